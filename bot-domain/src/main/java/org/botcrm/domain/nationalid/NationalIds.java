package org.botcrm.domain.nationalid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the national ID numbers of one country, in any writing. Knows Venezuela ({@code VE}),
 * Ecuador ({@code EC}), the Dominican Republic ({@code DO}) and Colombia ({@code CO}); in any other
 * country it finds none. Immutable, thread-safe, never throws for bad input.
 */
public final class NationalIds {
  /** Nothing beyond so many characters is looked at; WhatsApp's own limit is 4,096. */
  public static final int LONGEST_TEXT = 65_536;

  // varchar(20) and what people put around it.
  private static final int LONGEST_FIELD = 40;
  private static final Set<String> NO_LETTERS = Set.of("", "CI", "CC", "DNI", "CEDULA", "RIF");

  private final String country;
  private final @Nullable IdFormat format;

  private NationalIds(String country) {
    this.country = country;
    this.format =
        switch (country) {
          case "VE" -> IdFormat.VE;
          case "EC" -> IdFormat.EC;
          case "DO" -> IdFormat.DO;
          case "CO" -> IdFormat.CO;
          default -> null;
        };
  }

  /**
   * Those of a country.
   *
   * @param country two letters (ISO 3166), such as {@code VE}, in any case
   */
  public static NationalIds of(String country) {
    return new NationalIds(Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT));
  }

  /** The country, in capitals. */
  public String country() {
    return country;
  }

  /**
   * The number in a field that holds one and nothing else, such as {@code clientes.cedula}: any
   * digits between any signs, zeros that a spreadsheet took from the front put back. Empty when it
   * is no number of this country, also when its check digit is wrong.
   */
  public Optional<NationalId> read(String field) {
    if (format == null || field.length() > LONGEST_FIELD) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    StringBuilder letters = new StringBuilder();
    for (char c : field.toCharArray()) {
      if (DigitRun.isDigit(c)) {
        digits.append((char) ('0' + Character.digit(c, 10)));
      } else if (Character.isLetter(c)) {
        letters.append(WordsBefore.folded(String.valueOf(c)).toUpperCase(Locale.ROOT));
      }
    }
    return letter(letters.toString())
        .flatMap(letter -> format.canonical(letter, format.padded(digits.toString())))
        .map(value -> new NationalId(country, value));
  }

  /**
   * Every different number in what somebody wrote, in its order, 20 at most. Phones, amounts, dates
   * and references of banks are left out where their form or the words before them tell. Six digits
   * alone in a text are taken for a number where the country has such short ones: whoever waits for
   * a code of six digits must look for that first.
   */
  public List<NationalId> findAll(String text) {
    if (format == null) {
      return List.of();
    }
    String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    return new IdScan(country, format, bounded).run();
  }

  /**
   * The writings of a number that are usual in databases, to look for where its text is the only
   * index. Not all that {@link #read} knows.
   */
  public List<String> usualWritings(NationalId id) {
    List<String> numbers = new ArrayList<>(List.of(id.number(), grouped(id.number())));
    if (format != null) {
      numbers.addAll(format.layouts(id.number()));
    }
    if (format != IdFormat.VE) {
      return numbers.stream().distinct().toList();
    }
    // A letter that is missing here may be there, and the other way round.
    boolean bare = id.number().equals(id.value());
    String letters = bare ? "VE" : id.value().substring(0, 1);
    boolean omitted = bare || letters.equals("V") || letters.equals("E");
    List<String> writings = new ArrayList<>(omitted ? numbers : List.of());
    for (char letter : (letters + letters.toLowerCase(Locale.ROOT)).toCharArray()) {
      for (String sign : List.of("", "-", " ")) {
        numbers.forEach(number -> writings.add(letter + sign + number));
      }
    }
    return writings.stream().distinct().toList();
  }

  private Optional<Character> letter(String letters) {
    if (NO_LETTERS.contains(letters)) {
      return Optional.of(DigitRun.NO_LETTER);
    }
    int last = letters.length() - 1;
    boolean lettered =
        format == IdFormat.VE
            && Venezuela.LETTERS.indexOf(letters.charAt(last)) >= 0
            && NO_LETTERS.contains(letters.substring(0, last));
    return lettered ? Optional.of(letters.charAt(last)) : Optional.empty();
  }

  /** With points between thousands. */
  private static String grouped(String digits) {
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      grouped.insert(i, '.');
    }
    return grouped.toString();
  }
}
