package org.botcrm.domain.outbound;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file. Meta refuses, when it looks at it, one that is too large: audio and video above 16 MB,
 * images 5 MB, documents 100 MB, stickers 100 KB or, animated, 500 KB (page
 * business-phone-numbers/media of its documentation).
 */
public sealed interface Media extends OutboundContent {
  /** The most code points that Meta takes in a caption (pages image-messages and following). */
  int MAX_CAPTION = 1024;

  /** Where Meta finds it. */
  MediaOrigin source();

  /** What is written below it; null for none, and for kinds that have none. */
  default @Nullable String caption() {
    return null;
  }

  @Override
  default String body() {
    return Readable.joined(" ", Readable.word(type()), caption());
  }

  @Override
  default <T> T match(Cases<T> cases) {
    return cases.media(this);
  }

  private static void check(MediaOrigin source, @Nullable String caption) {
    Objects.requireNonNull(source, "source");
    CodePoints.allow("caption", caption, MAX_CAPTION);
  }

  /**
   * A picture, JPEG or PNG.
   *
   * @param source where Meta finds it
   * @param caption 1 to 1,024 code points; null for none
   */
  record Image(MediaOrigin source, @Nullable String caption) implements Media {
    /**
     * @throws IllegalArgumentException when {@code caption} is blank or too long
     */
    public Image {
      check(source, caption);
    }

    @Override
    public String type() {
      return "image";
    }

    /** Hides the caption. */
    @Override
    public String toString() {
      return "Image";
    }
  }

  /**
   * A film, MP4 or 3GPP.
   *
   * @param source where Meta finds it
   * @param caption 1 to 1,024 code points; null for none
   */
  record Video(MediaOrigin source, @Nullable String caption) implements Media {
    /**
     * @throws IllegalArgumentException when {@code caption} is blank or too long
     */
    public Video {
      check(source, caption);
    }

    @Override
    public String type() {
      return "video";
    }

    /** Hides the caption. */
    @Override
    public String toString() {
      return "Video";
    }
  }

  /**
   * A file of any other kind.
   *
   * @param source where Meta finds it
   * @param caption 1 to 1,024 code points; null for none
   * @param fileName what the person sees and saves it as, whose ending tells WhatsApp the kind; not
   *     blank; null for a name of Meta's
   */
  record Document(MediaOrigin source, @Nullable String caption, @Nullable String fileName)
      implements Media {
    /**
     * @throws IllegalArgumentException when {@code caption} is blank or too long, or {@code
     *     fileName} blank
     */
    public Document {
      check(source, caption);
      CodePoints.allow("fileName", fileName, Integer.MAX_VALUE);
    }

    @Override
    public String type() {
      return "document";
    }

    @Override
    public String body() {
      String words = Readable.joined(" · ", fileName, caption);
      return Readable.joined(" ", Readable.word(type()), words);
    }

    /** Hides caption and name. */
    @Override
    public String toString() {
      return "Document";
    }
  }

  /**
   * Something to hear.
   *
   * @param source where Meta finds it
   * @param voice whether it looks like a voice message, which must be OGG with OPUS (page
   *     audio-messages of Meta's documentation)
   */
  record Audio(MediaOrigin source, boolean voice) implements Media {
    /** Refuses null. */
    public Audio {
      check(source, null);
    }

    @Override
    public String type() {
      return "audio";
    }

    @Override
    public String body() {
      return Readable.word(voice ? "audio.voz" : "audio");
    }
  }

  /**
   * A sticker, WebP.
   *
   * @param source where Meta finds it
   */
  record Sticker(MediaOrigin source) implements Media {
    /** Refuses null. */
    public Sticker {
      check(source, null);
    }

    @Override
    public String type() {
      return "sticker";
    }
  }
}
