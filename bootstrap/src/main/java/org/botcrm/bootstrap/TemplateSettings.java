package org.botcrm.bootstrap;

import java.time.Duration;
import org.botcrm.application.template.SyncSettings;
import org.botcrm.domain.template.BusinessAccountId;
import org.jspecify.annotations.Nullable;

/**
 * Whose templates are known, and how often Meta is asked for them.
 *
 * @param account null when there is no catalogue, and every template is sent unchecked
 * @param every 1 to 168 hours
 */
record TemplateSettings(@Nullable BusinessAccountId account, Duration every) {
  private static final int MOST_HOURS = 168;

  /** With the mistakes noted when one of them is wrong. */
  static TemplateSettings read(SettingsReader reader) {
    BusinessAccountId account =
        reader
            .optional(
                "WHATSAPP_BUSINESS_ACCOUNT_ID",
                BusinessAccountId::new,
                "Son dígitos: WhatsApp, Configuración de la API, identificador de la cuenta de"
                    + " WhatsApp Business.")
            .orElse(null);
    Duration every =
        reader.orElse(
            "BOT_PLANTILLAS_HORAS",
            "6",
            TemplateSettings::hours,
            "Cada cuántas horas se preguntan las plantillas a Meta: de 1 a 168.");
    return new TemplateSettings(account, every == null ? Duration.ofHours(1) : every);
  }

  SyncSettings schedule() {
    return SyncSettings.every(every);
  }

  String summary() {
    return account == null
        ? " WHATSAPP_BUSINESS_ACCOUNT_ID=-"
        : " WHATSAPP_BUSINESS_ACCOUNT_ID=%s BOT_PLANTILLAS_HORAS=%d"
            .formatted(account.value(), every.toHours());
  }

  private static Duration hours(String text) {
    int hours = Integer.parseInt(text);
    if (hours < 1 || hours > MOST_HOURS) {
      throw new IllegalArgumentException("hours: 1 to 168 expected");
    }
    return Duration.ofHours(hours);
  }
}
