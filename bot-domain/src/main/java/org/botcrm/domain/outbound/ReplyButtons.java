package org.botcrm.domain.outbound;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text with buttons to answer by. Limits: page interactive-reply-buttons-messages of Meta's
 * documentation.
 *
 * @param header null for none
 * @param text 1 to 1,024 code points
 * @param footer 1 to 60 code points; null for none
 * @param buttons 1 to 3, no two with one id or one title
 */
public record ReplyButtons(
    @Nullable MessageHeader header, String text, @Nullable String footer, List<Button> buttons)
    implements OutboundContent {
  /** The most buttons that Meta takes. */
  public static final int MAX_BUTTONS = 3;

  /** The most code points that Meta takes in the text. */
  public static final int MAX_TEXT = 1024;

  /** The most code points that Meta takes in the footer. */
  public static final int MAX_FOOTER = 60;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when a limit is broken
   */
  public ReplyButtons {
    CodePoints.require("text", text, MAX_TEXT);
    CodePoints.allow("footer", footer, MAX_FOOTER);
    buttons = List.copyOf(buttons);
    if (buttons.isEmpty() || buttons.size() > MAX_BUTTONS) {
      throw new IllegalArgumentException("buttons: 1 to 3 expected");
    }
    Distinct.require("buttons: ids", buttons, Button::id);
    Distinct.require("buttons: titles", buttons, Button::title);
  }

  @Override
  public String type() {
    return "interactive";
  }

  /** The text, and the titles in brackets. */
  @Override
  public String body() {
    String titles =
        buttons.stream().map(button -> "[" + button.title() + "]").collect(Collectors.joining(" "));
    return Readable.interactive(header, text, footer, titles);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.buttons(this);
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "ReplyButtons[" + buttons.size() + "]";
  }

  /**
   * One button.
   *
   * @param id comes back when it is pressed; 1 to 256 code points
   * @param title what stands on it; 1 to 20 code points
   */
  public record Button(String id, String title) {
    /** The most code points that Meta takes in an id. */
    public static final int MAX_ID = 256;

    /** The most code points that Meta takes in a title. */
    public static final int MAX_TITLE = 20;

    /**
     * @throws IllegalArgumentException when a limit is broken
     */
    public Button {
      CodePoints.require("id", id, MAX_ID);
      CodePoints.require("title", title, MAX_TITLE);
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Button[" + title.length() + " chars]";
    }
  }
}
