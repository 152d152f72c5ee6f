package org.botcrm.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReportedStatus;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendAttempt;
import org.jspecify.annotations.Nullable;

/** The JSON of the query API. The CRM relies on these names: add, never rename. */
final class ConversacionJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ConversacionJson() {}

  /** To the microsecond; null stays null. */
  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }

  static byte[] one(
      Conversacion conversacion,
      List<ReportedStatus> statuses,
      @Nullable Instant heldUntil,
      PeopleTimes times) {
    return Json.object(
        json ->
            json.object(
                "conversacion",
                c -> {
                  write(c, conversacion, times);
                  c.text("espera_hasta", time(heldUntil));
                  c.array("estados", statuses, status -> write(c, status));
                }));
  }

  private static void write(Json json, ReportedStatus status) {
    json.text("estado", status.status());
    json.text("timestamp", TIME.format(status.timestamp()));
    json.text("error", status.error());
  }

  static byte[] page(ConversacionPage page, PageRequest request, PeopleTimes times) {
    return Json.object(
        json -> {
          json.array("conversaciones", page.conversaciones(), row -> write(json, row, times));
          json.object("paginacion", p -> write(p, page, request));
        });
  }

  static byte[] attempts(List<SendAttempt> attempts, PeopleTimes times) {
    return Json.object(
        json -> json.array("intentos", attempts, attempt -> write(json, attempt, times)));
  }

  private static void write(Json json, SendAttempt attempt, PeopleTimes times) {
    SendError error = attempt.error();
    json.number("intento", (long) attempt.number());
    json.text("fin", TIME.format(attempt.endedAt()));
    json.text("resultado", attempt.result().word());
    json.number("codigo", error == null || error.code() == 0 ? null : (Long) (long) error.code());
    json.text("motivo", error == null ? null : times.inWords(error.words()));
  }

  private static void write(Json json, ConversacionPage page, PageRequest request) {
    long pages = page.total() / request.size() + (page.total() % request.size() == 0 ? 0 : 1);
    json.number("page", request instanceof PageRequest.Numbered n ? (long) n.page() : null);
    json.number("per_page", (long) request.size());
    json.number("total", page.total());
    json.number("pages", pages);
    json.text("siguiente", page.next().map(Cursor::written).orElse(null));
    json.flag("total_exacto", page.totalIsExact());
  }

  /** What went wrong is written for people, its times too; all else for programs. */
  static void write(Json json, Conversacion c, PeopleTimes times) {
    json.number("id", c.id().value());
    json.text("message_id", c.messageId());
    json.text("from_number", c.fromNumber());
    json.text("to_number", c.toNumber());
    json.text("message_type", c.messageType());
    json.text("body", c.body());
    json.text("timestamp", TIME.format(c.timestamp()));
    json.text("direccion", c.direccion().name());
    json.number("cliente_id", c.clienteId() == null ? null : (long) c.clienteId().value());
    writeAnswer(json, c);
    String error = c.error();
    json.text("error", error == null ? null : times.inWords(error));
    json.text("creado_en", TIME.format(c.creadoEn()));
    json.text("actualizado_en", TIME.format(c.actualizadoEn()));
    writeOurs(json, c);
  }

  private static void writeAnswer(Json json, Conversacion c) {
    json.flag("procesado", c.procesado());
    json.flag("respuesta_enviada", c.respuestaEnviada());
    json.number("respuesta_id", value(c.respuestaId()));
    json.text("respuesta_bot", c.respuestaBot());
    json.text("respuesta_meta_id", c.respuestaMetaId());
  }

  private static void writeOurs(Json json, Conversacion c) {
    json.number("chat_id", c.chatId().value());
    json.text("phone_number_id", c.phoneNumberId());
    json.text("autor", c.author().name());
    json.text("estado_envio", c.state() == null ? null : c.state().word());
    json.text("regla", c.rule());
    json.text("mensaje_citado", c.quotedMessageId());
    json.text("user_id", c.userId());
    json.text("nombre_perfil", c.profileName());
    json.text("escrito_por", c.writtenBy());
    MediaFile media = c.media();
    if (media == null) {
      json.text("media", null);
    } else {
      json.object("media", m -> write(m, c.id(), media));
    }
  }

  /** The URL is there from the start: until the file is, it says why not. */
  private static void write(Json json, ConversacionId id, MediaFile media) {
    boolean stored = media.state() == MediaState.STORED;
    json.text("estado", media.state().word());
    json.text("tipo_mime", media.mimeType());
    json.number("bytes", stored ? (Long) media.bytes() : null);
    json.text("nombre_archivo", media.fileName());
    json.text("url", BotRoutes.CONVERSACIONES + "/" + id.value() + "/media");
    json.text("error", media.error());
  }

  private static @Nullable Long value(@Nullable ConversacionId id) {
    return id == null ? null : (Long) id.value();
  }
}
