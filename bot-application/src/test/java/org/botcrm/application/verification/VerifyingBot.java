package org.botcrm.application.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.botcrm.application.TestBot;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.application.reply.SlowAnswers;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.verification.IdentityDialogue;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.time.MutableClock;

/** A whole bot in memory that tells a balance to whoever showed who they are. */
final class VerifyingBot {
  static final NationalIds IDS = NationalIds.of("VE");
  static final String ID_OF_ANA = "V-12345678";
  static final String ID_OF_NOBODY = "V-99999999";

  /** One ID, two clients. */
  static final String ID_OF_TWO = "V-10000002";

  final TestBot bot = new TestBot();
  final MutableClock clock = bot.clock;
  final RecordingCodeSender sender = new RecordingCodeSender();
  final CodeHasher hasher =
      new CodeHasher("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  final RecordingLookup clientes =
      new RecordingLookup(
          new InMemoryClienteLookup(
              List.of(
                  Clientes.ana(),
                  Clientes.withPhone(2, "0414-0000001"),
                  new Cliente(
                      Clientes.withPhone(3, null).id(),
                      "10000002",
                      "X",
                      null,
                      null,
                      null,
                      "ACTIVO")),
              new SimplePhoneNumberParser("58", "0"),
              IDS));
  final CodePorts ports =
      new CodePorts(bot.storage.dialogues().codes(), clientes, sender, hasher, IDS);
  private final SendCode codes = new SendCode(ports, new Random(7), bot.listener, clock);
  private final ReplyToChat replies = replies();

  /** What the chat of this number is answered; the code that comes of it is on its way then. */
  List<String> say(String phone, String body) {
    List<String> said = ask(phone, body);
    while (codes.next()) {
      // Until none waits.
    }
    return said;
  }

  /** Likewise, with no code on its way. */
  List<String> ask(String phone, String body) {
    clock.advance(Duration.ofSeconds(1));
    return hear(Messages.from(phone).at(clock.instant()).body(body).build());
  }

  /** Likewise of any message. */
  List<String> hear(ReceivedMessage message) {
    long before = answers().size();
    ChatId chat = bot.chatOf(message);
    assertThat(replies.reply(chat)).isNull();
    return answers().stream().skip(before).map(Conversacion::body).toList();
  }

  boolean sendNext() {
    return codes.next();
  }

  String lastCode() {
    return sender.sent.get(sender.sent.size() - 1).digits();
  }

  TrustLevel level(String phone) {
    return say(phone, "¿cuánto debo?").get(0).contains("Saldo")
        ? TrustLevel.PHONE
        : TrustLevel.UNKNOWN;
  }

  List<Solicitud> open(RequestKind kind) {
    return bot.storage.dialogues().solicitudes().listOpen(kind, null, 100);
  }

  List<Conversacion> answers() {
    return bot.rows().stream().filter(row -> row.direccion() == Direccion.OUTBOUND).toList();
  }

  private ReplyToChat replies() {
    IdentityDialogue dialogue =
        new IdentityDialogue(
            IDS,
            AnswerLevels.standard(),
            TrustSettings.standard(),
            ReplyTexts.standard(),
            VerifyingBot::intents);
    ReplyRule answers = new Balance(dialogue);
    ReplyRules rules =
        ReplyRules.firstMatch(
            List.of(dialogue.rule(List.of(answers)), dialogue.unaskedRule(), answers));
    return new ReplyToChat(
        bot.storage.replies(),
        clientes,
        null,
        hasher,
        rules,
        bot.idleDelivery(),
        new SlowAnswers(null, bot.listener),
        TestBot.SETTINGS,
        bot.listener,
        clock);
  }

  private static Set<String> intents(String text) {
    if (text.contains("esposo")) {
      return Set.of("tercero");
    }
    return text.contains("debo") ? Set.of("saldo") : Set.of();
  }

  /** Tells a client what they owe. */
  private record Balance(IdentityDialogue dialogue) implements ReplyRule {
    @Override
    public String name() {
      return "saldo";
    }

    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      if (!message.body().contains("debo")) {
        return Optional.of(new Reply("No entendí"));
      }
      return Optional.of(
          context
              .cliente()
              .map(cliente -> new Reply("Saldo de " + cliente.firstName()))
              .orElseGet(() -> dialogue.raise(TrustLevel.PHONE, context, message.body())));
    }
  }
}
