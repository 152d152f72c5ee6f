package org.botcrm.application.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.TestBot;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReplyToChatTest {
  private final TestBot bot = new TestBot();
  private final ReplyRules echo = TestBot.saying(body -> "a " + body);
  private final ReplyRules standard = ReplyRules.standard(ReplyTexts.standard());

  private static ReceivedMessage at(int second, String body) {
    return Messages.from("584141234567").at(TestBot.START.plusSeconds(second)).body(body).build();
  }

  private List<String> answers() {
    return bot.rows().stream()
        .filter(row -> row.direccion() == Direccion.OUTBOUND)
        .map(Conversacion::body)
        .toList();
  }

  private final ReplySettings pausing = TestBot.SETTINGS.withPause(Duration.ofSeconds(2));

  @Test
  void whatSomebodyWritesInOneGoIsAnsweredOnceAndTogether() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    bot.clock.advance(Duration.ofSeconds(1));
    bot.receive(at(2, "cuánto debo"));
    ReplyToChat reply = bot.replyToChat(echo, bot.clientes, pausing);

    assertThat(reply.reply(chat)).isEqualTo(TestBot.START.plusSeconds(3));
    assertThat(answers()).isEmpty();

    bot.clock.advance(Duration.ofSeconds(2));
    assertThat(reply.reply(chat)).isNull();
    assertThat(answers()).containsExactly("a hola\ncuánto debo");
    assertThat(bot.storage.replies().listWaiting(10)).isEmpty();
  }

  @Test
  void whoNeverStopsWritingIsAnsweredAfterFourPauses() {
    ReplyToChat reply = bot.replyToChat(echo, bot.clientes, pausing);
    ChatId chat = bot.chatOf(at(0, "m0"));
    for (int i = 1; i < 8; i++) {
      bot.clock.advance(Duration.ofSeconds(1));
      bot.receive(at(i, "m" + i));
      assertThat(reply.reply(chat)).isAfter(bot.clock.instant());
    }

    bot.clock.advance(Duration.ofSeconds(1));

    assertThat(reply.reply(chat)).isNull();
    assertThat(answers()).hasSize(1);
  }

  @Test
  void whoWantsNoMoreMessagesIsHeardInTheMidstOfOthers() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    bot.receive(at(2, "baja"));
    bot.receive(at(3, "cuánto debo"));
    bot.clock.advance(Duration.ofSeconds(2));

    bot.replyToChat(echo, bot.clientes, pausing).reply(chat);

    assertThat(answers())
        .singleElement()
        .satisfies(text -> assertThat(text).startsWith("Listo, no te enviaremos"));
  }

  @Test
  void messagesAreAnsweredInTheOrderOfMetasTime() {
    bot.receive(at(3, "tres"), at(1, "uno"));
    ChatId chat = bot.chatOf(at(2, "dos"));

    answerAll(bot.replyToChat(echo), chat);

    assertThat(answers()).containsExactly("a uno", "a dos", "a tres");
    assertThat(bot.row("dos").respuestaBot()).isEqualTo("a dos");
  }

  /** A chat with a hundred of them would otherwise read all that are left for each. */
  @Test
  void withoutAPauseEachTurnReadsTheNextMessageAndWhetherMoreWait() {
    bot.receive(at(1, "uno"), at(2, "dos"));
    ChatId chat = bot.chatOf(at(3, "tres"));
    ReadLimits queue = new ReadLimits(bot.storage.replies());

    answerAll(
        new ReplyToChat(
            queue,
            bot.clientes,
            echo,
            bot.idleDelivery(),
            TestBot.SETTINGS,
            bot.listener,
            bot.clock),
        chat);

    assertThat(answers()).containsExactly("a uno", "a dos", "a tres");
    assertThat(queue.asked()).containsExactly(2, 2, 2);
  }

  @Test
  void aMessageIsAnsweredOnce() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    ReplyToChat reply = bot.replyToChat(echo);

    reply.reply(chat);
    reply.reply(chat);
    bot.receive(at(1, "hola"));
    reply.reply(chat);

    assertThat(answers()).containsExactly("a hola");
    assertThat(bot.listener.heard()).containsExactly("replied eco after PT0S");
  }

  /** As the dispatcher does: until nothing waits. */
  private static void answerAll(ReplyToChat reply, ChatId chat) {
    Instant again = Instant.MIN;
    while (again != null) {
      again = reply.reply(chat);
    }
  }

  @Test
  void aChatWithManyMessagesIsAnsweredInTurnsSoThatOthersAreNotKeptWaiting() {
    List<String> expected = new ArrayList<>();
    ChatId chat = bot.chatOf(at(0, "m0"));
    expected.add("a m0");
    for (int i = 1; i < 120; i++) {
      bot.receive(at(i, "m" + i));
      expected.add("a m" + i);
    }

    ReplyToChat reply = bot.replyToChat(echo);
    assertThat(reply.reply(chat)).isNotNull();
    assertThat(answers()).isEqualTo(expected.subList(0, 1));
    answerAll(reply, chat);

    assertThat(answers()).isEqualTo(expected);
  }

  @Test
  void whoWantsNoMoreIsToldSoOnceAndThenAnsweredNoMore() {
    bot.receive(at(1, "hola"), at(2, "BAJA"), at(3, "baja"), at(4, "¿y mi saldo?"));
    ChatId chat = bot.chatOf(at(5, "stop"));

    answerAll(bot.replyToChat(echo), chat);
    ChatId again = bot.chatOf(at(6, "hola de nuevo"));
    answerAll(bot.replyToChat(echo), again);

    String confirmation = ReplyTexts.standard().say("baja", Map.of());
    assertThat(answers()).containsExactly("a hola", confirmation);
    assertThat(bot.row("BAJA").rule()).isEqualTo("baja");
    for (String unanswered : List.of("baja", "¿y mi saldo?", "stop", "hola de nuevo")) {
      assertThat(bot.row(unanswered).procesado()).as(unanswered).isTrue();
      assertThat(bot.row(unanswered).rule()).as(unanswered).isNull();
      assertThat(bot.row(unanswered).respuestaBot()).as(unanswered).isNull();
    }
    assertThat(bot.storage.consents().list(chat, 10))
        .extracting(ConsentChange::text)
        .containsExactly("stop", "baja", "BAJA");
    assertThat(bot.storage.outbox().claim(everything()).refused()).hasSize(1);
    assertThat(bot.storage.outbox().claim(everything()).messages())
        .extracting(message -> message.content().body())
        .containsExactly(confirmation);
  }

  private ClaimRequest everything() {
    Instant now = bot.clock.instant();
    return new ClaimRequest(now, now.plusSeconds(60), 100, SendingRates.all(80));
  }

  @Test
  void whoComesBackIsAnsweredAgain() {
    ChatId chat = bot.chatOf(at(1, "baja"));
    answerAll(bot.replyToChat(echo), chat);
    bot.receive(at(2, "alta"), at(3, "hola"));

    answerAll(bot.replyToChat(echo), chat);

    assertThat(answers().get(2)).isEqualTo("a hola");
    assertThat(bot.row("alta").rule()).isEqualTo("alta");
  }

  @Test
  void anUnknownChatHasNothingToAnswer() {
    assertThat(bot.replyToChat(echo).reply(new ChatId(99))).isNull();
  }

  @Test
  void aClientIsRecognisedByPhone() {
    ChatId chat = bot.chatOf(Messages.text(Clientes.PHONE_OF_ANA, "hola"));

    answerAll(bot.replyToChat(standard), chat);

    assertThat(bot.row("hola").clienteId()).isEqualTo(new ClienteId(1));
    assertThat(bot.row("hola").rule()).isEqualTo("saludo-cliente");
    assertThat(answers().get(0)).startsWith("¡Hola, Ana!");
  }

  @Test
  void aPhoneThatSeveralClientsShareIsNobodys() {
    ChatId chat = bot.chatOf(Messages.text("584140000001", "hola"));

    answerAll(bot.replyToChat(standard), chat);

    assertThat(bot.row("hola").clienteId()).isNull();
    assertThat(bot.row("hola").rule()).isEqualTo("saludo-desconocido");
  }

  @Test
  void aPersonWithoutAPhoneIsAnsweredAsUnknown() {
    ChatId chat = bot.chatOf(Messages.fromUser("VE.1001").body("hola").build());

    answerAll(bot.replyToChat(standard), chat);

    assertThat(bot.row("hola").rule()).isEqualTo("saludo-desconocido");
  }

  @Test
  void aLongAnswerIsSentInParts() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    String text = "palabra ".repeat(1000).strip();

    bot.replyToChat(TestBot.saying(body -> text)).reply(chat);

    assertThat(answers()).hasSize(2);
    assertThat(String.join(" ", answers())).isEqualTo(text);
    assertThat(bot.row("hola").respuestaBot()).isEqualTo(text);
  }

  @Test
  void aMessageThatNoRuleAnswersIsDoneInSilence() {
    ChatId chat = bot.chatOf(at(1, "hola"));

    assertThat(bot.replyToChat(ReplyRules.firstMatch(List.of())).reply(chat)).isNull();

    assertThat(bot.row("hola").procesado()).isTrue();
    assertThat(answers()).isEmpty();
    assertThat(bot.listener.heard()).isEmpty();
  }

  @Test
  void aRuleThatFailsIsSeenOnTheRowAndTheNextOneAnswers() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    ReplyRule failing =
        new ReplyRule() {
          @Override
          public String name() {
            return "rota";
          }

          @Override
          public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
            throw new IllegalStateException(message.body());
          }
        };
    List<ReplyRule> rules = List.of(failing, new FixedRule("fija", "aquí estoy"));

    bot.replyToChat(ReplyRules.firstMatch(rules)).reply(chat);

    assertThat(bot.row("hola").rule()).isEqualTo("fija");
    assertThat(bot.row("hola").error()).contains("rota").doesNotContain("hola");
    assertThat(answers()).containsExactly("aquí estoy");
    assertThat(bot.listener.heard()).contains("rule failed rota");
  }

  private record FixedRule(String name, String text) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      return Optional.of(new Reply(text));
    }
  }

  @Test
  void aRuleIsToldOfWhichChatTheMessageIs() {
    ChatId first = bot.chatOf(at(1, "hola"));

    answerAll(bot.replyToChat(ReplyRules.firstMatch(List.of(new TellsChat("chat")))), first);

    assertThat(answers()).containsExactly("chat " + first.value());
  }

  private record TellsChat(String name) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      return Optional.ofNullable(context.chat()).map(chat -> new Reply("chat " + chat.value()));
    }
  }

  @Test
  void anAnswerOfSeveralKindsIsQueuedWithItsQuote() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    Choice choice = new Choice("¿Sí?", List.of(new Choice.Option("s", "Sí")));
    ReplyRules rules = ReplyRules.firstMatch(List.of(new Reacting("reacciona", choice)));

    answerAll(bot.replyToChat(rules), chat);

    assertThat(bot.row("hola").respuestaBot()).isEqualTo("reacción 👍 a un mensaje\n¿Sí?\n[Sí]");
    assertThat(answers()).containsExactly("reacción 👍 a un mensaje", "¿Sí?\n[Sí]");
    assertThat(bot.row("¿Sí?\n[Sí]").messageType()).isEqualTo("interactive");
    assertThat(bot.row("¿Sí?\n[Sí]").quotedMessageId()).isEqualTo(bot.row("hola").messageId());
  }

  private record Reacting(String name, Choice choice) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      Reply thumb = Reply.of(new Reaction(message.messageId(), "👍"));
      return Optional.of(thumb.and(Reply.of(choice)).quoting(message.messageId()));
    }
  }

  @Test
  void whenTheCrmCannotBeAskedTheMessageStillWaits() {
    ChatId chat = bot.chatOf(at(1, "hola"));
    StorageException outage = new StorageException("no se pudo leer");
    ReplyToChat reply = bot.replyToChat(standard, new BrokenLookup(outage));

    assertThatThrownBy(() -> reply.reply(chat)).isSameAs(outage);

    assertThat(bot.row("hola").procesado()).isFalse();
    assertThat(bot.storage.replies().listWaiting(10)).containsExactly(chat);
  }

  private record BrokenLookup(StorageException outage) implements ClienteLookup {
    @Override
    public ClienteMatch findByPhone(PhoneNumber phone) {
      throw outage;
    }

    @Override
    public ClienteMatch findByNationalId(NationalId id) {
      throw outage;
    }

    @Override
    public Optional<Cliente> find(ClienteId id) {
      throw outage;
    }
  }

  @Test
  @Timeout(180)
  void callersAtTheSameTimeAnswerEachMessageOnce() throws Exception {
    ChatId chat = bot.chatOf(at(0, "m0"));
    for (int i = 1; i < 40; i++) {
      bot.receive(at(i, "m" + i));
    }
    CyclicBarrier bothDecided = new CyclicBarrier(2);
    ThreadLocal<Boolean> met = ThreadLocal.withInitial(() -> false);
    // Both callers have decided about the same messages before either records its answers.
    ReplyRules slow =
        TestBot.saying(
            body -> {
              if (!met.get()) {
                met.set(true);
                await(bothDecided);
              }
              return "a " + body;
            });
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = callers.submit(() -> answerAll(bot.replyToChat(slow), chat));
      Future<?> other = callers.submit(() -> answerAll(bot.replyToChat(slow), chat));
      one.get(60, TimeUnit.SECONDS);
      other.get(60, TimeUnit.SECONDS);
    } finally {
      callers.shutdownNow();
    }
    assertThat(answers()).hasSize(40).doesNotHaveDuplicates();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
