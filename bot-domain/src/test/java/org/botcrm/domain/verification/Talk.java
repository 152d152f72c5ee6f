package org.botcrm.domain.verification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/** One chat, in which effects come true at once, and a bot that tells a balance and little else. */
final class Talk {
  static final Instant START = Instant.parse("2026-11-22T15:04:05.123456Z");
  static final CodeHasher HASHER =
      new CodeHasher("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  static final Cliente ANA = cliente(1, "ANA MARÍA");
  static final Cliente LUIS = cliente(2, "LUIS");
  static final String CODE = "482913";
  static final PhoneNumber PHONE = new PhoneNumber("584121234567");
  static final TrustSettings SETTINGS = TrustSettings.standard();
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("hola", "saludo"),
          Map.entry("gracias", "gracias"),
          Map.entry("cédula", "identificacion"),
          Map.entry("debo", "saldo"),
          Map.entry("debe", "saldo"),
          Map.entry("correo nuevo", "actualizar_datos"),
          Map.entry("ya pagué", "reportar_pago"),
          Map.entry("horario", "horario"),
          Map.entry("menú", "menu"),
          Map.entry("asesor", "asesor"),
          Map.entry("cancelar", "cancelar"),
          Map.entry("reenviar", "codigo"),
          Map.entry("no me llega", "codigo"),
          Map.entry("mejor no", "no"),
          Map.entry("esposo", "tercero"));

  final AnswerLevels levels;
  final IdentityDialogue dialogue;
  private final ReplyRules rules;
  Instant now = START;
  Identity identity = Identity.NOBODY;
  DialogueState state = DialogueState.EMPTY;
  TrustBasis basis = new TrustBasis(PHONE, new BusinessScopedId("VE.1"), null);
  @Nullable OneTimeCode code;

  /** What leaves in place of an answer whose window has closed. */
  @Nullable Template ifClosed;

  /** What the CRM has. */
  final List<Cliente> portfolio = List.of(ANA, LUIS);

  /** What came of the last message. */
  List<Effect> effects = List.of();

  private long codes;
  private long messages;

  Talk() {
    this(AnswerLevels.standard());
  }

  Talk(AnswerLevels levels) {
    this.levels = levels;
    dialogue =
        new IdentityDialogue(
            NationalIds.of("VE"), levels, SETTINGS, ReplyTexts.standard(), Talk::intents);
    ReplyRule answers = rule("respuestas", this::answer);
    rules =
        ReplyRules.firstMatch(
            List.of(dialogue.rule(List.of(answers)), dialogue.unaskedRule(), answers));
  }

  /** A chat with somebody whom the number tells. */
  static Talk with(Cliente cliente) {
    Talk talk = new Talk();
    talk.identity = new Identity.ByPhone(cliente);
    return talk;
  }

  /** A chat with somebody whose number Meta hides. */
  static Talk withHidden() {
    Talk talk = new Talk();
    talk.basis = new TrustBasis(null, new BusinessScopedId("VE.1"), null);
    return talk;
  }

  /** A chat that waits for a code after an ID, and then asked what is owed. */
  static Talk waitingForCode() {
    Talk talk = new Talk();
    talk.say("¿cuánto debo?");
    talk.say("V-12345678");
    return talk;
  }

  /** The code that waits goes to this client. */
  Talk sentTo(Cliente cliente) {
    OneTimeCode waiting = code;
    if (waiting == null) {
      throw new AssertionError("no code waits");
    }
    code =
        new OneTimeCode(
            waiting.id(),
            cliente.id(),
            HASHER.hash(waiting.id(), CODE),
            now.plus(Passcode.VALIDITY),
            waiting.triesLeft());
    return this;
  }

  String say(String text) {
    return send("text", text, null, null, null).text();
  }

  Reply press(String choice, String title) {
    return send("interactive", title, choice, null, null);
  }

  /** The card that the button shares. */
  String shareNumber(ClienteMatch owner) {
    return send("contacts", "Ana, +58 412-1234567", null, PHONE, owner).text();
  }

  Reply send(
      String type,
      String text,
      @Nullable String choice,
      @Nullable PhoneNumber own,
      @Nullable ClienteMatch owner) {
    PendingMessage message =
        new PendingMessage(
            new ConversacionId(++messages),
            new MessageId("w" + messages),
            type,
            text,
            now,
            now,
            choice,
            own,
            null);
    Identity heeded = IdentityDialogue.heeding(state, identity);
    Evidence evidence = new Evidence(basis, codeOwner(text), owner);
    ReplyContext context =
        new ReplyContext(
            heeded, now, state, List.of(message), code, evidence, ReplyContext.CarteraSource.NONE);
    ReplyRules.Decision decision = rules.decide(message, context);
    if (!decision.failures().isEmpty()) {
      throw new AssertionError(decision.failures().get(0).cause());
    }
    Reply reply = Optional.ofNullable(decision.reply()).orElseThrow();
    state = reply.state() == null ? state : reply.state();
    effects = reply.effects();
    effects.forEach(this::comesTrue);
    return reply;
  }

  private @Nullable Cliente codeOwner(String text) {
    OneTimeCode waiting = code;
    boolean right =
        waiting != null
            && IdentityDialogue.waitsForCode(state)
            && waiting.isTypedIn(text, HASHER, now);
    return right ? find(waiting.cliente()) : null;
  }

  private @Nullable Cliente find(@Nullable ClienteId id) {
    return portfolio.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }

  private void comesTrue(Effect effect) {
    if (effect instanceof Effect.AskCode) {
      code = new OneTimeCode(++codes, null, null, null, triesLeft());
    } else if (effect instanceof Effect.TryCode tried) {
      code = tried.right() ? null : code(triesLeft() - 1);
    } else if (effect instanceof Effect.GiveTrust given) {
      Cliente who = Optional.ofNullable(find(given.trust().cliente())).orElseThrow();
      Instant until = given.trust().verifiedUntil();
      identity = until == null ? new Identity.ByPhone(who) : new Identity.Verified(who, until);
    }
  }

  private int triesLeft() {
    return code == null ? 3 : code.triesLeft();
  }

  private @Nullable OneTimeCode code(int tries) {
    OneTimeCode was = code;
    return was == null
        ? null
        : new OneTimeCode(was.id(), was.cliente(), was.hash(), was.expiresAt(), tries);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  static Set<String> intents(String text) {
    Set<String> found = new LinkedHashSet<>();
    WORDS.forEach(
        (words, intent) -> {
          if (text.toLowerCase(Locale.ROOT).contains(words)) {
            found.add(intent);
          }
        });
    return found;
  }

  /** Says what is known of the client only at the level that it needs. */
  Reply answer(String question, ReplyContext context) {
    List<String> lines = new ArrayList<>();
    for (String intent : intents(question)) {
      TrustLevel needed = levels.of(intent);
      if (!context.identity().level().reaches(needed)) {
        return dialogue.raise(needed, context, question);
      }
      lines.add(intent + context.cliente().map(who -> " de " + who.firstName()).orElse(""));
    }
    Reply reply = new Reply(lines.isEmpty() ? "no entendí" : String.join("; ", lines));
    return ifClosed == null ? reply : reply.ifClosed(ifClosed);
  }

  static ReplyRule rule(String name, BiFunction<String, ReplyContext, Reply> answers) {
    return new ReplyRule() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
        return Optional.of(answers.apply(message.body(), context));
      }
    };
  }

  private static Cliente cliente(int id, String nombres) {
    return new Cliente(
        new ClienteId(id),
        "V-" + ("" + id).repeat(8),
        nombres,
        null,
        null,
        "a@example.org",
        "ACTIVO");
  }
}
