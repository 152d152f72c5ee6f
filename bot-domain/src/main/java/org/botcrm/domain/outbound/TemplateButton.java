package org.botcrm.domain.outbound;

/** What fills a button of a template. */
public sealed interface TemplateButton {
  /** The most buttons that Meta takes in a template (page templates/components). */
  int MAX_BUTTONS = 10;

  /** Which button of the template, from 0 on. */
  int index();

  private static void check(int index, String field, String value) {
    if (index < 0 || index >= MAX_BUTTONS) {
      throw new IllegalArgumentException("index: 0 to 9 expected");
    }
    CodePoints.require(field, value);
  }

  /**
   * A button to answer by.
   *
   * @param index 0 to 9
   * @param payload comes back when it is pressed; not blank
   */
  record QuickReply(int index, String payload) implements TemplateButton {
    /**
     * @throws IllegalArgumentException when there is no such index, or {@code payload} is blank
     */
    public QuickReply {
      check(index, "payload", payload);
    }

    /** Hides the payload. */
    @Override
    public String toString() {
      return "QuickReply[" + index + "]";
    }
  }

  /**
   * A button that opens an address.
   *
   * @param index 0 to 9
   * @param ending what is put behind the address that the template has; not blank
   */
  record Link(int index, String ending) implements TemplateButton {
    /**
     * @throws IllegalArgumentException when there is no such index, or {@code ending} is blank
     */
    public Link {
      check(index, "ending", ending);
    }

    /** Hides the ending. */
    @Override
    public String toString() {
      return "Link[" + index + "]";
    }
  }

  /**
   * A button that copies a code.
   *
   * @param index 0 to 9
   * @param code what is copied; not blank
   */
  record CopyCode(int index, String code) implements TemplateButton {
    /**
     * @throws IllegalArgumentException when there is no such index, or {@code code} is blank
     */
    public CopyCode {
      check(index, "code", code);
    }

    /** Hides the code. */
    @Override
    public String toString() {
      return "CopyCode[" + index + "]";
    }
  }
}
