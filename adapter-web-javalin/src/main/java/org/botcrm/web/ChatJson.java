package org.botcrm.web;

import java.time.Instant;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** The JSON of chats. Add, never rename. */
final class ChatJson {
  private ChatJson() {}

  static byte[] one(ChatSummary chat, Instant now) {
    return Json.object(
        json ->
            json.object(
                "chat",
                c -> {
                  write(c, chat, now);
                  c.text("mensajes", BotRoutes.CONVERSACIONES + "?chat_id=" + chat.id().value());
                }));
  }

  static byte[] page(ChatPage page, int size, Instant now) {
    return Json.object(
        json -> {
          json.array("chats", page.chats(), chat -> write(json, chat, now));
          json.object(
              "paginacion",
              p -> {
                p.number("per_page", (long) size);
                p.text("siguiente", page.next().map(ChatCursor::written).orElse(null));
              });
        });
  }

  /** A message that was queued, and the window of its chat; null when the chat is gone. */
  static byte[] queued(
      Conversacion message, @Nullable ChatSummary chat, Instant now, PeopleTimes times) {
    return Json.object(
        json -> {
          json.object("conversacion", c -> ConversacionJson.write(c, message, times));
          writeWindow(json, chat == null ? null : chat.gate(), now);
        });
  }

  private static void write(Json json, ChatSummary chat, Instant now) {
    ContactId contact = chat.contact();
    json.number("id", chat.id().value());
    json.text("phone_number_id", chat.phoneNumberId().value());
    json.text("wa_id", contact.phone().map(PhoneNumber::digits).orElse(null));
    json.text("user_id", contact.user().map(BusinessScopedId::value).orElse(null));
    json.text("grupo", contact instanceof ContactId.Group group ? group.id() : null);
    json.text("nombre_perfil", chat.profileName());
    json.text("ultimo_en", ConversacionJson.time(chat.lastAt()));
    json.number("inbound", chat.inbound());
    json.number("outbound", chat.outbound());
    json.text("esperando_desde", ConversacionJson.time(chat.waitingSince()));
    writeWindow(json, chat.gate(), now);
    json.text("baja_en", ConversacionJson.time(chat.gate().optedOutAt()));
    json.text("humano_hasta", ConversacionJson.time(chat.gate().humanUntil()));
  }

  private static void writeWindow(Json json, @Nullable ChatGate gate, Instant now) {
    json.text("ventana_hasta", gate == null ? null : ConversacionJson.time(gate.windowUntil()));
    json.flag("ventana_abierta", gate != null && gate.isWindowOpen(now));
  }
}
