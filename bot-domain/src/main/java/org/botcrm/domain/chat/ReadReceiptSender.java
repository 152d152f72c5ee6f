package org.botcrm.domain.chat;

import java.util.concurrent.CompletionStage;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Shows a person that their message was seen. A courtesy: never repeated, no message, of no
 * consequence when it fails. Thread-safe; returns at once.
 */
public interface ReadReceiptSender {

  /**
   * Marks a message as read, and with it those before it.
   *
   * @param number the business number that got it
   * @param message Meta's id of it
   * @param typing also show that an answer is being written: until it comes, or 25 seconds (page
   *     typing-indicators of Meta's documentation). Only for what will be answered
   * @return completes with whether Meta took it; never exceptionally
   */
  CompletionStage<Boolean> show(PhoneNumberId number, MessageId message, boolean typing);
}
