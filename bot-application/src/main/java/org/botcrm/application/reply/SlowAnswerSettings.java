package org.botcrm.application.reply;

import java.time.Duration;
import java.util.Objects;
import org.botcrm.domain.chat.ReadReceiptSender;

/**
 * What a person sees while an answer is slow.
 *
 * @param receipts the way to show it
 * @param typing whether to show that an answer is being written, or only that the message was read
 * @param after how long an answer may take before, more than zero
 */
public record SlowAnswerSettings(ReadReceiptSender receipts, boolean typing, Duration after) {
  /** Longer than a person notices, shorter than they wonder. */
  private static final Duration STANDARD = Duration.ofMillis(500);

  /**
   * @throws IllegalArgumentException when {@code after} is out of range
   */
  public SlowAnswerSettings {
    Objects.requireNonNull(receipts, "receipts");
    if (after.isNegative() || after.isZero()) {
      throw new IllegalArgumentException("after: more than zero expected");
    }
  }

  /** After half a second. */
  public static SlowAnswerSettings standard(ReadReceiptSender receipts, boolean typing) {
    return new SlowAnswerSettings(receipts, typing, STANDARD);
  }
}
