package org.botcrm.bootstrap;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.application.template.SyncSettings;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.BusinessAccountId;
import org.jspecify.annotations.Nullable;

/**
 * Whose templates are known, and how often Meta is asked for them.
 *
 * @param account null when there is no catalogue, and every template is sent unchecked
 * @param every 1 to 168 hours
 * @param numbers more business numbers of the account
 */
record TemplateSettings(
    @Nullable BusinessAccountId account, Duration every, Set<PhoneNumberId> numbers) {
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
    Set<PhoneNumberId> numbers =
        reader
            .optional(
                "BOT_PLANTILLAS_NUMEROS",
                TemplateSettings::numbers,
                "Los identificadores de los otros números de la misma cuenta, separados por comas.")
            .orElse(Set.of());
    return new TemplateSettings(account, every == null ? Duration.ofHours(1) : every, numbers);
  }

  SyncSettings schedule() {
    return SyncSettings.every(every);
  }

  String summary() {
    String others =
        numbers.stream().map(PhoneNumberId::value).sorted().collect(Collectors.joining(","));
    return account == null
        ? " WHATSAPP_BUSINESS_ACCOUNT_ID=-"
        : " WHATSAPP_BUSINESS_ACCOUNT_ID=%s BOT_PLANTILLAS_HORAS=%d"
                .formatted(account.value(), every.toHours())
            + (others.isEmpty() ? "" : " BOT_PLANTILLAS_NUMEROS=" + others);
  }

  private static Set<PhoneNumberId> numbers(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .map(TemplateSettings::number)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PhoneNumberId number(String id) {
    if (!id.matches("[0-9]{1,64}")) {
      throw new IllegalArgumentException("numbers: digits expected");
    }
    return new PhoneNumberId(id);
  }

  private static Duration hours(String text) {
    int hours = Integer.parseInt(text);
    if (hours < 1 || hours > MOST_HOURS) {
      throw new IllegalArgumentException("hours: 1 to 168 expected");
    }
    return Duration.ofHours(hours);
  }
}
