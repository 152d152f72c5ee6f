package org.botcrm.domain.answer;

import java.time.Instant;
import java.util.Map;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;

/** What stands around answers: a greeting before them, or alone, and the time of the figures. */
record Greeting(ReplyTexts texts, Menu menu, Wording wording) {
  /** To who says no more than hello. */
  Reply alone(ReplyContext context) {
    return context
        .cliente()
        .map(cliente -> toClient(cliente, context))
        .orElseGet(() -> new Reply(texts.say("saludo-desconocido", Map.of())));
  }

  private Reply toClient(Cliente cliente, ReplyContext context) {
    String text = texts.say("saludo-cliente", Map.of("nombre", cliente.firstName()));
    return Reply.of(new Choice(text, menu.few()))
        .remembering(context.state().without(Misunderstood.COUNT));
  }

  /** Before an answer. */
  String before(ReplyContext context) {
    String nombre = context.cliente().map(Cliente::firstName).orElse("");
    return texts.say("respuesta.saludo", Map.of("nombre", nombre));
  }

  /** Below figures. */
  String readAt(Instant at) {
    return texts.say("respuesta.leido", Map.of("momento", wording.atTime(at)));
  }
}
