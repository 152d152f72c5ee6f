package org.botcrm.domain.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.botcrm.domain.answer.Answers;
import org.botcrm.domain.answer.Wording;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.AmountReader;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.domain.verification.IdentityDialogue;
import org.jspecify.annotations.Nullable;

/** A conversation with all rules of the bot, which forgets everything but its state each turn. */
final class FlowTalk {
  /** A Sunday, late enough that the lender's day is not that of Greenwich. */
  static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

  static final Sha256 HASH = new Sha256("ab".repeat(32));
  static final Cliente ANA =
      new Cliente(new ClienteId(1), "V-12345678", "ANA", null, null, null, "ACTIVO");
  private static final ZoneId ZONE = ZoneId.of("America/Caracas");
  private static final Intents INTENTS = Intents.standard();

  Identity identity = new Identity.ByPhone(ANA);
  DialogueState state = DialogueState.EMPTY;
  List<Effect> effects = List.of();
  int loans = 1;
  Optional<String> closedUntil = Optional.empty();
  OptionalInt ahead = OptionalInt.empty();
  @Nullable Reply last;
  @Nullable String rule;

  private final ReplyTexts texts;
  private final ReplyRules rules;
  private final List<PendingMessage> turn = new ArrayList<>();
  private long id = 100;

  FlowTalk() {
    this(ReplyTexts.standard());
  }

  /** Of a lender in another country. */
  FlowTalk(String country) {
    this(ReplyTexts.standard(), country);
  }

  FlowTalk(ReplyTexts texts) {
    this(texts, "VE");
  }

  private FlowTalk(ReplyTexts texts, String country) {
    this.texts = texts;
    Wording wording = new Wording(texts, MoneyFormat.of("VE"), SpanishDates.standard(), ZONE);
    AnswerLevels levels = AnswerLevels.standard();
    IdentityDialogue who =
        new IdentityDialogue(
            NationalIds.of("VE"), levels, TrustSettings.standard(), texts, FlowTalk::intents);
    LenderCalendar calendar = LenderCalendar.assumed("VE", ZONE);
    Answers answers =
        new Answers(texts, () -> INTENTS, () -> calendar, wording, levels, who::raise);
    FlowEnvironment environment =
        new FlowEnvironment(
            country,
            () -> INTENTS,
            new AmountReader("VE"),
            wording,
            levels,
            who::raise,
            answers.understood(),
            now -> closedUntil,
            chat -> ahead);
    FlowRule flow = new FlowRule(Flows.standard(texts), environment, texts);
    rules =
        ReplyRules.firstMatch(
            List.of(
                who.rule(List.of(flow, answers.understood(), answers.misunderstood())),
                flow,
                new MediaRule(flow, environment, texts),
                who.unaskedRule(),
                answers.understood(),
                answers.misunderstood()),
            texts);
  }

  private static Set<String> intents(String text) {
    return INTENTS.understand(text).matches().stream()
        .map(IntentMatch::intent)
        .collect(Collectors.toSet());
  }

  String say(String text) {
    return also("text", text).answer();
  }

  String image(String caption) {
    return also("image", caption.isEmpty() ? "[imagen]" : "[imagen] " + caption).answer();
  }

  String file(String type, String body) {
    return also(type, body).answer();
  }

  /** Presses the button or the row of this title, as it was shown last. */
  String press(String title) {
    String pressed =
        options().entrySet().stream()
            .filter(option -> option.getValue().equals(title))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + title + " in " + options()));
    return press(pressed, title);
  }

  String press(String choice, String title) {
    turn.add(message("interactive", title, choice, null));
    return answer();
  }

  /** One more message of the turn that is not answered yet. */
  FlowTalk also(String type, String body) {
    turn.add(message(type, body, null, FlowInput.FILES.contains(type) ? HASH : null));
    return this;
  }

  private PendingMessage message(
      String type, String body, @Nullable String choice, @Nullable Sha256 file) {
    id++;
    ConversacionId row = new ConversacionId(id);
    return new PendingMessage(
        row, new MessageId("w" + id), type, body, NOW, NOW, choice, null, file);
  }

  String answer() {
    // Only the values cross a restart.
    DialogueState kept = new DialogueState(new HashMap<>(state.values()));
    ReplyContext context =
        new ReplyContext(
            identity, NOW, kept, turn, null, Evidence.NONE, cliente -> cartera(cliente));
    ReplyRules.Decision decision = rules.decide(PendingMessage.together(turn), context);
    turn.clear();
    if (!decision.failures().isEmpty()) {
      throw new AssertionError(decision.failures().get(0).cause());
    }
    Reply reply = Objects.requireNonNull(decision.reply());
    last = reply;
    rule = decision.rule();
    effects = reply.effects();
    state = reply.state() == null ? state : reply.state();
    return reply.text();
  }

  private CarteraReading cartera(ClienteId cliente) {
    List<Prestamo> all = new ArrayList<>();
    for (int i = 1; i <= loans; i++) {
      all.add(
          new Prestamo(
              new PrestamoId(10 + i),
              cliente,
              new Money(new BigDecimal(100 * i), "USD"),
              1,
              null,
              "MENSUAL",
              "Moto " + i,
              "APROBADO",
              null,
              null,
              new Cuotas("USD", List.of(cuota(10 + i)))));
    }
    return new CarteraReading.Read(
        new Cartera(cliente, "USD", all, new Pagos(List.of(), false), NOW));
  }

  private static Cuota cuota(int loan) {
    return new Cuota(
        1,
        new PrestamoId(loan),
        1,
        LocalDate.parse("2026-12-15"),
        null,
        new Money(new BigDecimal("80"), "USD"),
        null,
        null,
        null,
        "PENDIENTE");
  }

  /** What can be pressed, titles by id. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    for (OutboundDraft part : Objects.requireNonNull(last).parts()) {
      OutboundContent content = part.content();
      if (content instanceof ReplyButtons buttons) {
        buttons.buttons().forEach(button -> options.put(button.id(), button.title()));
      } else if (content instanceof ListMenu list) {
        list.sections().forEach(s -> s.rows().forEach(row -> options.put(row.id(), row.title())));
      }
    }
    return options;
  }

  String text(String key) {
    return texts.say(key, Map.of());
  }

  /** The number of the row of the message that came last. */
  long lastRow() {
    return id;
  }

  FlowTalk saying(String... texts) {
    for (String text : texts) {
      say(text);
    }
    return this;
  }

  boolean isInFlow() {
    return state.has("flujo");
  }
}
