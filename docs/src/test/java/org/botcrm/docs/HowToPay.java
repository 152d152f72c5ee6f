package org.botcrm.docs;

import java.util.Optional;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/** A rule that answers with more than words. */
// region: rule
record HowToPay(String name) implements ReplyRule {
  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (!message.body().contains("Pagar")) {
      return Optional.empty();
    }
    Reply files =
        Reply.of(
            new Reaction(message.messageId(), "👍"),
            new Media.Image(new MediaOrigin.Link("https://crm.example/cuentas.png"), null));
    LinkButton link =
        new LinkButton(null, "O paga en línea:", null, "Pagar ahora", "https://crm.example/pagos");
    return Optional.of(files.and(Reply.of(link).quoting(message.messageId())));
  }
}
// endregion
