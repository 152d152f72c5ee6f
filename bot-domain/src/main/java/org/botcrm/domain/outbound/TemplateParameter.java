package org.botcrm.domain.outbound;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What fills a place of a template. */
public sealed interface TemplateParameter {

  /** What a person of the lender reads of it. */
  String words();

  /**
   * Words.
   *
   * @param name of the place, for templates whose places have names: lower-case letters, digits and
   *     underscores; null for templates that count them
   * @param text 1 to 1,024 code points, since that is what Meta takes in the whole text of a
   *     template (page templates/components of its documentation); without line breaks and tabs,
   *     and with four spaces in a row at most (Meta's words for error 100: "Param text cannot have
   *     new-line/tab characters or more than 4 consecutive spaces")
   */
  record Words(@Nullable String name, String text) implements TemplateParameter {
    /** The most code points that Meta takes in the text of a template, with all that fills it. */
    public static final int MAX_TEXT = 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern REFUSED = Pattern.compile("[\\n\\r\\t]| {5}");

    /**
     * @throws IllegalArgumentException when {@code name} is none, or {@code text} is nothing that
     *     Meta takes
     */
    public Words {
      if (name != null && !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("name: lower-case letters, digits and _ expected");
      }
      CodePoints.require("text", text, MAX_TEXT);
      if (REFUSED.matcher(text).find()) {
        throw new IllegalArgumentException(
            "text: one line expected, of four spaces in a row at most");
      }
    }

    /** Words for a place that is counted. */
    public Words(String text) {
      this(null, text);
    }

    @Override
    public String words() {
      return text;
    }

    /** Hides the text. */
    @Override
    public String toString() {
      return "Words[" + text.length() + " chars]";
    }
  }

  /**
   * A file, in the header.
   *
   * @param media an image, a video or a document, without a caption
   */
  record Attachment(Media media) implements TemplateParameter {
    /**
     * @throws IllegalArgumentException as {@link MessageHeader.Attachment} does
     */
    public Attachment {
      Objects.requireNonNull(new MessageHeader.Attachment(media));
    }

    @Override
    public String words() {
      return media.body();
    }
  }

  /**
   * A place, in the header.
   *
   * @param location with name and address, which Meta asks for here
   */
  record Place(Location location) implements TemplateParameter {
    /**
     * @throws IllegalArgumentException when there is no address
     */
    public Place {
      if (location.address() == null) {
        throw new IllegalArgumentException("location: name and address expected");
      }
    }

    @Override
    public String words() {
      return location.body();
    }
  }
}
