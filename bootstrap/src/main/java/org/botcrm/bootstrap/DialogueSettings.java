package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.application.reply.SlowAnswerSettings;
import org.botcrm.domain.chat.ReadReceiptSender;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * How the bot behaves towards people.
 *
 * @param onlyTo the one phone that gets everything in test mode; null when it is off
 * @param shown what a person sees while an answer is slow
 * @param intents file with what the bot understands; null for what ships
 */
record DialogueSettings(@Nullable PhoneNumber onlyTo, Shown shown, @Nullable Path intents) {
  // With the plus sign: without it nobody can tell whether the country code is there.
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9 .()-]{6,30}");

  /** Null, with the mistakes noted, when one of them is wrong. */
  static @Nullable DialogueSettings read(SettingsReader reader) {
    Optional<PhoneNumber> onlyTo =
        reader.optional(
            "BOT_MODO_PRUEBA",
            DialogueSettings::phone,
            "El único teléfono que recibe mensajes mientras se prueba, con + y código de país:"
                + " +584141234567. Sin modo de prueba, quite la línea.");
    // The default is free of charge and silent while rules are fast, and it is true: the bot is at
    // the answer. Whoever wants no receipts given by a machine says no.
    Shown shown =
        reader.orElse(
            "BOT_LEIDO",
            "escribiendo",
            Shown::ofWord,
            "Lo que ve quien espera una respuesta lenta: no, leido o escribiendo.");
    Optional<Path> intents =
        reader.optional(
            "BOT_INTENCIONES",
            Path::of,
            "La ruta de un archivo; «./bot intenciones --mostrar» escribe uno para empezar.");
    return shown == null
        ? null
        : new DialogueSettings(onlyTo.orElse(null), shown, intents.orElse(null));
  }

  private static PhoneNumber phone(String text) {
    if (!INTERNATIONAL.matcher(text).matches()) {
      throw new IllegalArgumentException("a plus sign and digits expected");
    }
    return PhoneNumber.ofWriting(text).orElseThrow();
  }

  /**
   * What is shown by {@code receipts}; empty for nothing. Nothing in test mode: who writes then
   * gets no answer, and is to hear of nobody who writes one.
   */
  Optional<SlowAnswerSettings> slowAnswers(ReadReceiptSender receipts) {
    return shown == Shown.NOTHING || onlyTo != null
        ? Optional.empty()
        : Optional.of(SlowAnswerSettings.standard(receipts, shown == Shown.TYPING));
  }

  /** For the line at the start. */
  String summary() {
    return " BOT_LEIDO="
        + shown.word
        + (onlyTo == null ? "" : " BOT_MODO_PRUEBA=" + onlyTo.masked())
        + (intents == null ? "" : " BOT_INTENCIONES=" + intents);
  }

  /** What a person sees while an answer is slow. */
  enum Shown {
    /** Nothing. */
    NOTHING("no"),
    /** That the message was read. */
    READ("leido"),
    /** That, and that an answer is being written. */
    TYPING("escribiendo");

    private final String word;

    Shown(String word) {
      this.word = word;
    }

    private static Shown ofWord(String word) {
      for (Shown shown : values()) {
        if (shown.word.equals(word)) {
          return shown;
        }
      }
      throw new IllegalArgumentException("no, leido or escribiendo expected");
    }
  }
}
