package org.botcrm.bootstrap;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.SlowAnswerSettings;
import org.botcrm.domain.chat.ReadReceiptSender;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.jspecify.annotations.Nullable;

/**
 * How the bot behaves towards people.
 *
 * @param onlyTo the one phone that gets everything in test mode; null when it is off
 * @param shown what a person sees while an answer is slow
 * @param pause how long a person must have written nothing before they are answered
 * @param trust when a chat is taken to be a client's
 * @param levels how sure the bot must be of whom it talks to
 * @param intents file with what the bot understands; null for what ships
 */
record DialogueSettings(
    @Nullable PhoneNumber onlyTo,
    Shown shown,
    Duration pause,
    TrustSettings trust,
    AnswerLevels levels,
    @Nullable Path intents) {
  private static final int MAX_PAUSE_SECONDS = 30;
  private static final int MAX_DAYS = 3_650;
  private static final int MAX_MINUTES = 7 * 24 * 60;

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
    Duration pause =
        reader.orElse(
            "BOT_PAUSA",
            "1.5",
            DialogueSettings::seconds,
            "Los segundos de silencio que se esperan antes de contestar, de 0 a 30: 1.5. Con 0 cada"
                + " mensaje se contesta por separado.");
    Integer days =
        reader.orElse(
            "BOT_CONFIANZA_DIAS",
            "90",
            text -> within(text, MAX_DAYS),
            "Los días sin escribir tras los cuales un teléfono deja de probar de quién es, de 1 a"
                + " 3650.");
    Integer minutes =
        reader.orElse(
            "BOT_VERIFICADO_MINUTOS",
            "30",
            text -> within(text, MAX_MINUTES),
            "Los minutos que vale un código de verificación, de 1 a 10080.");
    AnswerLevels levels =
        reader.orElse(
            "BOT_NIVEL_DINERO",
            "telefono",
            DialogueSettings::levels,
            "Lo que hace falta para hablar de saldos, cuotas y pagos: telefono (que el número sea de"
                + " un solo cliente) o verificado (además, un código enviado a su correo).");
    Optional<Path> intents =
        reader.optional(
            "BOT_INTENCIONES",
            Path::of,
            "La ruta de un archivo; «./bot intenciones --mostrar» escribe uno para empezar.");
    return shown == null || pause == null || days == null || minutes == null || levels == null
        ? null
        : new DialogueSettings(
            onlyTo.orElse(null),
            shown,
            pause,
            new TrustSettings(Duration.ofDays(days), Duration.ofMinutes(minutes)),
            levels,
            intents.orElse(null));
  }

  private static AnswerLevels levels(String word) {
    TrustLevel level = TrustLevel.of(word);
    if (level == TrustLevel.UNKNOWN) {
      throw new IllegalArgumentException("telefono or verificado expected");
    }
    return level == TrustLevel.VERIFIED
        ? AnswerLevels.standard().strict()
        : AnswerLevels.standard();
  }

  private static Duration seconds(String text) {
    BigDecimal seconds = new BigDecimal(text);
    if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(MAX_PAUSE_SECONDS)) > 0) {
      throw new IllegalArgumentException("0 to 30 expected");
    }
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static int within(String text, int max) {
    int value = Integer.parseInt(text);
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("1 to " + max + " expected");
    }
    return value;
  }

  /** How chats are answered. */
  ReplySettings replies() {
    ReplySettings standard = ReplySettings.standard();
    return new ReplySettings(
        standard.threads(),
        standard.maxWaiting(),
        standard.poll(),
        pause,
        standard.memory(),
        trust);
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
        + " BOT_PAUSA="
        + pause.toMillis() / 1_000.0
        + " BOT_CONFIANZA_DIAS="
        + trust.silence().toDays()
        + " BOT_VERIFICADO_MINUTOS="
        + trust.verified().toMinutes()
        + " BOT_NIVEL_DINERO="
        + (levels.equals(AnswerLevels.standard().strict())
            ? TrustLevel.VERIFIED.word()
            : TrustLevel.PHONE.word())
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
