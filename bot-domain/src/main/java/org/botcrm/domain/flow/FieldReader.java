package org.botcrm.domain.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.understanding.AmountReader.Amount;
import org.botcrm.domain.understanding.DateReader;
import org.botcrm.domain.understanding.DateReader.Toward;
import org.botcrm.domain.understanding.ReferenceReader;
import org.jspecify.annotations.Nullable;

/** Reads the value of a field. Immutable and thread-safe. */
final class FieldReader {
  /** What {@code numeric(10,2)} of the CRM's amounts holds. */
  private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999.99");

  /** More is no answer to «¿qué día?» but something else. */
  private static final int SHORT = 40;

  private static final int WHOLE_PHONE = 10;

  private static final Pattern BY_MEANS = Pattern.compile("(?i)\\bpor\\b(?! ?ciento)");

  private final FlowEnvironment environment;
  private final FieldOptions options;
  private final Phrases referenceWords;

  FieldReader(FlowEnvironment environment, FieldOptions options, Phrases referenceWords) {
    this.environment = environment;
    this.options = options;
    this.referenceWords = referenceWords;
  }

  static String optionKey(String option) {
    return "flujo.opcion." + option;
  }

  /** What an answer to the field's question says. */
  FieldReading answer(FlowField field, String text, ReplyContext context) {
    return switch (field.kind()) {
      case AMOUNT -> askedAmount(text);
      case PAST_DATE, FUTURE_DATE -> askedDate(field, text, environment.today(context));
      case REFERENCE -> reference(text);
      case TEXT -> Written.text(text);
      case PHONE -> Written.phone(text);
      case EMAIL -> Written.email(text);
      case BANK ->
          options
              .named(field, text, context)
              .or(() -> options.bank(text))
              .orElseGet(() -> bank(text, context));
      case OPTION, LOAN -> options.named(field, text, context).orElse(FieldReading.NOTHING);
      case FILE -> FieldReading.NOTHING;
    };
  }

  /** A bank that is not among the usual ones; a day is none. */
  private FieldReading bank(String text, ReplyContext context) {
    return new DateReader(environment.today(context), Toward.PAST).read(text).isEmpty()
        ? Written.name(text)
        : FieldReading.NOTHING;
  }

  /** A value that nobody asked for: read more strictly, as a number alone may be anything. */
  FieldReading besides(FlowField field, String text, ReplyContext context) {
    return switch (field.kind()) {
      case AMOUNT -> isBare(text) ? FieldReading.NOTHING : amount(text);
      case PAST_DATE, FUTURE_DATE -> date(field, text, environment.today(context));
      case REFERENCE -> unaskedReference(text);
      case OPTION, BANK, LOAN -> options.mentioned(field, text, context);
      case EMAIL -> answer(field, text, context);
      case PHONE -> unaskedPhone(text);
      case TEXT, FILE -> FieldReading.NOTHING;
    };
  }

  /** The value of an option that was pressed; null when there is no such any more. */
  @Nullable String pressed(FlowField field, String value, ReplyContext context) {
    if (field.kind() == FieldKind.PAST_DATE) {
      return pressedDate(field, value, environment.today(context));
    }
    return options.of(field, context).stream()
        .map(FieldOptions.One::value)
        .filter(value::equals)
        .findFirst()
        .orElse(null);
  }

  /** The day that a button named when it was shown, which may be some days ago. */
  private static @Nullable String pressedDate(FlowField field, String value, LocalDate today) {
    try {
      return inReach(field, LocalDate.parse(value), today).value();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Six digits or more and nothing else: a reference as much as an amount. */
  private static boolean isBare(String text) {
    return text.strip().matches("[0-9]{6,40}");
  }

  private FieldReading askedAmount(String text) {
    String words = text.strip();
    if (words.matches("[0-9]{1,12}")) {
      return payable(new BigDecimal(words), null);
    }
    FieldReading found = amount(text);
    boolean wrong = found.equals(FieldReading.NOTHING) && words.matches("[-\u2212+0-9., ]{1,40}");
    return wrong ? FieldReading.refused("flujo.monto.invalido") : found;
  }

  private FieldReading amount(String text) {
    // The reader takes what stands before «por» for a part of something, as in «10 por ciento».
    String words = BY_MEANS.matcher(text).replaceAll(", ");
    Optional<Amount> read = environment.amounts().read(words);
    return read.map(amount -> payable(amount.value(), amount.currency()))
        .orElse(FieldReading.NOTHING);
  }

  private static FieldReading payable(BigDecimal value, @Nullable String currency) {
    boolean payable =
        value.signum() > 0
            && value.compareTo(MAX_AMOUNT) <= 0
            && value.stripTrailingZeros().scale() <= 2;
    if (!payable) {
      return FieldReading.refused("flujo.monto.invalido");
    }
    String plain = value.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    return FieldReading.of(currency == null ? plain : plain + " " + currency);
  }

  /** What is shorter may be an ID number: «cambié de número, mi cédula es 12.345.678». */
  private static FieldReading unaskedPhone(String text) {
    String phone = Written.phone(text).value();
    return phone != null && phone.length() >= WHOLE_PHONE
        ? FieldReading.of(phone)
        : FieldReading.NOTHING;
  }

  private static FieldReading reference(String text) {
    return ReferenceReader.read(text).map(FieldReading::of).orElse(FieldReading.NOTHING);
  }

  /** Called so, or beside an amount that is another number. */
  private FieldReading unaskedReference(String text) {
    FieldReading found = reference(text);
    String value = found.value();
    if (value == null || referenceWords.isIn(text)) {
      return found;
    }
    FieldReading amount = amount(text);
    boolean besideAmount =
        amount.value() != null && !amount.equals(payable(new BigDecimal(value), null));
    return besideAmount ? found : FieldReading.NOTHING;
  }

  /** «15» alone is the fifteenth; something like a day that is none gets a hint. */
  private static FieldReading askedDate(FlowField field, String text, LocalDate today) {
    String words = text.strip();
    FieldReading found = date(field, words.matches("[0-9]{1,2}") ? "el " + words : text, today);
    boolean wrong =
        found.equals(FieldReading.NOTHING)
            && words.length() <= SHORT
            && words.chars().anyMatch(c -> c >= '0' && c <= '9');
    return wrong ? FieldReading.refused("flujo.fecha.invalida") : found;
  }

  private static FieldReading date(FlowField field, String text, LocalDate today) {
    boolean past = field.kind() == FieldKind.PAST_DATE;
    Toward side = past ? Toward.PAST : Toward.FUTURE;
    Toward other = past ? Toward.FUTURE : Toward.PAST;
    return new DateReader(today, side)
        .read(text)
        .or(() -> new DateReader(today, other).read(text))
        .map(day -> inReach(field, day, today))
        .orElse(FieldReading.NOTHING);
  }

  private static FieldReading inReach(FlowField field, LocalDate day, LocalDate today) {
    if (field.kind() == FieldKind.PAST_DATE) {
      if (day.isAfter(today)) {
        return FieldReading.refused("flujo.fecha.futura");
      }
      return day.isBefore(today.minusDays(field.days()))
          ? FieldReading.refused("flujo.fecha.antigua")
          : FieldReading.of(day.toString());
    }
    if (day.isBefore(today)) {
      return FieldReading.refused("flujo.fecha.pasada");
    }
    return day.isAfter(today.plusDays(field.days()))
        ? FieldReading.refused("flujo.fecha.lejana")
        : FieldReading.of(day.toString());
  }
}
