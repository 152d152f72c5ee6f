package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.botcrm.testkit.time.MutableClock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement of the bot finds its rows through an index, so that its cost stays as rows grow.
 */
class IndexUseTest {
  /** A row a business number, writer or installation: reading them whole is the point. */
  private static final String SMALL =
      "instalacion|numeros_negocio|contadores|contadores_minuto|secuencias|eventos_ultimo";

  private static final Instant NOW = MutableClock.START;
  private static final Delivery RAW = Deliveries.raw("{}", NOW);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noStatementReadsAWholeTable(Dialect dialect) throws SQLException {
    try (TestDatabase database = open(dialect);
        Connection connection = database.explainer()) {
      Set<String> statements = everyStatement(database, dialect);
      assertThat(statements).hasSizeGreaterThan(30);
      for (String sql : statements) {
        for (String step : plan(connection, dialect, sql)) {
          assertThat(wholeRead(dialect, step)).as("%s%n%s", sql, step).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aStatementWithoutAnIndexWouldBeSeen(Dialect dialect) throws SQLException {
    try (TestDatabase database = open(dialect);
        Connection connection = database.explainer()) {
      assertThat(plan(connection, dialect, "SELECT id FROM conversaciones_whatsapp WHERE body = ?"))
          .anyMatch(step -> wholeRead(dialect, step));
    }
  }

  /** Texts are what a bot gets by the thousand; they pay nothing for the files of others. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aDeliveryWithoutFilesRunsNoStatementForThem(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      assertThat(statementsOf(database, dialect, Messages.text("584141234567", "hola")))
          .isNotEmpty()
          .noneMatch(sql -> sql.contains("medios"));
      assertThat(statementsOf(database, dialect, withFile("wamid.1")))
          .filteredOn(sql -> sql.contains("medios"))
          .hasSize(1);
    }
  }

  /** A delivery is many statuses; the statements for what they cost are the same few for all. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void onlyStatusesThatTellAPriceOrADeliveryRunStatementsForIt(Dialect dialect) {
    try (TestDatabase database = open(dialect)) {
      assertThat(aboutPrices(database, dialect, Messages.text("584141234567", "hola"))).isEmpty();
      assertThat(aboutPrices(database, dialect, Statuses.of("wamid.1", "sent"))).isEmpty();
      assertThat(aboutPrices(database, dialect, Statuses.of("wamid.1", "read")))
          .noneMatch(sql -> sql.startsWith("INSERT"));
      assertThat(
              aboutPrices(
                  database,
                  dialect,
                  Statuses.priced("wamid.2", "delivered", NOW, Statuses.FREE_REPLY),
                  Statuses.priced("wamid.3", "delivered", NOW, Statuses.FREE_REPLY)))
          .filteredOn(sql -> sql.startsWith("INSERT INTO cobros"))
          .hasSize(2);
    }
  }

  private static List<String> aboutPrices(
      TestDatabase database, Dialect dialect, ReceivedMessage message) {
    return aboutPrices(statementsOf(database, dialect, message));
  }

  private static List<String> aboutPrices(
      TestDatabase database, Dialect dialect, StatusUpdate... statuses) {
    return aboutPrices(statementsOf(database, dialect, Deliveries.of(statuses)));
  }

  private static List<String> aboutPrices(Set<String> statements) {
    return statements.stream().filter(sql -> sql.contains("cobro")).toList();
  }

  private static Set<String> statementsOf(
      TestDatabase database, Dialect dialect, ReceivedMessage message) {
    return statementsOf(database, dialect, Deliveries.of(message));
  }

  private static Set<String> statementsOf(
      TestDatabase database, Dialect dialect, ParsedDelivery parsed) {
    RecordingConnections recorder = new RecordingConnections();
    DataSource readers = new ConnectionSource(database::reader);
    try (GroupCommit writer =
        new GroupCommit(
            "test-writer",
            new SessionSource(recorder.recording(database::connect), dialect, 0),
            new Crowd(System::nanoTime))) {
      Database recorded = TestDatabase.watched(dialect, readers, writer);
      new JdbiDeliveryStore(
              recorded, new IngestBatch("abc", ChatGate.REST, MutableClock.standing()))
          .store(RAW, parsed);
    }
    return recorder.statements();
  }

  static Stream<Expected> listings() {
    PhoneNumber number = new PhoneNumber("584141234567");
    return Stream.of(Dialect.values())
        .flatMap(
            dialect ->
                Stream.of(
                    new Expected(dialect, ConversacionFilter.all(), "conversaciones_tiempo"),
                    new Expected(
                        dialect,
                        ConversacionFilter.ofDireccion(Direccion.OUTBOUND),
                        "conversaciones_direccion"),
                    new Expected(
                        dialect,
                        ConversacionFilter.ofCliente(new ClienteId(1)),
                        "conversaciones_cliente"),
                    new Expected(
                        dialect, ConversacionFilter.ofNumber(number), "conversaciones_chat"),
                    new Expected(
                        dialect, ConversacionFilter.ofChat(new ChatId(1)), "conversaciones_chat"),
                    new Expected(dialect, ofType("image"), "conversaciones_tipo")));
  }

  @ParameterizedTest
  @MethodSource("listings")
  void aPageIsReadInTheOrderOfItsIndex(Expected expected) throws SQLException {
    try (TestDatabase database = open(expected.dialect);
        Connection connection = database.explainer()) {
      database.deliveries().store(RAW, Deliveries.of(Messages.text("584141234567", "hola")));
      for (PageRequest page :
          List.of(
              new PageRequest.Numbered(3, 20),
              new PageRequest.After(new Cursor(NOW, new ConversacionId(9)), 20))) {
        String plan = String.join("\n", pagePlan(database, connection, expected, page));

        assertThat(plan).contains(expected.index);
        assertThat(plan).doesNotContainIgnoringCase("sort").doesNotContain("TEMP B-TREE");
      }
    }
  }

  private static List<String> pagePlan(
      TestDatabase database, Connection connection, Expected expected, PageRequest page)
      throws SQLException {
    Jdbi jdbi = Jdbi.create(connection);
    Listing.Sql sql =
        jdbi.withHandle(handle -> Listing.of(handle, expected.dialect, expected.filter).ids(page));
    return plan(connection, expected.dialect, sql.text());
  }

  private static ConversacionFilter ofType(String type) {
    return new ConversacionFilter(null, null, null, null, null, type, null, null, null);
  }

  private static TestDatabase open(Dialect dialect) {
    return dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql();
  }

  private static boolean wholeRead(Dialect dialect, String step) {
    return dialect == Dialect.SQLITE
        ? step.matches("SCAN (?!.*USING .*INDEX)(?!(" + SMALL + "|a|p|n|CONSTANT ROW)\\b).*")
        : step.matches(".*Seq Scan on (?!(" + SMALL + ")\\b).*");
  }

  private static List<String> plan(Connection connection, Dialect dialect, String sql)
      throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        // An empty table is read whole however many indexes it has, unless that is forbidden.
        statement.execute("SET enable_seqscan = off");
        statement.execute("SET enable_bitmapscan = off");
      }
      String explain =
          dialect == Dialect.SQLITE
              ? "EXPLAIN QUERY PLAN " + sql
              : "EXPLAIN (GENERIC_PLAN) " + numbered(sql);
      try (ResultSet rows = statement.executeQuery(explain)) {
        while (rows.next()) {
          steps.add(rows.getString(dialect == Dialect.SQLITE ? "detail" : "QUERY PLAN"));
        }
      }
    }
    return steps;
  }

  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int count = 0;
    for (char c : sql.toCharArray()) {
      numbered.append(c == '?' ? "$" + ++count : String.valueOf(c));
    }
    return numbered.toString();
  }

  /** What a bot over this database prepares in a life with everything in it. */
  private static Set<String> everyStatement(TestDatabase database, Dialect dialect) {
    RecordingConnections recorder = new RecordingConnections();
    SessionSource.Connector connector = recorder.recording(database::connect);
    DataSource readers = new ConnectionSource(recorder.recording(database::reader));
    try (GroupCommit writer =
        new GroupCommit(
            "test-writer", new SessionSource(connector, dialect, 0), new Crowd(System::nanoTime))) {
      live(TestDatabase.watched(dialect, readers, writer));
    }
    return recorder.statements();
  }

  private static void live(Database database) {
    DeliveryStore store =
        new JdbiDeliveryStore(
            database, new IngestBatch("abc", ChatGate.REST, MutableClock.standing()));
    store.store(
        RAW,
        Deliveries.of(
            Messages.text("584141234567", "hola"),
            Messages.from("584141234568", "VE.1").build(),
            Messages.from("584141234568", "VE.2").build(),
            Messages.fromUser("VE.4").build(),
            Messages.text("584141234569", "de quien aún no se sabe"),
            withFile("wamid.1"),
            withFile("wamid.2")));
    store.store(RAW, Deliveries.of(Messages.from("584141234569", "VE.4").build()));
    store.store(RAW, Deliveries.of(Messages.from("584141234567", "VE.3").build()));
    store.store(
        RAW,
        Deliveries.of(
            new Fact.Status(Statuses.priced("wamid.x", "read", NOW, Statuses.FREE_REPLY)),
            Deliveries.unreadable("{}")));
    store
        .listFailed(new DeliveryId(0), 10)
        .forEach(failed -> store.storeAgain(failed.id(), ParsedDelivery.of(List.of())));
    write(new JdbiOutboundQueue(database, ChatGate.REST));
    look(new JdbiChatRepository(database));
    answer(new JdbiReplyQueue(database, new NationalIdHash("clave")));
    send(new JdbiOutbox(database, "abc"));
    fetch(new JdbiMediaQueue(database));
    read(new JdbiConversacionRepository(database));
    readCartera(database);
    DialogueLife.live(database);
    FeedRepository feed = new JdbiFeedRepository(database);
    feed.read(0, 10);
    feed.forget(NOW.plusSeconds(1), 10);
  }

  private static void readCartera(Database database) {
    LenderSettings lender = LenderSettings.standard();
    CarteraSql sql = new CarteraSql(null, lender);
    ClienteId cliente = new ClienteId(1);
    database.readSnapshot(
        "testing",
        Duration.ofSeconds(30),
        handle -> {
          sql.cedula(handle, cliente);
          sql.prestamos(handle, cliente);
          sql.cuotas(handle, cliente);
          sql.pagos(handle, cliente);
          return sql.pagosWithoutLoan(
              handle, lender.ids().usualWritings(new NationalId("VE", "V12345678")));
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void paymentsWithoutALoanAreFoundByTheirPayer(Dialect dialect) throws SQLException {
    try (TestDatabase database = open(dialect);
        Connection connection = database.explainer()) {
      List<String> statements =
          everyStatement(database, dialect).stream()
              .filter(sql -> sql.contains("+prestamo_id IS NULL"))
              .toList();

      assertThat(statements).hasSize(1);
      assertThat(String.join("\n", plan(connection, dialect, statements.get(0))))
          .contains("pagos_cedula");
    }
  }

  private static ReceivedMessage withFile(String wamid) {
    MediaReference file = new MediaReference(wamid, "image/jpeg", null, null, null);
    return Messages.from("584141234567").id(wamid).type("image").media(file).build();
  }

  private static void fetch(MediaQueue queue) {
    StoredMedia file = new StoredMedia(new Sha256("ab".repeat(32)), 7);
    List<MediaOutcome> outcomes =
        List.of(new MediaOutcome.Again(NOW, "no"), new MediaOutcome.Stored(file));
    for (MediaOutcome outcome : outcomes) {
      for (MediaDownload download : queue.claim(NOW, NOW.plus(Duration.ofMinutes(1)), 1)) {
        queue.record(download, outcome, NOW);
      }
    }
  }

  private static void write(OutboundQueue queue) {
    Template template = new Template("aviso", "es", null, List.of(), List.of());
    IdempotencyKey key = new IdempotencyKey("k", new Sha256("ab".repeat(32)));
    for (int chat = 1; chat < 9; chat++) {
      queue.queue(
          new OutboundRequest(
              new ChatId(chat), OutboundDraft.ofText("hola"), template, new ClienteId(1), key),
          NOW);
      // Written by then, and left when the window is closed.
      queue.queue(
          new OutboundRequest(new ChatId(chat), OutboundDraft.ofText("hola"), template, null, null),
          NOW.minus(Duration.ofDays(2)));
    }
  }

  private static void look(ChatRepository chats) {
    chats.find(new ChatId(1));
    chatFilters()
        .forEach(
            filter -> {
              chats.list(filter, null, 20);
              chats.list(filter, new ChatCursor(NOW, new ChatId(1)), 20);
            });
  }

  private static Stream<ChatFilter> chatFilters() {
    PhoneNumber number = new PhoneNumber("584141234567");
    return Stream.of(
        ChatFilter.all(),
        new ChatFilter(true, null),
        new ChatFilter(false, null),
        new ChatFilter(null, number),
        new ChatFilter(true, number));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPageOfChatsIsReadInTheOrderOfItsIndex(Dialect dialect) throws SQLException {
    try (TestDatabase database = open(dialect);
        Connection connection = database.explainer()) {
      database.deliveries().store(RAW, Deliveries.of(Messages.text("584141234567", "hola")));
      for (ChatCursor after :
          new @Nullable ChatCursor[] {null, new ChatCursor(NOW, new ChatId(9))}) {
        assertThat(chatPlan(connection, dialect, ChatFilter.all(), after))
            .contains("chats_actividad")
            .doesNotContainIgnoringCase("sort")
            .doesNotContain("TEMP B-TREE");
        assertThat(chatPlan(connection, dialect, new ChatFilter(true, null), after))
            .contains("chats_pendientes")
            .doesNotContainIgnoringCase("sort")
            .doesNotContain("TEMP B-TREE");
        // A person has a chat with each business number at most, so that sorting them costs
        // nothing.
        ChatFilter ofNumber = new ChatFilter(null, new PhoneNumber("584141234567"));
        assertThat(chatPlan(connection, dialect, ofNumber, after)).contains("chats_numero");
      }
      String last =
          String.join("\n", plan(connection, dialect, JdbiChatRepository.lastMessagesSql(3)));
      assertThat(last).contains("conversaciones_chat").doesNotContain("TEMP B-TREE");
    }
  }

  private static String chatPlan(
      Connection connection, Dialect dialect, ChatFilter filter, @Nullable ChatCursor after)
      throws SQLException {
    String sql = JdbiChatRepository.sql(dialect, filter, after, 20, new ArrayList<>());
    return String.join("\n", plan(connection, dialect, sql));
  }

  private static void answer(ReplyQueue queue) {
    for (var chat : queue.listWaiting(10)) {
      PendingChat pending = queue.find(chat, 10).orElseThrow();
      List<MessageAnswer> answers =
          pending.messages().stream()
              .map(
                  message ->
                      new MessageAnswer(
                          message.id(),
                          new ClienteId(1),
                          "regla",
                          "texto",
                          List.of(OutboundDraft.ofText("texto")),
                          null))
              .toList();
      queue.record(pending, answers, NOW);
    }
    queue.backlog();
  }

  private static void send(JdbiOutbox outbox) {
    List<AttemptOutcome> outcomes =
        List.of(
            new AttemptOutcome.Accepted(new MessageId("wamid.sent")),
            new AttemptOutcome.Failed(new SendError(1, "no")),
            new AttemptOutcome.Again(NOW, new SendError(1, "no"), true),
            new AttemptOutcome.Slowed(NOW, 80, new SendError(1, "no")),
            new AttemptOutcome.Stopped(new SendError(1, "no")),
            new AttemptOutcome.Unknown(NOW, "no"));
    for (AttemptOutcome outcome : outcomes) {
      for (OutboundMessage message :
          outbox
              .claim(
                  new ClaimRequest(
                      NOW, NOW.plus(Duration.ofMinutes(1)), 1, SendingRates.all(1_000)))
              .messages()) {
        outbox.record(message, outcome, NOW);
      }
    }
  }

  private static void read(ConversacionRepository conversaciones) {
    PhoneNumber number = new PhoneNumber("584141234567");
    ConversacionFilter none = ConversacionFilter.all();
    for (ConversacionFilter filter :
        List.of(
            none,
            ConversacionFilter.ofCliente(new ClienteId(1)),
            ConversacionFilter.ofDireccion(Direccion.INBOUND),
            ConversacionFilter.ofNumber(number),
            ConversacionFilter.ofChat(new ChatId(1)),
            new ConversacionFilter(null, null, number, null, null, null, null, null, null),
            new ConversacionFilter(null, null, null, number, null, null, null, null, null),
            new ConversacionFilter(null, null, null, null, null, "text", NOW, NOW, "hola"))) {
      conversaciones.list(filter, new PageRequest.Numbered(2, 10));
      conversaciones.list(
          filter, new PageRequest.After(new Cursor(NOW, new ConversacionId(1)), 10));
    }
    conversaciones.find(new ConversacionId(1));
    conversaciones.estadisticas(NOW);
    conversaciones.listStatuses(new ConversacionId(1));
    conversaciones.findHeldUntil(new ConversacionId(1));
    conversaciones.listCobros(NOW.minus(Duration.ofDays(31)), NOW);
  }

  /**
   * A listing and the index that it must use.
   *
   * @param dialect of the database
   * @param filter of the listing
   * @param index its name
   */
  record Expected(Dialect dialect, ConversacionFilter filter, String index) {}
}
