package org.botcrm.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** The JSON of chats. Add, never rename. */
final class ChatJson {
  private ChatJson() {}

  static byte[] one(ChatSummary chat, List<ConsentChange> consents, Instant now) {
    return Json.object(
        json ->
            json.object(
                "chat",
                c -> {
                  write(c, chat, now);
                  writeConsent(c, chat.gate().optedOutAt(), consents);
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

  /** What a person said about being written to. */
  static byte[] consents(List<ConsentChange> newestFirst) {
    return Json.object(
        json -> json.array("consentimientos", newestFirst, change -> write(json, change)));
  }

  private static void writeConsent(
      Json json, @Nullable Instant optedOutAt, List<ConsentChange> newestFirst) {
    Optional<ConsentChange> why = ConsentState.deciding(newestFirst, optedOutAt);
    json.object(
        "consentimiento",
        c -> {
          c.text("estado", optedOutAt != null ? "baja" : why.isPresent() ? "alta" : "sin_decir");
          c.text("en", ConversacionJson.time(why.map(ConsentChange::at).orElse(optedOutAt)));
          c.text("fuente", why.map(change -> change.source().word()).orElse(null));
          c.text("texto", why.map(ConsentChange::text).orElse(null));
        });
  }

  private static void write(Json json, ConsentChange change) {
    json.text("estado", change.withdraws() ? "baja" : "alta");
    json.text("en", ConversacionJson.time(change.at()));
    json.text("fuente", change.source().word());
    json.text("texto", change.text());
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
