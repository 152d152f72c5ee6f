package org.botcrm.domain.outbound;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question and what can be answered, of any length and number: sent in the best form that it fits
 * in. Nothing of it is ever cut.
 *
 * @param text not blank
 * @param menu what stands on the button that opens a list; null for «Ver opciones», which also
 *     stands in for one that Meta would refuse as too long
 * @param options in order, no two with one id; without any, the text is all that is sent
 */
public record Choice(String text, @Nullable String menu, List<Option> options) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when {@code text} or {@code menu} is blank, or two options
   *     have one id
   */
  public Choice {
    CodePoints.require("text", text);
    CodePoints.allow("menu", menu, Integer.MAX_VALUE);
    options = List.copyOf(options);
    Distinct.require("options: ids", options, Option::id);
  }

  /** With the usual button, should it become a list. */
  public Choice(String text, List<Option> options) {
    this(text, null, options);
  }

  /**
   * What to send, in order: buttons when there are few and short enough, else a list, else the text
   * with the options numbered, in as many parts as it takes.
   */
  public List<OutboundContent> parts() {
    if (fitsButtons()) {
      return List.of(buttons());
    }
    return fitsList() ? List.of(list()) : TextParts.of(numbered());
  }

  /** A button has no room for a description. */
  private boolean fitsButtons() {
    return !options.isEmpty()
        && options.size() <= ReplyButtons.MAX_BUTTONS
        && CodePoints.fits(text, ReplyButtons.MAX_TEXT)
        && options.stream().allMatch(Option::fitsButton)
        && Distinct.are(options, Option::title);
  }

  private boolean fitsList() {
    return !options.isEmpty()
        && options.size() <= ListMenu.MAX_ROWS
        && CodePoints.fits(text, ListMenu.MAX_TEXT)
        && options.stream().allMatch(Option::fitsRow);
  }

  private ReplyButtons buttons() {
    List<ReplyButtons.Button> buttons =
        options.stream()
            .map(option -> new ReplyButtons.Button(option.id(), option.title()))
            .toList();
    return new ReplyButtons(null, text, null, buttons);
  }

  private ListMenu list() {
    List<ListMenu.Row> rows =
        options.stream()
            .map(option -> new ListMenu.Row(option.id(), option.title(), option.description()))
            .toList();
    boolean named = menu != null && CodePoints.fits(menu, ListMenu.MAX_BUTTON);
    String button = named ? Objects.requireNonNull(menu) : Readable.word("lista.boton");
    return new ListMenu(null, text, null, button, List.of(new ListMenu.Section(null, rows)));
  }

  private String numbered() {
    String lines =
        IntStream.range(0, options.size())
            .mapToObj(i -> i + 1 + ". " + options.get(i).words())
            .collect(Collectors.joining("\n"));
    return Readable.joined("\n\n", text, lines);
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "Choice[" + options.size() + " options]";
  }

  /**
   * One answer.
   *
   * @param id comes back when it is chosen on a button or in a list; 1 to 200 code points, the
   *     lesser of Meta's limits for these, since an id cannot be shown instead
   * @param title not blank
   * @param description not blank; null for none
   */
  public record Option(String id, String title, @Nullable String description) {
    /**
     * @throws IllegalArgumentException when {@code id} is blank or too long, or a text is blank
     */
    public Option {
      CodePoints.require("id", id, ListMenu.Row.MAX_ID);
      CodePoints.require("title", title);
      CodePoints.allow("description", description, Integer.MAX_VALUE);
    }

    /** Without a description. */
    public Option(String id, String title) {
      this(id, title, null);
    }

    private boolean fitsButton() {
      return description == null && CodePoints.fits(title, ReplyButtons.Button.MAX_TITLE);
    }

    private boolean fitsRow() {
      return CodePoints.fits(title, ListMenu.Row.MAX_TITLE)
          && (description == null || CodePoints.fits(description, ListMenu.Row.MAX_DESCRIPTION));
    }

    private String words() {
      return Readable.joined(": ", title, description);
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Option[" + title.length() + " chars]";
    }
  }
}
