package org.botcrm.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.Optional;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.web.console.Why;

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
    Why why = why(trace, message);
    byte[] found =
        Json.object(
            json -> {
              json.number("mensaje_id", id.value());
              json.object("porque", p -> write(p, why));
            });
    ctx.contentType("application/json").result(found);
  }

  /** Why a message of this chat was said; empty when it is another's, or nobody knows. */
  Optional<Why> why(ChatId chat, ConversacionId id) {
    return getConversacion
        .get(id)
        .filter(message -> message.chatId().equals(chat))
        .flatMap(message -> traces.find(id).map(trace -> why(trace, message)));
  }

  private Why why(Trace trace, Conversacion message) {
    return new Why(trace, trace.found().isEmpty() ? null : texts.of(message).orElse(null));
  }

  private static void write(Json json, Why why) {
    Trace trace = why.trace();
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
          json.text("texto", why.words(found));
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
}
