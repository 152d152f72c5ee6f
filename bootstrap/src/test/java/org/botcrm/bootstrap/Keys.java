package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a bot under test. */
final class Keys {
  static final String TOKEN = "token-de-prueba-1";

  static final String APP_SECRET = "secreto-de-prueba-0123456789abcd";
  static final String PREVIOUS_SECRET = "the_secret_before";
  static final String VERIFY_TOKEN = "palabra-de-prueba-1";
  static final String API_KEY = "clave-de-prueba-0123456789";
  static final String NUMBER = "106540352242922";
  static final String DISPLAY = "15550783881";
  static final String WABA = "102290129340398";
  static final String WEBHOOK = "/api/v1/whatsapp/webhook";

  private Keys() {}

  static Map<String, String> settings(String graphUrl, String databaseUrl) {
    Map<String, String> settings = new HashMap<>();
    settings.put("WHATSAPP_API_URL", graphUrl);
    settings.put("WHATSAPP_ACCESS_TOKEN", TOKEN);
    settings.put("WHATSAPP_PHONE_NUMBER_ID", NUMBER);
    settings.put("WHATSAPP_APP_SECRET", APP_SECRET);
    settings.put("WHATSAPP_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN);
    settings.put("BOT_API_KEY", API_KEY);
    settings.put("DATABASE_URL", databaseUrl);
    settings.put("BOT_MEDIOS", media(databaseUrl));
    settings.put("PORT", "0");
    settings.put("BOT_ESPERA_ESTADO", "4");
    // Each message is answered by itself, at once.
    settings.put("BOT_PAUSA", "0");
    // Whatever the time of day at which the tests run.
    settings.put("BOT_HORAS_CONTACTO", "siempre");
    return settings;
  }

  /**
   * Beside the file of the database; for a database that is none, where no test leaves anything.
   */
  private static String media(String databaseUrl) {
    String sqlite = "jdbc:sqlite:";
    return databaseUrl.startsWith(sqlite)
        ? Path.of(databaseUrl.substring(sqlite.length())).resolveSibling("media").toString()
        : Path.of("target", "media-de-prueba").toString();
  }
}
