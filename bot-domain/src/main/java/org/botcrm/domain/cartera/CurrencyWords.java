package org.botcrm.domain.cartera;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the currency of an amount as CRMs write it. */
public final class CurrencyWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[\\s.]+");

  // The sign $ alone and "pesos" are of several currencies, and therefore of none here.
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("USD", "USD"),
          Map.entry("US$", "USD"),
          Map.entry("DOLAR", "USD"),
          Map.entry("DOLARES", "USD"),
          Map.entry("DIVISA", "USD"),
          Map.entry("DIVISAS", "USD"),
          Map.entry("VES", "VES"),
          Map.entry("VED", "VES"),
          Map.entry("BS", "VES"),
          Map.entry("BSS", "VES"),
          Map.entry("BSD", "VES"),
          Map.entry("BOLIVAR", "VES"),
          Map.entry("BOLIVARES", "VES"),
          Map.entry("DOP", "DOP"),
          Map.entry("RD$", "DOP"),
          Map.entry("COP", "COP"),
          Map.entry("COL$", "COP"),
          Map.entry("EUR", "EUR"),
          Map.entry("EURO", "EUR"),
          Map.entry("EUROS", "EUR"),
          Map.entry("€", "EUR"));

  private CurrencyWords() {}

  /**
   * The ISO 4217 code of a word such as {@code BS}, {@code Bs.} or {@code dólares}.
   *
   * @param word null or blank when the CRM does not say
   * @param otherwise the code to take then
   * @return {@link Money#UNKNOWN_CURRENCY} for a word that is not known here
   */
  public static String code(@Nullable String word, String otherwise) {
    if (word == null || word.isBlank()) {
      return otherwise;
    }
    String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    String key = SIGNS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    return CODES.getOrDefault(key, Money.UNKNOWN_CURRENCY);
  }
}
