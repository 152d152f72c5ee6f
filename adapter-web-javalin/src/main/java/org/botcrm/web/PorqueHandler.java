package org.botcrm.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** Tells why the bot said what it said. */
final class PorqueHandler {
  /** Of a duration in milliseconds: microseconds. */
  private static final int SCALE = 3;

  private final TraceRepository traces;
  private final GetConversacion getConversacion;
  private final TurnText texts;

  PorqueHandler(
      TraceRepository traces,
      GetConversacion getConversacion,
      ListConversaciones listConversaciones) {
    this.traces = traces;
    this.getConversacion = getConversacion;
    this.texts = new TurnText(listConversaciones);
  }

  void get(Context ctx) {
    IdList.noParameters(ctx);
    ConversacionId id = new ConversacionId(IdList.id(ctx));
    Conversacion message =
        getConversacion.get(id).orElseThrow(() -> IdList.notFound("conversacion.no-encontrada"));
    Trace trace = traces.find(id).orElseThrow(() -> IdList.notFound("porque.ninguno"));
    String text = trace.found().isEmpty() ? null : texts.of(message).orElse(null);
    byte[] found =
        Json.object(
            json -> {
              json.number("mensaje_id", id.value());
              json.object("porque", p -> write(p, trace, text));
            });
    ctx.contentType("application/json").result(found);
  }

  private static void write(Json json, Trace trace, @Nullable String text) {
    json.text("regla", trace.rule());
    json.text("version", trace.version());
    json.text("nivel", trace.level().word());
    json.text("motivo_nivel", trace.levelReason());
    json.array(
        "encontrado",
        trace.found(),
        found -> {
          json.text("intencion", found.intent());
          json.text("frase", found.phrase());
          json.text("texto", words(text, found));
          json.number("desde", (long) found.start());
          json.number("hasta", (long) found.end());
        });
    json.array(
        "datos",
        trace.data(),
        data -> {
          json.text("que", data.what());
          json.text("leido_en", ConversacionJson.time(data.readAt()));
        });
    json.texts("descartado", trace.discarded());
    json.decimal("duracion_ms", BigDecimal.valueOf(trace.took().toNanos() / 1000, SCALE));
  }

  /** Null when the text is not to be had, or nothing of it was meant, as with a button. */
  private static @Nullable String words(@Nullable String text, Trace.Found found) {
    boolean within =
        text != null
            && 0 <= found.start()
            && found.start() < found.end()
            && found.end() <= text.length();
    return within && text != null ? text.substring(found.start(), found.end()) : null;
  }
}
