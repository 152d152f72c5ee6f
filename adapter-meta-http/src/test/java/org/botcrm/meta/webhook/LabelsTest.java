package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** A photo labelled with a rule's own word would be answered as if the client had said it. */
  @Test
  void noLabelSaysAWordThatARuleLooksFor() {
    ReplyRules rules = ReplyRules.standard(ReplyTexts.standard());
    ResourceBundle labels =
        ResourceBundle.getBundle("org.botcrm.meta.webhook.mensajes", Locale.ROOT);
    for (String key : labels.keySet()) {
      PendingMessage message =
          new PendingMessage(
              new ConversacionId(1),
              new MessageId("w"),
              "image",
              labels.getString(key),
              NOON,
              NOON);

      assertThat(rules.decide(message, new ReplyContext(new ClienteMatch.None(), NOON)).rule())
          .as(key)
          .isEqualTo("ayuda-desconocido");
    }
  }
}
