package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two bots that share one PostgreSQL. */
@Timeout(300)
class SeveralNodesTest {
  private static final int MESSAGES = 300;
  private static final int CHATS = 40;
  private static final String PHONE = "584141234567";
  private static final Instant NOW = MutableClock.START;

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private TestDatabase database;
  private List<JdbiPersistence> nodes;

  @BeforeEach
  void open() {
    database = TestDatabase.postgresql();
    nodes = List.of(database.persistence(), database.anotherNode());
  }

  @AfterEach
  void close() {
    nodes.get(1).close();
    database.close();
    threads.shutdownNow();
  }

  @Test
  void aMessageThatBothReceiveIsStoredOnce() throws Exception {
    List<StoredDelivery> stored = receiveEverythingTwice();

    assertThat(stored.stream().mapToInt(StoredDelivery::messages).sum()).isEqualTo(MESSAGES);
    assertThat(stored.stream().mapToInt(StoredDelivery::duplicates).sum()).isEqualTo(MESSAGES);
    assertThat(nodes.get(0).conversaciones().estadisticas(NOW).inbound()).isEqualTo(MESSAGES);
    assertThat(nodes.get(0).replies().backlog().chats()).isEqualTo(CHATS);
  }

  @Test
  void aMessageThatBothAnswerIsAnsweredOnce() throws Exception {
    receiveEverythingTwice();

    onBothNodes(4, this::answerEverything);

    assertThat(nodes.get(0).conversaciones().estadisticas(NOW).outbound()).isEqualTo(MESSAGES);
    assertThat(nodes.get(1).replies().backlog().chats()).isZero();
    assertThat(
            nodes
                .get(0)
                .conversaciones()
                .list(ConversacionFilter.all(), new PageRequest.Numbered(1, 1))
                .total())
        .isEqualTo(2 * MESSAGES);
  }

  @Test
  void aMessageIsClaimedByOneOfThemInTheOrderOfItsChat() throws Exception {
    receiveEverythingTwice();
    onBothNodes(1, this::answerEverything);

    List<List<OutboundMessage>> claimed = onBothNodes(4, this::sendEverything);

    List<Long> ids = claimed.stream().flatMap(List::stream).map(OutboundMessage::id).toList();
    assertThat(ids).hasSize(MESSAGES).doesNotHaveDuplicates();
  }

  /** A row that refers to a chat keeps its key shared until its transaction ends. */
  @Test
  void aChatCanBeLockedWhileAnotherNodeStoresAMessageOfIt() throws Exception {
    receive(nodes.get(0), message(0));
    try (Connection storing = database.connect();
        WriteSession locking = new WriteSession(database.connect(), Dialect.POSTGRESQL, 0)) {
      storing.setAutoCommit(false);
      storing.createStatement().execute("SELECT id FROM chats FOR KEY SHARE");
      locking.update("SET lock_timeout = '1s'");

      locking.lock("chats", List.of(1L));

      storing.rollback();
      locking.rollback();
    }
  }

  @Test
  void statusesThatBothTakeAtOnceEndInTheFurtherState() throws Exception {
    List<ReceivedMessage> asked = new ArrayList<>();
    for (int i = 0; i < CHATS; i++) {
      asked.add(message(i));
    }
    receive(nodes.get(0), asked.toArray(ReceivedMessage[]::new));
    answerEverything(nodes.get(0));
    List<Callable<StoredDelivery>> work = new ArrayList<>();
    for (OutboundMessage sent : sendEverything(nodes.get(0))) {
      String id = "wamid.out." + sent.id();
      work.add(() -> receive(nodes.get(0), Statuses.of(id, "delivered")));
      work.add(() -> receive(nodes.get(1), Statuses.of(id, "read")));
    }

    List<StoredDelivery> stored = results(threads.invokeAll(work));

    assertThat(stored).hasSize(2 * CHATS).extracting(StoredDelivery::statuses).containsOnly(1);
    assertThat(
            nodes
                .get(0)
                .conversaciones()
                .list(
                    ConversacionFilter.ofDireccion(Direccion.OUTBOUND),
                    new PageRequest.Numbered(1, PageRequest.MAX_SIZE))
                .conversaciones())
        .hasSize(CHATS)
        .extracting(Conversacion::state)
        .containsOnly(DeliveryState.READ);
  }

  @Test
  void aPriceThatOneTakesWhileTheOtherTakesTheDeliveryIsCountedOnce() throws Exception {
    receiveEverythingTwice();
    answerEverything(nodes.get(0));
    List<Callable<StoredDelivery>> work = new ArrayList<>();
    for (OutboundMessage sent : sendEverything(nodes.get(0))) {
      String id = "wamid.out." + sent.id();
      work.add(() -> receive(nodes.get(0), Statuses.priced(id, "sent", NOW, Statuses.FREE_REPLY)));
      work.add(() -> receive(nodes.get(1), Statuses.priced(id, "delivered", NOW, null)));
      work.add(() -> receive(nodes.get(0), Statuses.priced(id, "read", NOW, null)));
    }

    results(threads.invokeAll(work));

    assertThat(nodes.get(1).conversaciones().listCobros(NOW, NOW.plusSeconds(Cobros.QUARTER)))
        .singleElement()
        .extracting(Cobros::mensajes)
        .isEqualTo((long) MESSAGES);
  }

  @Test
  void whatTheWritersOfBothCountAddsUp() {
    receive(nodes.get(0), message(0), message(1));
    answerEverything(nodes.get(0));
    List<OutboundMessage> claimed = claim(nodes.get(0), 2);

    String ours = claimed.get(0).callbackData();
    receive(nodes.get(0), Statuses.withCallback("wamid.out.0", "sent", ours));
    nodes
        .get(1)
        .outbox()
        .record(claimed.get(1), new AttemptOutcome.Accepted(new MessageId("wamid.out.1")), NOW);

    assertThat(
            database.count(
                "SELECT COUNT(DISTINCT ranura) FROM contadores WHERE respuestas_enviadas > 0"))
        .as("slots of different writers")
        .isEqualTo(2);
    for (JdbiPersistence node : nodes) {
      Estadisticas figures = node.conversaciones().estadisticas(NOW.minusSeconds(60));
      assertThat(figures.respuestasEnviadas()).isEqualTo(2);
      assertThat(figures.outbound()).isEqualTo(2);
      assertThat(figures.ultimas24h()).isEqualTo(4);
    }
  }

  /** The number was given to somebody else, which only the other node has seen. */
  @Test
  void aPhoneAloneIsLookedUpEachTimeBecauseTheOtherMayHaveLearntWhoseItIs() {
    ReceivedMessage first = at(1, Messages.from(PHONE));
    ReceivedMessage named = at(2, Messages.from(PHONE, "VE.1"));
    ReceivedMessage newOwner = at(3, Messages.from(PHONE, "VE.2"));
    ReceivedMessage last = at(4, Messages.from(PHONE));

    receive(nodes.get(0), first);
    receive(nodes.get(1), named);
    receive(nodes.get(1), newOwner);
    receive(nodes.get(0), last);

    assertThat(chatOf(named)).isEqualTo(chatOf(first));
    assertThat(chatOf(newOwner)).isNotEqualTo(chatOf(first));
    assertThat(chatOf(last)).isEqualTo(chatOf(newOwner));
  }

  @Test
  void aMessageOfAChatThatIsGoneMeanwhileGetsAnother() {
    ReceivedMessage first = at(1, Messages.from(PHONE, "VE.1"));
    ReceivedMessage next = at(2, Messages.from(PHONE, "VE.1"));
    receive(nodes.get(0), first);
    ChatId gone = chatOf(first);
    database.execute("DELETE FROM chats");

    StoredDelivery stored = receive(nodes.get(0), next);

    assertThat(stored.messages()).isEqualTo(1);
    assertThat(chatOf(next)).isNotEqualTo(gone);
    assertThat(nodes.get(1).replies().find(chatOf(next), 10)).isPresent();
  }

  private static ReceivedMessage at(int seconds, MessageSample sample) {
    return sample.at(NOW.plusSeconds(seconds)).body("m" + seconds).build();
  }

  private ChatId chatOf(ReceivedMessage message) {
    return nodes
        .get(0)
        .conversaciones()
        .list(ConversacionFilter.all(), new PageRequest.Numbered(1, PageRequest.MAX_SIZE))
        .conversaciones()
        .stream()
        .filter(row -> message.id().value().equals(row.messageId()))
        .map(Conversacion::chatId)
        .findFirst()
        .orElseThrow();
  }

  private static List<OutboundMessage> claim(JdbiPersistence node, int limit) {
    return node.outbox()
        .claim(new ClaimRequest(NOW, NOW.plusSeconds(60), limit, SendingRates.all(10_000)))
        .messages();
  }

  private static StoredDelivery receive(JdbiPersistence node, ReceivedMessage... messages) {
    return node.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(messages));
  }

  private static StoredDelivery receive(JdbiPersistence node, StatusUpdate status) {
    return node.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(status));
  }

  @Test
  void aConnectionThatTheServerEndedIsOpenedAnew() throws SQLException {
    nodes.get(0).deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message(1)));
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    storeUntilItWorks(message(2));

    // The pool trusts for half a second what it gave out last.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> nodes.get(0).conversaciones().estadisticas(NOW).inbound() == 2);
  }

  private void storeUntilItWorks(ReceivedMessage message) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              nodes.get(0).deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message));
              return true;
            });
  }

  private List<StoredDelivery> receiveEverythingTwice() throws Exception {
    List<Callable<StoredDelivery>> work = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      ReceivedMessage message = message(i);
      for (JdbiPersistence node : nodes) {
        work.add(() -> node.deliveries().store(Deliveries.raw("{}", NOW), Deliveries.of(message)));
      }
    }
    return results(threads.invokeAll(work));
  }

  private static ReceivedMessage message(int i) {
    return Messages.from("58414" + (1_000_000 + i % CHATS)).id("wamid." + i).body("m" + i).build();
  }

  private <T> List<T> onBothNodes(int each, Work<T> work) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      nodes.forEach(node -> calls.add(() -> work.on(node)));
    }
    return results(threads.invokeAll(calls));
  }

  private static <T> List<T> results(List<Future<T>> futures) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get(60, TimeUnit.SECONDS));
    }
    return results;
  }

  private Integer answerEverything(JdbiPersistence node) {
    int answered = 0;
    List<ChatId> waiting = node.replies().listWaiting(CHATS);
    while (!waiting.isEmpty()) {
      for (ChatId chat : waiting) {
        answered += node.replies().find(chat, 3).map(p -> answer(node, p)).orElse(0);
      }
      waiting = node.replies().listWaiting(CHATS);
    }
    return answered;
  }

  private static int answer(JdbiPersistence node, PendingChat pending) {
    List<MessageAnswer> answers =
        pending.messages().stream()
            .map(
                message ->
                    new MessageAnswer(
                        message.id(),
                        null,
                        "regla",
                        "texto",
                        List.of(OutboundDraft.ofText("texto")),
                        null))
            .toList();
    return node.replies().record(pending, answers, NOW) ? answers.size() : 0;
  }

  private List<OutboundMessage> sendEverything(JdbiPersistence node) {
    List<OutboundMessage> sent = new ArrayList<>();
    while (node.replies().backlog().outbound() > 0) {
      for (OutboundMessage message : claim(node, 10)) {
        sent.add(message);
        node.outbox()
            .record(
                message,
                new AttemptOutcome.Accepted(new MessageId("wamid.out." + message.id())),
                NOW);
      }
    }
    Set<Long> last = new HashSet<>();
    sent.forEach(message -> assertThat(last.add(message.id())).isTrue());
    return sent;
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(JdbiPersistence node) throws Exception;
  }
}
