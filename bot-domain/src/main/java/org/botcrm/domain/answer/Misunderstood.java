package org.botcrm.domain.answer;

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

  @Override
  public String name() {
    return "no-entendido";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (isAssent(message, context)) {
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
