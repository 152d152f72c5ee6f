package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.jspecify.annotations.Nullable;

/** What does not come from Meta. */
record Basics(
    @Nullable DatabaseSettings database,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String country,
    @Nullable ZoneId zone,
    @Nullable Currency currency,
    @Nullable Path texts) {
  static final String TEXTS = "BOT_TEXTOS";

  private static final int MAX_PORT = 65_535;

  static Basics read(SettingsReader reader) {
    return new Basics(
        ServerSettings.database(reader),
        reader.orElse("HOST", "127.0.0.1", host -> host, "Dirección donde escuchar."),
        reader.orElse("PORT", "8000", Basics::port, "Un número de 0 a 65535."),
        reader.orElse("BOT_PAIS", "VE", Basics::country, "Dos letras, como VE, EC, DO o CO."),
        reader.orElse("BOT_ZONA", "America/Caracas", ZoneId::of, "Una zona como America/Caracas."),
        reader.orElse("BOT_MONEDA", "USD", Currency::getInstance, "Tres letras, como USD."),
        texts(reader));
  }

  /** Where the lender's own texts are; null, with the mistake noted, when that is no path. */
  static @Nullable Path texts(SettingsReader reader) {
    return reader.orElse("BOT_TEXTOS", "textos.properties", Path::of, "La ruta de un archivo.");
  }

  private static String country(String text) {
    // Refuses what is no country.
    new LibPhoneNumbers(text);
    return text.toUpperCase(Locale.ROOT);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: 0 to 65535 expected");
    }
    return port;
  }
}
