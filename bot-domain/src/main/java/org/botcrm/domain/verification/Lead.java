package org.botcrm.domain.verification;

import java.util.Optional;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.ReplyButtons;

/** Puts words above a message, as one message costs less than two. */
final class Lead {
  private Lead() {}

  /** The same message with the words on top; empty where there is no room for them. */
  static Optional<OutboundContent> before(OutboundContent content, String words) {
    if (content instanceof OutboundContent.Text text) {
      String both = above(words, text.body());
      return fits(both, OutboundContent.Text.MAX_CODE_POINTS)
          ? Optional.of(new OutboundContent.Text(both))
          : Optional.empty();
    }
    if (content instanceof ReplyButtons buttons) {
      String both = above(words, buttons.text());
      return fits(both, ReplyButtons.MAX_TEXT)
          ? Optional.of(
              new ReplyButtons(buttons.header(), both, buttons.footer(), buttons.buttons()))
          : Optional.empty();
    }
    return content instanceof ListMenu list ? before(list, words) : Optional.empty();
  }

  private static Optional<OutboundContent> before(ListMenu list, String words) {
    String both = above(words, list.text());
    return fits(both, ListMenu.MAX_TEXT)
        ? Optional.of(
            new ListMenu(list.header(), both, list.footer(), list.button(), list.sections()))
        : Optional.empty();
  }

  private static String above(String words, String text) {
    return words + "\n\n" + text;
  }

  private static boolean fits(String text, int most) {
    return text.codePointCount(0, text.length()) <= most;
  }
}
