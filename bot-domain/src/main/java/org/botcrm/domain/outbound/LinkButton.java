package org.botcrm.domain.outbound;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with a button that opens an address. Limits: page interactive-cta-url-messages of Meta's
 * documentation.
 *
 * @param header null for none
 * @param text 1 to 1,024 code points
 * @param footer 1 to 60 code points; null for none
 * @param label what stands on the button; 1 to 20 code points
 * @param url begins with {@code http} or {@code https} and names a host
 */
public record LinkButton(
    @Nullable MessageHeader header, String text, @Nullable String footer, String label, String url)
    implements OutboundContent {
  /** The most code points that Meta takes in the text. */
  public static final int MAX_TEXT = 1024;

  /** The most code points that Meta takes in the footer. */
  public static final int MAX_FOOTER = 60;

  /** The most code points that Meta takes on the button. */
  public static final int MAX_LABEL = 20;

  /**
   * @throws IllegalArgumentException when a limit is broken or {@code url} is no address
   */
  public LinkButton {
    CodePoints.require("text", text, MAX_TEXT);
    CodePoints.allow("footer", footer, MAX_FOOTER);
    CodePoints.require("label", label, MAX_LABEL);
    WebAddress.require("url", url, Set.of("http", "https"));
  }

  @Override
  public String type() {
    return "interactive";
  }

  /** The text, and the button with its address. */
  @Override
  public String body() {
    return Readable.interactive(header, text, footer, "[" + label + "] " + url);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.link(this);
  }

  /** Hides the words and the address. */
  @Override
  public String toString() {
    return "LinkButton[" + text.length() + " chars]";
  }
}
