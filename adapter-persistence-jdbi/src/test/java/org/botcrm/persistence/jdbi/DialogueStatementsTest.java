package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a turn costs: most leave nothing behind, and pay for nothing. */
class DialogueStatementsTest {
  private static final Instant NOW = MutableClock.START;
  private static final DialogueState STATE = new DialogueState(Map.of("paso", "1"));
  private static final Trace TRACE =
      new Trace(
          "saludo", null, TrustLevel.UNKNOWN, null, List.of(), List.of(), List.of(), Duration.ZERO);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPlainAnswerCostsNoStatementForWhatDialoguesLeaveBehind(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      Set<String> plain = writes(database, dialect, DialogueState.EMPTY, null);
      Set<String> traced = writes(database, dialect, DialogueState.EMPTY, TRACE);

      assertThat(traced).isEqualTo(plain);
      assertThat(plain)
          .isNotEmpty()
          .noneMatch(
              sql ->
                  sql.matches(
                      "(?s).*\\b(dialogos|vinculos|codigos|intentos_codigo|solicitudes"
                          + "|pagos_reportados|promesas_pago|no_entendidos)\\b.*"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsRememberedIsWrittenOnlyWhenItChanged(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      assertThat(writes(database, dialect, STATE, null))
          .filteredOn(sql -> sql.contains("dialogos"))
          .hasSize(1);
      assertThat(writes(database, dialect, STATE, null)).noneMatch(sql -> sql.contains("dialogos"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aChatIsReadInTwoStatements(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      PendingChat first = receive(database);
      database.replies().record(first, outcome(first, STATE, TRACE), NOW);
      PendingChat pending = receive(database);

      Set<String> statements = reads(database, dialect, pending);

      assertThat(statements).hasSize(2).noneMatch(sql -> sql.contains("intentos_codigo"));
      database
          .replies()
          .record(
              pending,
              new TurnOutcome(
                  outcome(pending, STATE, null).answers(),
                  List.of(new Effect.AskCode(null, "V1")),
                  DialogueState.EMPTY,
                  null),
              NOW);
      assertThat(reads(database, dialect, receive(database))).hasSize(3);
    }
  }

  /** Nor may the database be a clock by which to tell clients from others. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsWrittenOfATypedIdIsTheSameWhetherItExistsOrNot(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      database.execute(
          "INSERT INTO clientes (id, cedula, nombres, telefono, estado)"
              + " VALUES (7, 'V12345678', 'Ana', '', 'ACTIVO')");
      Set<String> first = writes(database, dialect, asking("V11111111"));

      Set<String> exists = writes(database, dialect, asking("V12345678"));
      Set<String> absent = writes(database, dialect, asking("V99999999"));

      assertThat(first).anyMatch(sql -> sql.contains("codigos"));
      assertThat(absent).isEqualTo(exists);
      assertThat(exists).noneMatch(sql -> sql.contains("clientes"));
    }
  }

  private static Function<PendingChat, TurnOutcome> asking(String id) {
    return pending ->
        new TurnOutcome(
            outcome(pending, DialogueState.EMPTY, TRACE).answers(),
            List.of(new Effect.AskCode(null, id)),
            DialogueState.EMPTY,
            null);
  }

  /** A typed ID is nobody's business once it was dealt with. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTypedIdIsKeptOnlyWhileItsRequestIsOpen(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      for (int i = 0; i < 4; i++) {
        PendingChat pending = receive(database);
        TurnOutcome asked =
            new TurnOutcome(
                outcome(pending, DialogueState.EMPTY, null).answers(),
                List.of(new Effect.AskCode(null, "V12345678")),
                DialogueState.EMPTY,
                null);
        database.replies().record(pending, asked, NOW);
      }
      assertThat(database.count("SELECT COUNT(*) FROM codigos")).isEqualTo(4);
      assertThat(database.count("SELECT COUNT(*) FROM codigos WHERE documento IS NOT NULL"))
          .as("the one that stands for all")
          .isEqualTo(1);
      var codes = database.dialogues().codes();
      var request = codes.claim(NOW).orElseThrow();

      codes.sent(request, new ClienteId(7), "hash", NOW, NOW);

      assertThat(database.count("SELECT COUNT(*) FROM codigos WHERE documento IS NOT NULL"))
          .isZero();
      assertThat(database.count("SELECT COUNT(*) FROM codigos WHERE huella LIKE '%12345678%'"))
          .isZero();
    }
  }

  private static Set<String> writes(
      TestDatabase database, Dialect dialect, DialogueState state, @Nullable Trace trace) {
    return writes(database, dialect, pending -> outcome(pending, state, trace));
  }

  private static Set<String> writes(
      TestDatabase database, Dialect dialect, Function<PendingChat, TurnOutcome> outcome) {
    PendingChat pending = receive(database);
    RecordingConnections recorder = new RecordingConnections();
    SessionSource.Connector connector = recorder.recording(database::connect);
    try (GroupCommit writer =
        new GroupCommit(
            "test-writer", new SessionSource(connector, dialect, 0), new Crowd(System::nanoTime))) {
      DataSource readers = new ConnectionSource(database::reader);
      Database recorded = TestDatabase.watched(dialect, readers, writer);
      JdbiReplyQueue queue = new JdbiReplyQueue(recorded, new NationalIdHash("clave"));
      assertThat(queue.record(pending, outcome.apply(pending), NOW)).isTrue();
    }
    return recorder.statements();
  }

  private static Set<String> reads(TestDatabase database, Dialect dialect, PendingChat pending) {
    RecordingConnections recorder = new RecordingConnections();
    SessionSource.Connector connector = recorder.recording(database::reader);
    DataSource readers = new ConnectionSource(connector);
    try (GroupCommit writer =
        new GroupCommit(
            "test-writer",
            new SessionSource(database::connect, dialect, 0),
            new Crowd(System::nanoTime))) {
      Database recorded = TestDatabase.watched(dialect, readers, writer);
      new JdbiReplyQueue(recorded, new NationalIdHash("clave"))
          .find(pending.chat().id(), 10, NOW)
          .orElseThrow();
    }
    return recorder.statements();
  }

  private static PendingChat receive(TestDatabase database) {
    ReceivedMessage message =
        Messages.from("584141234567")
            .at(NOW.plusNanos(1_000 * database.count("SELECT COUNT(*) FROM entregas")))
            .body("hola")
            .build();
    database.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message));
    return database.replies().find(database.replies().listWaiting(1).get(0), 10, NOW).orElseThrow();
  }

  private static TurnOutcome outcome(
      PendingChat pending, DialogueState state, @Nullable Trace trace) {
    List<MessageAnswer> answers =
        pending.messages().stream()
            .map(PendingMessage::id)
            .map(
                id ->
                    new MessageAnswer(
                        id,
                        null,
                        "saludo",
                        "Hola",
                        List.of(OutboundDraft.ofText("Hola")),
                        null,
                        null,
                        trace))
            .toList();
    Instant until = state.isEmpty() ? null : NOW.plusSeconds(900);
    return new TurnOutcome(answers, List.of(), state, until);
  }

  private static TestDatabase open(Dialect dialect) {
    return dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql();
  }
}
