package org.botcrm.domain.understanding;

import java.util.Map;

/** The words and signs that people write for currencies. */
final class CurrencyWords {
  /** Those that mean the same everywhere. */
  static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          Map.entry("usd", "USD"),
          Map.entry("us", "USD"),
          Map.entry("dolar", "USD"),
          Map.entry("dolares", "USD"),
          Map.entry("dolarito", "USD"),
          Map.entry("dolaritos", "USD"),
          Map.entry("bs", "VES"),
          Map.entry("bss", "VES"),
          Map.entry("ves", "VES"),
          Map.entry("bsd", "VES"),
          Map.entry("bolivar", "VES"),
          Map.entry("bolivares", "VES"),
          Map.entry("rd", "DOP"),
          Map.entry("dop", "DOP"),
          Map.entry("cop", "COP"),
          Map.entry("eur", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("€", "EUR"));

  /** What «pesos» and «$» are, by country. */
  static final Map<String, String> PESOS = Map.of("DO", "DOP", "CO", "COP", "MX", "MXN");

  private CurrencyWords() {}
}
