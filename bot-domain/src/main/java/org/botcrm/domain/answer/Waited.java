package org.botcrm.domain.answer;

import java.time.Instant;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;

/** A question that is answered some messages after it was written, as one that is written now. */
final class Waited {
  private static final ConversacionId NO_ROW = new ConversacionId(0);
  private static final MessageId NO_MESSAGE = new MessageId("pregunta");

  private Waited() {}

  static PendingMessage message(String question, Instant now) {
    return new PendingMessage(NO_ROW, NO_MESSAGE, "text", question, now, now);
  }
}
