package org.botcrm.bootstrap;

import java.util.stream.Collectors;

/** What the server runs with, in the one line that it logs at its start. */
final class SettingsLine {
  private SettingsLine() {}

  /** Every setting that holds, but the secrets. */
  static String of(ServerSettings settings) {
    return "WHATSAPP_API_URL=%s WHATSAPP_PHONE_NUMBER_ID=%s DATABASE_URL=%s HOST=%s PORT=%d"
            .formatted(
                settings.meta().baseUrl(),
                settings.phoneNumberId().value(),
                settings.database(),
                settings.host(),
                settings.port())
        + schema(settings)
        + " BOT_PAIS=%s BOT_ZONA=%s BOT_MONEDA=%s BOT_ESPERA_ESTADO=%d"
            .formatted(
                settings.country(),
                settings.zone(),
                settings.currency(),
                settings.timing().statusWait().toSeconds())
        + " BOT_TEXTOS=%s BOT_MENSAJES_POR_SEGUNDO=%s"
            .formatted(settings.texts(), RatesReader.written(settings.rates()))
        + settings.media().summary()
        + settings.templates().summary()
        + settings.dialogue().summary()
        + settings.office().summary()
        + settings.console().summary()
        + " secretos=•••"
        + (settings.previousAppSecret() == null ? "" : " (dos secretos de app válidos)")
        + ownTokens(settings);
  }

  private static String schema(ServerSettings settings) {
    String schema = settings.database().crmSchema();
    return schema == null ? "" : " CRM_SCHEMA=" + schema;
  }

  /** Which numbers have a token of their own. */
  private static String ownTokens(ServerSettings settings) {
    return settings.meta().accessTokens() instanceof TokenSettings tokens
        ? tokens.own().keySet().stream()
            .map(number -> " " + TokenSettings.NAME + "_" + number.value() + "=•••")
            .sorted()
            .collect(Collectors.joining())
        : "";
  }
}
