package org.botcrm.domain.understanding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.understanding.Slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount of money as people of a country write it. What may be understood in two ways is
 * not read at all: the client is asked again. Immutable and thread-safe.
 */
public final class AmountReader {
  /** Beyond this it is a reference, an ID number or a phone. */
  private static final BigDecimal MAX = new BigDecimal("1000000000");

  private static final int MAX_BARE_DIGITS = 6;
  private static final BigDecimal MILLION = new BigDecimal("1000000");

  private final String country;

  /**
   * @param country two letters, as in BOT_PAIS: says what a dot, a comma, «$» and «pesos» are
   */
  public AmountReader(String country) {
    this.country = Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT);
  }

  /**
   * Some money.
   *
   * @param value more than zero, with at most two decimals
   * @param currency three letters of ISO 4217; null when the text names none
   */
  public record Amount(BigDecimal value, @Nullable String currency) {}

  /** The amount in a text; empty when there is none, or more than one, or it is not clear. */
  public Optional<Amount> read(String text) {
    Slots slots = Slots.of(text);
    List<Amount> named = new ArrayList<>();
    List<Amount> bare = new ArrayList<>();
    for (int at = 0; at < slots.size(); ) {
      Candidate candidate = candidate(slots, at);
      if (candidate.value == null) {
        at = Math.max(candidate.next, at + 1);
        continue;
      }
      add(slots, at, candidate, named, bare);
      at = candidate.next;
    }
    return only(named.isEmpty() ? bare : named);
  }

  private static Optional<Amount> only(List<Amount> amounts) {
    boolean same = amounts.stream().distinct().count() == 1;
    return same && !amounts.get(0).equals(UNCLEAR) ? Optional.of(amounts.get(0)) : Optional.empty();
  }

  /** Stands for one that cannot be read, so that no other is taken for the amount. */
  private static final Amount UNCLEAR = new Amount(BigDecimal.ZERO, null);

  /**
   * A number of the text.
   *
   * @param value null when there is none; zero when it cannot be told
   */
  private record Candidate(@Nullable BigDecimal value, int next, boolean plain) {}

  private Candidate candidate(Slots slots, int at) {
    Slot slot = slots.at(at);
    if (!slot.isNumber()) {
      NumberWords.Reading words = NumberWords.read(slots, at);
      BigDecimal value = words.value() == 0 ? null : BigDecimal.valueOf(words.value());
      return scaled(slots, new Candidate(value, words.next(), isArticle(slots, at, words)));
    }
    BigDecimal value = WrittenNumber.read(slot.text(), country);
    boolean plain = slot.isDigits();
    return scaled(slots, new Candidate(value == null ? BigDecimal.ZERO : value, at + 1, plain));
  }

  /** «Un» is a number before «dólar» only. */
  private static boolean isArticle(Slots slots, int at, NumberWords.Reading words) {
    return words.value() == 1 && words.next() == at + 1;
  }

  private static Candidate scaled(Slots slots, Candidate candidate) {
    if (candidate.value == null) {
      return candidate;
    }
    String unit = slots.at(candidate.next).text();
    return switch (unit) {
      case "mil", "k" -> times(candidate, BigDecimal.valueOf(1_000));
      case "millon", "millones" -> times(candidate, MILLION);
      default -> candidate;
    };
  }

  private static Candidate times(Candidate candidate, BigDecimal factor) {
    BigDecimal value = Objects.requireNonNull(candidate.value).multiply(factor);
    return new Candidate(value, candidate.next + 1, false);
  }

  private void add(
      Slots slots, int at, Candidate candidate, List<Amount> named, List<Amount> bare) {
    String currency = currency(slots, at, candidate.next);
    BigDecimal value = Objects.requireNonNull(candidate.value);
    boolean clear = value.signum() > 0 && value.compareTo(MAX) < 0 && value.scale() <= 2;
    if (currency != null) {
      named.add(clear ? new Amount(plain(value), currency.isEmpty() ? null : currency) : UNCLEAR);
    } else if (!isSomethingElse(slots, at, candidate)) {
      bare.add(clear ? new Amount(plain(value), null) : UNCLEAR);
    }
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static boolean isSomethingElse(Slots slots, int at, Candidate candidate) {
    Slot slot = slots.at(at);
    return AmountPlaces.isOtherBefore(slots, at)
        || AmountPlaces.isOtherAfter(slots, at, candidate.next)
        || !slot.isNumber() && candidate.plain
        || slot.isDigits() && slot.text().length() > MAX_BARE_DIGITS
        || slot.isDigits() && slot.text().length() > 1 && slot.text().charAt(0) == '0'
        || Dates.isMonth(slots.at(candidate.next).text());
  }

  /** Null for none, empty for «pesos» of a country that has none of its own. */
  private @Nullable String currency(Slots slots, int at, int next) {
    String after = word(slots, next, 1);
    return after != null ? after : word(slots, at - 1, -1);
  }

  private @Nullable String word(Slots slots, int at, int step) {
    Slot slot = slots.at(at);
    if (slot.is("$")) {
      String more = CurrencyWords.EVERYWHERE.get(slots.at(at + (step > 0 ? 1 : -1)).text());
      return more != null && step < 0 ? more : dollarSign();
    }
    if (slot.is(".") && step < 0) {
      return CurrencyWords.EVERYWHERE.get(slots.at(at - 1).text());
    }
    if (slot.is("peso") || slot.is("pesos")) {
      return CurrencyWords.PESOS.getOrDefault(country, "");
    }
    return CurrencyWords.EVERYWHERE.get(slot.text());
  }

  private String dollarSign() {
    return CurrencyWords.PESOS.getOrDefault(country, "USD");
  }
}
