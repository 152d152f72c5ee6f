package org.botcrm.persistence.jdbi;

import java.sql.SQLException;

/** Moves everything of one chat into another. */
final class ChatJoin {
  private ChatJoin() {}

  /** Takes the chat out of the unique indexes, so that another may have its number. */
  static void makeRoom(WriteSession session, long chat) throws SQLException {
    session.update(
        "UPDATE chats SET numero_canonico = NULL, clave = ? WHERE id = ?", "unido:" + chat, chat);
  }

  /** Moves messages, outbox and figures, and deletes the emptied chat. */
  static void move(WriteSession session, long from, long to) throws SQLException {
    // Rows of the outbox go before those of messages, in every writer.
    session.update("UPDATE salientes SET chat_id = ? WHERE chat_id = ? AND abierto", to, from);
    session.update("UPDATE conversaciones_whatsapp SET chat_id = ? WHERE chat_id = ?", to, from);
    session.update(
        """
        UPDATE chats SET
          inbound = chats.inbound + o.inbound,
          outbound = chats.outbound + o.outbound,
          version = chats.version + 1,
          ultimo_en = CASE WHEN chats.ultimo_en IS NULL OR o.ultimo_en > chats.ultimo_en
            THEN o.ultimo_en ELSE chats.ultimo_en END,
          pendiente_desde = CASE
            WHEN chats.pendiente_desde IS NULL OR o.pendiente_desde < chats.pendiente_desde
            THEN COALESCE(o.pendiente_desde, chats.pendiente_desde)
            ELSE chats.pendiente_desde END,
          pendiente_timestamp = CASE
            WHEN chats.pendiente_timestamp IS NULL
              OR o.pendiente_timestamp < chats.pendiente_timestamp
            THEN COALESCE(o.pendiente_timestamp, chats.pendiente_timestamp)
            ELSE chats.pendiente_timestamp END,
          ventana_hasta = CASE
            WHEN chats.ventana_hasta IS NULL OR o.ventana_hasta > chats.ventana_hasta
            THEN COALESCE(o.ventana_hasta, chats.ventana_hasta) ELSE chats.ventana_hasta END,
          baja_en = COALESCE(chats.baja_en, o.baja_en),
          humano_hasta = CASE
            WHEN chats.humano_hasta IS NULL OR o.humano_hasta > chats.humano_hasta
            THEN COALESCE(o.humano_hasta, chats.humano_hasta) ELSE chats.humano_hasta END,
          rafaga_desde = CASE WHEN chats.ritmo_hasta IS NULL OR o.ritmo_hasta > chats.ritmo_hasta
            THEN COALESCE(o.rafaga_desde, chats.rafaga_desde) ELSE chats.rafaga_desde END,
          ritmo_hasta = CASE
            WHEN chats.ritmo_hasta IS NULL OR o.ritmo_hasta > chats.ritmo_hasta
            THEN COALESCE(o.ritmo_hasta, chats.ritmo_hasta) ELSE chats.ritmo_hasta END,
          wa_id = CASE WHEN chats.wa_id_en IS NULL OR o.wa_id_en > chats.wa_id_en
            THEN COALESCE(o.wa_id, chats.wa_id) ELSE chats.wa_id END,
          wa_id_en = CASE WHEN chats.wa_id_en IS NULL OR o.wa_id_en > chats.wa_id_en
            THEN COALESCE(o.wa_id_en, chats.wa_id_en) ELSE chats.wa_id_en END,
          nombre_perfil = CASE
            WHEN chats.nombre_perfil_en IS NULL OR o.nombre_perfil_en > chats.nombre_perfil_en
            THEN COALESCE(o.nombre_perfil, chats.nombre_perfil) ELSE chats.nombre_perfil END,
          nombre_perfil_en = CASE
            WHEN chats.nombre_perfil_en IS NULL OR o.nombre_perfil_en > chats.nombre_perfil_en
            THEN COALESCE(o.nombre_perfil_en, chats.nombre_perfil_en)
            ELSE chats.nombre_perfil_en END
        FROM chats o WHERE chats.id = ? AND o.id = ?""",
        to,
        from);
    ConsentWrites.move(session, from, to);
    MovedPeople.join(session, from, to);
    session.update("DELETE FROM chats WHERE id = ?", from);
  }
}
