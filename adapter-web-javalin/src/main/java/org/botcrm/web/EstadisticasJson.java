package org.botcrm.web;

import java.time.ZoneOffset;
import org.botcrm.application.history.CostoDia;
import org.botcrm.application.history.Costos;
import org.botcrm.application.history.ServicioMes;
import org.botcrm.domain.conversacion.Estadisticas;

/** The JSON of the figures. The CRM relies on these names: add, never rename. */
final class EstadisticasJson {
  private EstadisticasJson() {}

  static byte[] write(Estadisticas figures, Costos costs) {
    return Json.object(
        json -> {
          json.number("total", figures.total());
          json.number("inbound", figures.inbound());
          json.number("outbound", figures.outbound());
          json.number("con_cliente", figures.conCliente());
          json.number("sin_cliente", figures.sinCliente());
          json.number("respuestas_enviadas", figures.respuestasEnviadas());
          json.number("ultimas_24h", figures.ultimas24h());
          json.array("costos", costs.dias(), day -> write(json, day));
          json.object("servicio_mes", month -> write(month, costs));
        });
  }

  private static void write(Json json, CostoDia day) {
    json.text("dia", day.dia().toString());
    json.text("categoria", day.categoria());
    json.number("mensajes", day.mensajes());
    json.number("cobrados", day.cobrados());
  }

  private static void write(Json json, Costos costs) {
    json.text("mes", costs.mes().toString());
    json.text("zona", costs.zone().equals(ZoneOffset.UTC) ? "UTC" : costs.zone().getId());
    json.number("gratis", (long) ServicioMes.GRATIS);
    json.array("numeros", costs.servicioMes(), number -> write(json, number));
  }

  private static void write(Json json, ServicioMes number) {
    json.text("phone_number_id", number.phoneNumberId());
    json.number("mensajes", number.mensajes());
    json.number("cobrados", number.cobrados());
    json.number("gratis_restantes", number.gratisRestantes());
  }
}
