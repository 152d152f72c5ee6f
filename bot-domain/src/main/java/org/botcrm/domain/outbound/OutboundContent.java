package org.botcrm.domain.outbound;

/**
 * What is sent, in a form that Meta takes: a value that breaks one of Meta's limits cannot be made.
 * Meta counts "characters"; here they are code points, of which an emoji may have several.
 * Immutable and thread-safe. Its {@code toString} shows nothing personal.
 */
public sealed interface OutboundContent
    permits OutboundContent.Text,
        ReplyButtons,
        ListMenu,
        LinkButton,
        LocationRequest,
        ContactRequest,
        Media,
        Location,
        Reaction,
        Template {

  /** Meta's word for it, stored in {@code message_type}. */
  String type();

  /** What a person of the lender reads of it, in Spanish; never blank. */
  String body();

  /** One method for each case, so that the compiler asks for all of them. */
  <T> T match(Cases<T> cases);

  /**
   * What to do with each kind of content.
   *
   * @param <T> what comes of it
   */
  interface Cases<T> {
    /** A text. */
    T text(Text text);

    /** A text with buttons to answer by. */
    T buttons(ReplyButtons buttons);

    /** A text with a list to choose from. */
    T list(ListMenu list);

    /** A text with a button that opens an address. */
    T link(LinkButton link);

    /** A text that asks for the person's location. */
    T locationRequest(LocationRequest request);

    /** A text that asks for the person's phone number. */
    T contactRequest(ContactRequest request);

    /** A file. */
    T media(Media media);

    /** A place. */
    T location(Location location);

    /** An emoji on a message of the person. */
    T reaction(Reaction reaction);

    /** A message that Meta approved before. */
    T template(Template template);
  }

  /**
   * A text.
   *
   * @param body 1 to 4,096 code points, Meta's limit (page text-messages of its documentation)
   */
  record Text(String body) implements OutboundContent {
    /** The most code points that Meta takes in one text. */
    public static final int MAX_CODE_POINTS = 4096;

    /**
     * @throws IllegalArgumentException when {@code body} is blank or too long
     */
    public Text {
      CodePoints.require("body", body, MAX_CODE_POINTS);
    }

    @Override
    public String type() {
      return "text";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.text(this);
    }

    /** Hides the text. */
    @Override
    public String toString() {
      return "Text[" + body.length() + " chars]";
    }
  }
}
