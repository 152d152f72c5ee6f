package org.botcrm.domain.outbound;

import java.util.Objects;

/** What stands above the text of an interactive message. */
public sealed interface MessageHeader {

  /** What a person of the lender reads of it. */
  String words();

  /**
   * A line in bold.
   *
   * @param text 1 to 60 code points, Meta's limit (page interactive-reply-buttons-messages of its
   *     documentation)
   */
  record Line(String text) implements MessageHeader {
    /** The most code points that Meta takes in a header. */
    public static final int MAX_CODE_POINTS = 60;

    /**
     * @throws IllegalArgumentException when {@code text} is blank or too long
     */
    public Line {
      CodePoints.require("text", text, MAX_CODE_POINTS);
    }

    @Override
    public String words() {
      return text;
    }

    /** Hides the text. */
    @Override
    public String toString() {
      return "Line[" + text.length() + " chars]";
    }
  }

  /**
   * A file: an image, a video or a document, which are all that Meta takes here (same page).
   *
   * @param media without a caption: the text of the message is one
   */
  record Attachment(Media media) implements MessageHeader {
    /**
     * @throws IllegalArgumentException for audio and stickers, and for a caption
     */
    public Attachment {
      Objects.requireNonNull(media, "media");
      if (media instanceof Media.Audio || media instanceof Media.Sticker) {
        throw new IllegalArgumentException("media: image, video or document expected");
      }
      if (media.caption() != null) {
        throw new IllegalArgumentException("media: a header has no caption");
      }
    }

    @Override
    public String words() {
      return media.body();
    }
  }
}
