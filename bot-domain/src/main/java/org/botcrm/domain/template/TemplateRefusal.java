package org.botcrm.domain.template;

import java.util.Objects;

/**
 * Why a message does not fit its template, or cannot be made from it now. Immutable.
 *
 * @param reason for programs
 * @param words for a person, in Spanish, with what to do; nothing of what fills the template
 */
public record TemplateRefusal(Reason reason, String words) {
  /** Refuses nulls. */
  public TemplateRefusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(words, "words");
  }

  /** The reasons that can be told apart. */
  public enum Reason {
    /** There is no template of this name. */
    UNKNOWN,
    /** There is one, in other languages. */
    LANGUAGE,
    /** Meta does not take messages made from it now. */
    NOT_APPROVED,
    /** Its header is filled by something else, or not at all. */
    HEADER,
    /** Too many or too few parameters. */
    COUNT,
    /** Parameters without names where names are asked for, wrong names, or names where none are. */
    NAMES,
    /** A button is not filled, or is filled and must not be. */
    BUTTON,
    /** The text is too long with what fills it. */
    TOO_LONG
  }
}
