package org.botcrm.domain.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.PlainWords;

/**
 * What nothing else answers: the first time the bot says so and what it can do, the second time in
 * a row it asks a person of the lender to look, and says so. After that it leaves the chat to that
 * person, until something is understood again.
 */
record Misunderstood(ReplyTexts texts, Menu menu) implements ReplyRule {
  /** How many turns in a row were not understood. */
  static final String COUNT = "no_entendidos";

  /** What the ids of all buttons and rows begin with that these rules and those of flows offer. */
  private static final List<String> OURS =
      List.of(Understood.INTENT, Understood.LOAN, "flujo:", "archivo:");

  @Override
  public String name() {
    return "no-entendido";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (isAssent(message, context) || isForOthers(message)) {
      return Optional.of(Reply.silence());
    }
    int before = context.state().get(COUNT).map(Integer::valueOf).orElse(0);
    DialogueState state = context.state().with(COUNT, String.valueOf(before + 1));
    Reply reply = reply(before, context).remembering(state);
    return Optional.of(Effect.NotUnderstood.of(message.body()).map(reply::with).orElse(reply));
  }

  /**
   * «ok», «listo» or an emoji after an answer asks for nothing, and an answer to it costs money.
   */
  private boolean isAssent(PendingMessage message, ReplyContext context) {
    String body = message.body();
    boolean picture =
        PlainWords.of(body).isBlank() && !body.contains("?") && !context.state().isEmpty();
    return message.type().equals("text")
        && (picture || Phrases.of(texts.phrases("asentir.frases")).are(body));
  }

  /**
   * A button that is none of the bot's: a person or a program of the lender sent it, and waits for
   * it. That of a template is of nobody who waits.
   */
  private static boolean isForOthers(PendingMessage message) {
    String choice = message.choice();
    return choice != null
        && message.type().equals("interactive")
        && OURS.stream().noneMatch(choice::startsWith);
  }

  private Reply reply(int before, ReplyContext context) {
    if (before >= 2) {
      return Reply.silence();
    }
    if (before == 1) {
      return new Reply(texts.say("respuesta.te-paso", Map.of()))
          .with(
              new Effect.AskPerson(RequestKind.AGENT, "El bot no entendió dos mensajes seguidos"));
    }
    return context
        .cliente()
        .map(this::toClient)
        .orElseGet(() -> new Reply(texts.say("ayuda-desconocido", Map.of())));
  }

  private Reply toClient(Cliente cliente) {
    String text = texts.say("ayuda-cliente", Map.of("nombre", cliente.firstName()));
    return Reply.of(new Choice(text, menu.few()));
  }
}
