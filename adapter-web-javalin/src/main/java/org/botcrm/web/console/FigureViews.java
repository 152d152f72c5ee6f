package org.botcrm.web.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import org.botcrm.application.health.CheckHealth.Health;
import org.botcrm.application.health.NumberHealth;
import org.botcrm.application.history.CostoDia;
import org.botcrm.application.history.Costos;
import org.botcrm.application.history.ServicioMes;
import org.botcrm.domain.conversacion.Estadisticas;

/** Makes figures out of what was counted. */
final class FigureViews {
  /** What a person waits for without wondering. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ConsoleTexts texts;
  private final Moments moments;
  private final NumberFormat numbers;

  FigureViews(ConsoleTexts texts, Moments moments) {
    this.texts = texts;
    this.moments = moments;
    this.numbers = NumberFormat.getIntegerInstance(texts.locale());
  }

  HealthView health(Health health) {
    return new HealthView(
        List.of(
            waiting("salud.chats", health.chatsWaiting(), health.oldestChat()),
            waiting("salud.salientes", health.outboundWaiting(), health.oldestOutbound()),
            waiting("salud.archivos", health.mediaWaiting(), health.oldestMedia())),
        health.numbers().stream().filter(NumberHealth::isHindered).map(this::hindered).toList());
  }

  private Figure waiting(String key, long count, Duration oldest) {
    String style = count == 0 ? "bien" : oldest.compareTo(LONG) > 0 ? "mal" : "neutro";
    String value =
        count == 0
            ? numbers.format(0)
            : texts.say(
                "salud.espera",
                Map.of("cuantos", numbers.format(count), "tiempo", moments.length(oldest)));
    return new Figure(texts.say(key), value, texts.say(key + ".que"), style);
  }

  private String hindered(NumberHealth number) {
    String why =
        number.stop() == null ? texts.say("salud.frenado") : number.stop().error().inWords();
    return number.number().value() + ": " + why;
  }

  SummaryView summary(Estadisticas all, Costos costs) {
    return new SummaryView(
        List.of(
            figure("resumen.total", all.total()),
            figure("resumen.recibidos", all.inbound()),
            figure("resumen.enviados", all.outbound()),
            figure("resumen.respuestas", all.respuestasEnviadas()),
            figure("resumen.con-cliente", all.conCliente()),
            figure("resumen.sin-cliente", all.sinCliente()),
            figure("resumen.ultimas", all.ultimas24h())),
        costs.dias().stream().map(this::cost).toList(),
        costs.mes().getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.locale()),
        costs.servicioMes().stream().map(this::free).toList(),
        costs.zone().getId());
  }

  private Figure figure(String key, long value) {
    return new Figure(texts.say(key), numbers.format(value), texts.say(key + ".que"), "neutro");
  }

  private Figure free(ServicioMes of) {
    return new Figure(
        of.phoneNumberId(),
        numbers.format(of.mensajes()),
        texts.say("resumen.libres.que"),
        "neutro");
  }

  private SummaryView.Cost cost(CostoDia day) {
    return new SummaryView.Cost(
        moments.date(day.dia()),
        day.categoria().isEmpty() ? texts.say("resumen.sin-categoria") : day.categoria(),
        numbers.format(day.mensajes()),
        numbers.format(day.cobrados()));
  }
}
