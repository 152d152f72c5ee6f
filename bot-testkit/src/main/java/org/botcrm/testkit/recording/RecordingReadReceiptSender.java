package org.botcrm.testkit.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.chat.ReadReceiptSender;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;

/** Writes down which messages were marked as read; Meta takes each. Thread-safe. */
public final class RecordingReadReceiptSender implements ReadReceiptSender {
  private final List<Shown> shown = new ArrayList<>();

  /** Everything so far, in order. */
  public synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  @Override
  public synchronized CompletionStage<Boolean> show(
      PhoneNumberId number, MessageId message, boolean typing) {
    shown.add(new Shown(number, message, typing));
    return CompletableFuture.completedFuture(true);
  }

  /**
   * One receipt.
   *
   * @param number the business number
   * @param message the message that was read
   * @param typing whether an answer was being written
   */
  public record Shown(PhoneNumberId number, MessageId message, boolean typing) {}
}
