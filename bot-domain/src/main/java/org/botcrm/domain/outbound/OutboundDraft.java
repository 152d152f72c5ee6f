package org.botcrm.domain.outbound;

import java.util.Objects;
import org.botcrm.domain.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, whoever it goes to: the quote belongs to the message and not to what it
 * says.
 *
 * @param content what it says
 * @param quoted the message that it shows above itself and answers; null for none. Meta shows it
 *     for 30 days, and not with a template (page contextual-replies of its documentation)
 * @param ifClosed leaves in its place when the window is closed at the moment of sending; null to
 *     send nothing then
 */
public record OutboundDraft(
    OutboundContent content, @Nullable MessageId quoted, @Nullable Template ifClosed) {
  /**
   * @throws IllegalArgumentException for a reaction that quotes, which Meta refuses (same page)
   */
  public OutboundDraft {
    Objects.requireNonNull(content, "content");
    if (quoted != null && content instanceof Reaction) {
      throw new IllegalArgumentException("quoted: a reaction quotes nothing");
    }
  }

  /** Without anything that stands in for it. */
  public OutboundDraft(OutboundContent content, @Nullable MessageId quoted) {
    this(content, quoted, null);
  }

  /** The same with what leaves in its place when the window is closed; null for nothing. */
  public OutboundDraft ifClosed(@Nullable Template other) {
    return new OutboundDraft(content, quoted, other);
  }

  /** Without a quote. */
  public static OutboundDraft of(OutboundContent content) {
    return new OutboundDraft(content, null);
  }

  /** A text without a quote, within the limits of {@link OutboundContent.Text}. */
  public static OutboundDraft ofText(String text) {
    return of(new OutboundContent.Text(text));
  }
}
