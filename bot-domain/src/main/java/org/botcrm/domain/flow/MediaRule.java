package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Acknowledges what is no text, and offers what can be done with it: of a picture or document it
 * asks whether it is the slip of a payment. To be asked after {@link FlowRule}. Immutable and
 * thread-safe.
 */
public final class MediaRule implements ReplyRule {
  /** What is said of a type that cannot be anything else. */
  private static final Map<String, String> ACKNOWLEDGED =
      Map.of(
          "audio", "archivo.audio",
          "video", "archivo.video",
          "sticker", "archivo.sticker",
          "location", "archivo.ubicacion",
          "contacts", "archivo.contacto",
          "unsupported", "archivo.no-admitido");

  private final FlowRule flows;
  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FlowWords words;

  /**
   * A rule that begins {@code flows}.
   *
   * @param environment the one of {@code flows}
   */
  public MediaRule(FlowRule flows, FlowEnvironment environment, ReplyTexts texts) {
    this.flows = Objects.requireNonNull(flows, "flows");
    this.environment = Objects.requireNonNull(environment, "environment");
    this.texts = Objects.requireNonNull(texts, "texts");
    this.words = new FlowWords(texts);
  }

  @Override
  public String name() {
    return "archivo";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    FlowInput input = FlowInput.of(message, context, environment.intents().get());
    if (flows.explainsSlip(input, context)) {
      return explained(input, context);
    }
    if (SlipQuestion.isAnsweredBy(input, words, context.state())) {
      return answered(input, context);
    }
    if (SlipQuestion.isPressed(input)) {
      return Optional.of(new Reply(say("flujo.vencido")));
    }
    // A question on a picture is a question; the number that somebody shared proves who they are.
    boolean saysMore = !input.found().isEmpty() && !input.isCourtesy();
    if (saysMore || message.ownPhone() != null) {
      return Optional.empty();
    }
    FlowInput.Slip slip = input.slip();
    return slip == null ? acknowledge(input) : Optional.of(ask(slip, input, context));
  }

  private Reply ask(FlowInput.Slip slip, FlowInput input, ReplyContext context) {
    return Reply.of(
            new Choice(
                say("archivo.pregunta"),
                List.of(
                    new Option(SlipQuestion.YES, say("archivo.boton.si")),
                    new Option(SlipQuestion.NO, say("archivo.boton.no")))))
        .remembering(SlipQuestion.asked(context.state(), slip, input.text()));
  }

  private Optional<Reply> answered(FlowInput input, ReplyContext context) {
    ReplyContext rest = context.with(SlipQuestion.answered(context.state()));
    if (input.pressed().equals(SlipQuestion.NO)
        || input.pressed().isEmpty() && words.saysNo(input)) {
      return Optional.of(offer("archivo.no-es").remembering(rest.state()));
    }
    return begun(SlipQuestion.caption(context.state()), input, context);
  }

  /** What was written on it and what was written below, together. */
  private Optional<Reply> explained(FlowInput input, ReplyContext context) {
    String caption = SlipQuestion.caption(context.state());
    String words = caption.isBlank() ? input.text() : caption + "\n" + input.text();
    return begun(words, input, context);
  }

  private Optional<Reply> begun(String words, FlowInput input, ReplyContext context) {
    ReplyContext rest = context.with(SlipQuestion.answered(context.state()));
    return SlipQuestion.slip(context.state())
        .map(slip -> input.with(slip, words, environment.intents().get()))
        .flatMap(begun -> flows.beginPayment(begun, rest));
  }

  private Optional<Reply> acknowledge(FlowInput input) {
    return input.types().stream()
        .filter(ACKNOWLEDGED::containsKey)
        .findFirst()
        .filter(type -> input.text().isBlank() || input.types().size() == 1)
        .map(type -> offer(Objects.requireNonNull(ACKNOWLEDGED.get(type))));
  }

  /** Says it, and where to go from here. */
  private Reply offer(String key) {
    return Reply.of(
        new Choice(
            say(key),
            List.of(
                new Option(FlowInput.INTENT + "menu", say("archivo.boton.menu")),
                new Option(FlowIds.AGENT, say("archivo.boton.asesor")))));
  }

  private String say(String key) {
    return texts.say(key, Map.of());
  }
}
