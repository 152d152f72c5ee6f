package org.botcrm.docs;

import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/** A rule that offers what can be asked. */
// region: rule
record MainMenu(String name) implements ReplyRule {
  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (!message.body().contains("menú")) {
      return Optional.empty();
    }
    List<Option> options =
        List.of(
            new Option("saldo", "Mi saldo"),
            new Option("pagar", "Pagar"),
            new Option("asesor", "Hablar con alguien"));
    return Optional.of(Reply.of(new Choice("¿En qué te ayudo?", options)));
  }
}
// endregion
