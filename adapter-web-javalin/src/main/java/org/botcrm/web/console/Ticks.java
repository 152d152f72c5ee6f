package org.botcrm.web.console;

import org.botcrm.domain.message.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * How far a message of ours got, as WhatsApp draws it.
 *
 * @param sign what is drawn
 * @param words what a screen reader says
 * @param style the class that colours it
 */
public record Ticks(String sign, String words, String style) {
  /** Of a message of ours; null for one of the client's. */
  static @Nullable Ticks of(@Nullable DeliveryState state, ConsoleTexts texts) {
    if (state == null) {
      return null;
    }
    String sign =
        switch (state) {
          case PENDING, SENDING -> "🕓";
          case ACCEPTED, SENT -> "✓";
          case DELIVERED, READ, PLAYED -> "✓✓";
          case FAILED -> "!";
        };
    return new Ticks(sign, texts.say("estado." + state.word()), "marca-" + state.word());
  }
}
