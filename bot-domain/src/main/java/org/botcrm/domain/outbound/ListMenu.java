package org.botcrm.domain.outbound;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text with a button that opens a list to choose one row from. Limits: page
 * interactive-list-messages of Meta's documentation.
 *
 * @param header a line, since Meta takes no other here; null for none
 * @param text 1 to 4,096 code points
 * @param footer 1 to 60 code points; null for none
 * @param button what stands on the button; 1 to 20 code points
 * @param sections at least one, with 1 to 10 rows in all of them together, no two with one id; of
 *     several, each has a title
 */
public record ListMenu(
    MessageHeader.@Nullable Line header,
    String text,
    @Nullable String footer,
    String button,
    List<Section> sections)
    implements OutboundContent {
  /** The most rows that Meta takes, in all sections together. */
  public static final int MAX_ROWS = 10;

  /** The most code points that Meta takes in the text. */
  public static final int MAX_TEXT = 4096;

  /** The most code points that Meta takes in the footer. */
  public static final int MAX_FOOTER = 60;

  /** The most code points that Meta takes on the button. */
  public static final int MAX_BUTTON = 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when a limit is broken
   */
  public ListMenu {
    CodePoints.require("text", text, MAX_TEXT);
    CodePoints.allow("footer", footer, MAX_FOOTER);
    CodePoints.require("button", button, MAX_BUTTON);
    sections = List.copyOf(sections);
    List<Row> rows = rows(sections);
    if (rows.isEmpty() || rows.size() > MAX_ROWS) {
      throw new IllegalArgumentException("sections: 1 to 10 rows expected");
    }
    Distinct.require("sections: ids", rows, Row::id);
    if (sections.size() > 1 && sections.stream().anyMatch(section -> section.title() == null)) {
      throw new IllegalArgumentException("sections: each of several needs a title");
    }
  }

  private static List<Row> rows(List<Section> sections) {
    return sections.stream().flatMap(section -> section.rows().stream()).toList();
  }

  @Override
  public String type() {
    return "interactive";
  }

  /** The text, and every row on a line of its own. */
  @Override
  public String body() {
    String rows = sections.stream().map(Section::words).collect(Collectors.joining("\n"));
    return Readable.interactive(header, text, footer, "[" + button + "]\n" + rows);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.list(this);
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "ListMenu[" + sections.size() + " sections]";
  }

  /**
   * Rows below a title.
   *
   * @param title 1 to 24 code points; null for none
   * @param rows at least one
   */
  public record Section(@Nullable String title, List<Row> rows) {
    /** The most code points that Meta takes in the title of a section. */
    public static final int MAX_TITLE = 24;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when a limit is broken
     */
    public Section {
      CodePoints.allow("title", title, MAX_TITLE);
      rows = List.copyOf(rows);
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("rows: at least one expected");
      }
    }

    private String words() {
      String lines = rows.stream().map(Row::words).collect(Collectors.joining("\n"));
      return Readable.joined("\n", title, lines);
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Section[" + rows.size() + " rows]";
    }
  }

  /**
   * One row.
   *
   * @param id comes back when it is chosen; 1 to 200 code points
   * @param title 1 to 24 code points
   * @param description 1 to 72 code points; null for none
   */
  public record Row(String id, String title, @Nullable String description) {
    /** The most code points that Meta takes in an id. */
    public static final int MAX_ID = 200;

    /** The most code points that Meta takes in the title of a row. */
    public static final int MAX_TITLE = 24;

    /** The most code points that Meta takes in a description. */
    public static final int MAX_DESCRIPTION = 72;

    /**
     * @throws IllegalArgumentException when a limit is broken
     */
    public Row {
      CodePoints.require("id", id, MAX_ID);
      CodePoints.require("title", title, MAX_TITLE);
      CodePoints.allow("description", description, MAX_DESCRIPTION);
    }

    private String words() {
      return "• " + Readable.joined(": ", title, description);
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Row[" + title.length() + " chars]";
    }
  }
}
