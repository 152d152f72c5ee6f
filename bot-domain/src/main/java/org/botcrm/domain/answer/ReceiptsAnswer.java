package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.understanding.PlainWords;
import org.jspecify.annotations.Nullable;

/** The payments of a month, or of the last three. */
final class ReceiptsAnswer extends MoneyAnswer {
  private static final List<String> MONTHS =
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");

  private static final int RECENT_MONTHS = 3;
  private static final int MAX_LINES = 20;

  ReceiptsAnswer(MoneyAnswer.Money shared) {
    super(Intent.RECEIPTS, shared);
  }

  @Override
  boolean needsLoan() {
    return false;
  }

  @Override
  Said ofAll(Cartera cartera, Question question) {
    LocalDate today = wording.today(question.context().now());
    YearMonth named = month(question.text(), today);
    LocalDate from = named == null ? today.minusMonths(RECENT_MONTHS) : named.atDay(1);
    LocalDate to = named == null ? today : named.atEndOfMonth();
    Pagos pagos = cartera.pagos().between(from, to);
    Map<String, String> period =
        Map.of("desde", wording.shortDay(from), "hasta", wording.shortDay(to));
    List<Pago> counted = pagos.list().stream().filter(pago -> !pago.isVoid()).toList();
    if (counted.isEmpty()) {
      return Said.of(texts.say("respuesta.sin-recibos", period), question);
    }
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("respuesta.recibos", period));
    counted.stream().limit(MAX_LINES).map(this::line).forEach(lines::add);
    boolean all = pagos.complete() && counted.size() <= MAX_LINES;
    lines.add(all ? total(pagos) : texts.say("respuesta.recibos-incompletos", Map.of()));
    return Said.of(String.join("\n", lines), question);
  }

  private String total(Pagos pagos) {
    String sum = pagos.totals().stream().map(wording::money).collect(Collectors.joining(" + "));
    return texts.say("respuesta.recibos-total", Map.of("monto", sum));
  }

  private String line(Pago pago) {
    return texts.say(
        "respuesta.recibo",
        Map.of(
            "fecha", wording.shortDay(pago.fechaPago().toLocalDate()),
            "monto", wording.money(pago.montoPagado()),
            "referencia", pago.numeroDocumento()));
  }

  /** The last month of that name which has begun; null when none is named. */
  private static @Nullable YearMonth month(String text, LocalDate today) {
    String words = PlainWords.of(text);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (words.contains(" " + MONTHS.get(i) + " ")) {
        YearMonth month = YearMonth.of(today.getYear(), i + 1);
        return month.isAfter(YearMonth.from(today)) ? month.minusYears(1) : month;
      }
    }
    return null;
  }
}
