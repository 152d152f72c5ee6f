package org.botcrm.domain.cartera;

import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;

/**
 * Writes amounts as people of a country do: {@code $ 1.234,50} in Venezuela, {@code RD$ 1,234.50}
 * in the Dominican Republic. The tables are here, because those of the JDK change from one version
 * to the next. Immutable and thread-safe.
 */
public final class MoneyFormat {
  private static final int CENTS = 2;
  private static final int GROUP = 3;

  private static final Country OTHER = new Country(',', '.', " ", false, Map.of("USD", "US$"));
  private static final Map<String, Country> COUNTRIES =
      Map.of(
          "VE", new Country('.', ',', " ", false, Map.of("USD", "$", "VES", "Bs.")),
          "EC", new Country(',', '.', "", false, Map.of("USD", "$")),
          "DO", new Country(',', '.', " ", false, Map.of("DOP", "RD$", "USD", "US$")),
          "CO", new Country('.', ',', " ", true, Map.of("COP", "$", "USD", "US$")));

  private final Country country;

  private MoneyFormat(Country country) {
    this.country = country;
  }

  /**
   * As in a country; in one that is not known here with points before cents, and codes in place of
   * signs.
   *
   * @param country two letters (ISO 3166), such as {@code VE}
   */
  public static MoneyFormat of(String country) {
    return new MoneyFormat(
        COUNTRIES.getOrDefault(Objects.requireNonNull(country, "country"), OTHER));
  }

  /**
   * An amount with its sign, rounded half up to cents. A currency that is not known is left out:
   * the number alone is true.
   */
  public String format(Money money) {
    String digits = money.amount().abs().setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    boolean nothing = digits.equals("0.00");
    String sign = money.amount().signum() < 0 && !nothing ? "-" : "";
    return sign + prefix(money.currency()) + grouped(digits, money.currency());
  }

  private String prefix(String currency) {
    if (currency.equals(Money.UNKNOWN_CURRENCY)) {
      return "";
    }
    String symbol = country.symbols.get(currency);
    if (symbol != null) {
      return symbol + country.space;
    }
    return switch (currency) {
      case "VES" -> "Bs. ";
      case "DOP" -> "RD$ ";
      case "EUR" -> "€ ";
      default -> currency + " ";
    };
  }

  private String grouped(String digits, String currency) {
    String whole = digits.substring(0, digits.length() - CENTS - 1);
    String cents = digits.substring(digits.length() - CENTS);
    StringBuilder text = new StringBuilder(whole);
    for (int i = whole.length() - GROUP; i > 0; i -= GROUP) {
      text.insert(i, country.thousands);
    }
    boolean round = country.wholePesos && currency.equals("COP") && cents.equals("00");
    return round ? text.toString() : text.append(country.decimals).append(cents).toString();
  }

  /**
   * How a country writes.
   *
   * @param thousands between groups of three
   * @param decimals before cents
   * @param space between sign and number
   * @param wholePesos whether cents that are zero are left out of Colombian pesos
   * @param symbols by code
   */
  private record Country(
      char thousands,
      char decimals,
      String space,
      boolean wholePesos,
      Map<String, String> symbols) {}
}
