package org.botcrm.docs;

import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/** A rule of the lender's own. */
// region: rule
record OpeningHours(String name) implements ReplyRule {
  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    return message.body().contains("horario")
        ? Optional.of(new Reply("Atendemos de lunes a viernes, de 8 a 5."))
        : Optional.empty();
  }
}
// endregion
