package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** What calls change in the chats of those who made or took them. For the thread of one writer. */
final class CallWrites {
  private static final String IS_NEWER_NUMBER =
      "v.numero IS NOT NULL AND (chats.wa_id_en IS NULL OR chats.wa_id_en < v.en)";

  // Calls are rare, so that one statement for both databases will do.
  private static final BulkUpdate UPDATE =
      new BulkUpdate(
          "chats",
          """
          ventana_hasta = CASE WHEN chats.ventana_hasta > v.hasta
            THEN chats.ventana_hasta ELSE v.hasta END,
          numero_canonico = CASE WHEN %1$s THEN v.canonico ELSE chats.numero_canonico END,
          wa_id = CASE WHEN %1$s THEN v.numero ELSE chats.wa_id END,
          wa_id_en = CASE WHEN %1$s THEN v.en ELSE chats.wa_id_en END"""
              .formatted(IS_NEWER_NUMBER),
          "chats.id = v.id",
          "id bigint",
          "hasta timestamptz",
          "canonico text",
          "numero text",
          "en timestamptz");

  private final Map<ChatKey, ClientCall> last = new LinkedHashMap<>();

  /** One that was not known before; the last of each person is what counts. */
  void add(ClientCall call) {
    last.merge(ChatKey.of(call.phoneNumberId(), call.contact()), call, CallWrites::later);
  }

  /**
   * Chats by id, so that two writers lock them in one order.
   *
   * @throws SQLException of class 40 when another node has joined one of them to another meanwhile
   */
  void write(WriteSession session, ChatDirectory chats, Instant now) throws SQLException {
    if (last.isEmpty()) {
      return;
    }
    Map<ChatKey, Long> ids = chats.resolve(session, last.keySet(), now);
    Map<Long, ClientCall> byChat = new TreeMap<>();
    last.forEach((key, call) -> byChat.merge(ids.get(key), call, CallWrites::later));
    List<@Nullable Object[]> rows = new ArrayList<>(byChat.size());
    byChat.forEach((chat, call) -> rows.add(row(chat, call)));
    for (boolean there : UPDATE.run(session, rows)) {
      if (!there) {
        throw new SQLException("a chat is gone", "40001");
      }
    }
  }

  private static @Nullable Object[] row(long chat, ClientCall call) {
    PhoneNumber phone = call.contact().phone().orElse(null);
    return new Object[] {
      chat,
      call.at().plus(ChatGate.WINDOW),
      phone == null ? null : phone.canonical().digits(),
      phone == null ? null : phone.digits(),
      call.at()
    };
  }

  private static ClientCall later(ClientCall one, ClientCall other) {
    return other.at().isAfter(one.at()) ? other : one;
  }
}
