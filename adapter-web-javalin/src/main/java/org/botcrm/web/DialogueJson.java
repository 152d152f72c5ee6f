package org.botcrm.web;

import java.time.Instant;
import org.botcrm.application.dialogue.Told;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PromesaPago;
import org.botcrm.domain.solicitud.Solicitud;
import org.jspecify.annotations.Nullable;

/** The JSON of what dialogues leave behind. Add, never rename. */
final class DialogueJson {
  private DialogueJson() {}

  static void write(Json json, PagoReportado pago) {
    Effect.ReportPayment said = pago.pago();
    json.number("id", pago.id());
    json.text("estado", pago.estado().name());
    json.number("chat_id", pago.chat().value());
    json.number("mensaje_id", pago.mensaje().value());
    json.number("cliente_id", number(pago.cliente()));
    json.number("prestamo_id", said.prestamoId());
    json.text("monto", said.amount().toPlainString());
    json.text("moneda", said.currency());
    json.text("fecha_pago", said.paidOn() == null ? null : said.paidOn().toString());
    json.text("banco", said.bank());
    json.text("referencia", said.reference());
    ConversacionId slip = said.slip();
    json.number("comprobante_id", slip == null ? null : (Long) slip.value());
    json.text(
        "comprobante",
        slip == null ? null : BotRoutes.CONVERSACIONES + "/" + slip.value() + "/media");
    json.text("reportado_en", ConversacionJson.time(pago.reportadoEn()));
    json.numbers("mismo_comprobante", pago.mismoComprobante());
    json.numbers("misma_referencia", pago.mismaReferencia());
    json.objectOrNull("revision", pago.revision(), r -> decision(json, r.por(), r.nota(), r.en()));
  }

  static void write(Json json, PromesaPago made) {
    Effect.PromisePayment promise = made.promesa();
    json.number("id", made.id());
    json.number("chat_id", made.chat().value());
    json.number("mensaje_id", made.mensaje().value());
    json.number("cliente_id", number(made.cliente()));
    json.number("prestamo_id", promise.prestamoId());
    json.text("monto", promise.amount() == null ? null : promise.amount().toPlainString());
    json.text("moneda", promise.currency());
    json.text("fecha_prometida", promise.payOn().toString());
    json.text("hecha_en", ConversacionJson.time(made.hechaEn()));
  }

  static void write(Json json, Solicitud request) {
    json.number("id", request.id());
    json.text("tipo", request.kind().word());
    json.text("estado", request.estado().name());
    json.text("detalle", request.detail());
    json.number("chat_id", request.chat().value());
    json.number("cliente_id", number(request.cliente()));
    json.text("cedula", request.nationalId());
    json.text("creada_en", ConversacionJson.time(request.creadaEn()));
    json.objectOrNull(
        "resuelta", request.resuelta(), r -> decision(json, r.por(), r.nota(), r.en()));
  }

  /** {@code aviso}: what became of the message to the client. */
  static void write(Json json, Told told, PeopleTimes times) {
    Told.Not not = told instanceof Told.Not n ? n : null;
    Told.Queued queued = told instanceof Told.Queued q ? q : null;
    json.object(
        "aviso",
        a -> {
          a.flag("en_cola", queued != null);
          a.number("mensaje_id", queued == null ? null : (Long) queued.message().value());
          a.flag("repetido", queued != null && queued.repeated());
          a.text("motivo", not == null ? null : times.inWords(not.why()));
          a.text("ventana_hasta", not == null ? null : ConversacionJson.time(not.windowUntil()));
        });
  }

  static @Nullable Long number(@Nullable ClienteId cliente) {
    return cliente == null ? null : (Long) (long) cliente.value();
  }

  private static void decision(Json json, String por, @Nullable String nota, Instant en) {
    json.text("por", por);
    json.text("nota", nota);
    json.text("en", ConversacionJson.time(en));
  }
}
