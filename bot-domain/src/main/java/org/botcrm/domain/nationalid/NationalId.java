package org.botcrm.domain.nationalid;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A national ID number in the one form that all its writings share. Made by {@link NationalIds}.
 *
 * <p>Two that {@link #equals} are written with the same letter; whether they name the same person
 * is what {@link #sameAs} says. It proves nothing about who typed it. {@link #toString()} shows the
 * country only, so that a number never reaches a log by accident.
 *
 * @param country two capital letters (ISO 3166), such as {@code VE}
 * @param value 1 to 15 ASCII digits, in Venezuela after {@code V}, {@code E}, {@code J}, {@code G}
 *     or {@code P} when the letter is known; never a separator
 */
public record NationalId(String country, String value) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern VALUE = Pattern.compile("[VEJGP]?[0-9]{1,15}");
  private static final char NONE = 0;

  /**
   * @throws IllegalArgumentException when one of them has another form
   */
  public NationalId {
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(value, "value");
    if (!COUNTRY.matcher(country).matches()) {
      throw new IllegalArgumentException("country: two capital letters expected");
    }
    if (!VALUE.matcher(value).matches()) {
      // The value is not shown: it may be somebody's.
      throw new IllegalArgumentException("value: digits, after a letter at most, expected");
    }
  }

  /** The digits without the letter: what to look up by, and to count tries by. */
  public String number() {
    return letter() == NONE ? value : value.substring(1);
  }

  /**
   * Whether both may name one person: same country, same digits, same letter. A missing letter
   * stands for {@code V} and for {@code E}, because people leave those out; never for {@code J},
   * {@code G} or {@code P}, which are not persons' own. So {@code V1234567} and {@code E1234567}
   * both are the same as {@code 1234567}, and not the same as each other: whoever finds two clients
   * for a number without its letter found several.
   */
  public boolean sameAs(NationalId other) {
    return country.equals(other.country)
        && number().equals(other.number())
        && (letter() == other.letter() || mayStandFor(other) || other.mayStandFor(this));
  }

  private boolean mayStandFor(NationalId other) {
    return letter() == NONE && (other.letter() == 'V' || other.letter() == 'E');
  }

  private char letter() {
    char first = value.charAt(0);
    return first > '9' ? first : NONE;
  }

  /** The country only. */
  @Override
  public String toString() {
    return "NationalId[" + country + "]";
  }
}
