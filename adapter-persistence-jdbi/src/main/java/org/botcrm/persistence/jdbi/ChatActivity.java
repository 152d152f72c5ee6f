package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** What one batch of received messages changes in each chat, added up and written once a chat. */
final class ChatActivity {
  // A comparison with NULL is not true, so each CASE falls to its new value while nothing is known,
  // and COALESCE keeps the old one when the batch has none.
  private static final String SET =
      """
      inbound = chats.inbound + v.inbound,
      outbound = chats.outbound + v.outbound,
      ultimo_en = CASE WHEN chats.ultimo_en > v.ultimo THEN chats.ultimo_en ELSE v.ultimo END,
      pendiente_desde = COALESCE(
        CASE WHEN chats.pendiente_desde < v.desde THEN chats.pendiente_desde ELSE v.desde END,
        chats.pendiente_desde),
      pendiente_timestamp = COALESCE(
        CASE WHEN chats.pendiente_timestamp < v.primero
          THEN chats.pendiente_timestamp ELSE v.primero END,
        chats.pendiente_timestamp),
      ventana_hasta = COALESCE(
        CASE WHEN chats.ventana_hasta > v.ventana THEN chats.ventana_hasta ELSE v.ventana END,
        chats.ventana_hasta),
      wa_id_en = COALESCE(
        CASE WHEN chats.wa_id_en > v.numero_en THEN chats.wa_id_en ELSE v.numero_en END,
        chats.wa_id_en),
      nombre_perfil = COALESCE(
        CASE WHEN chats.nombre_perfil_en > v.nombre_en
            OR (chats.nombre_perfil_en = v.nombre_en AND chats.nombre_perfil >= v.nombre)
          THEN chats.nombre_perfil ELSE v.nombre END,
        chats.nombre_perfil),
      nombre_perfil_en = COALESCE(
        CASE WHEN chats.nombre_perfil_en > v.nombre_en
          THEN chats.nombre_perfil_en ELSE v.nombre_en END,
        chats.nombre_perfil_en),
      clave_identidad = COALESCE(
        CASE WHEN chats.clave_identidad_en > v.identidad_en
            OR (chats.clave_identidad_en = v.identidad_en
              AND chats.clave_identidad >= v.identidad)
          THEN chats.clave_identidad ELSE v.identidad END,
        chats.clave_identidad),
      clave_identidad_en = COALESCE(
        CASE WHEN chats.clave_identidad_en > v.identidad_en
          THEN chats.clave_identidad_en ELSE v.identidad_en END,
        chats.clave_identidad_en)""";

  private static final String IS_NEWER_NUMBER =
      """
      v.numero IS NOT NULL AND (chats.wa_id IS NULL OR chats.wa_id <> v.numero)
        AND (chats.wa_id_en IS NULL OR chats.wa_id_en < v.numero_en
          OR (chats.wa_id_en = v.numero_en
            AND (chats.wa_id IS NULL OR chats.wa_id < v.numero)))""";

  private static final int NUMBER_COLUMNS = 4;
  private static final String[] COLUMNS = {
    "id bigint",
    "canonico text",
    "numero text",
    "numero_en timestamptz",
    "inbound bigint",
    "outbound bigint",
    "ultimo timestamptz",
    "desde timestamptz",
    "primero timestamptz",
    "ventana timestamptz",
    "nombre text",
    "nombre_en timestamptz",
    "identidad text",
    "identidad_en timestamptz"
  };

  // PostgreSQL looks whether an indexed value changes; a statement less is what counts there.
  private static final BulkUpdate UPDATE_ALL =
      new BulkUpdate(
          "chats",
          """
          numero_canonico = CASE WHEN %1$s THEN v.canonico ELSE chats.numero_canonico END,
          wa_id = CASE WHEN %1$s THEN v.numero ELSE chats.wa_id END,
          """
                  .formatted(IS_NEWER_NUMBER)
              + SET,
          "chats.id = v.id",
          COLUMNS);

  // SQLite writes the indexes of every column that is named, whether or not its value changes, and
  // a number rarely changes. Before the rest, which moves wa_id_en.
  private static final BulkUpdate UPDATE_NUMBER =
      new BulkUpdate(
          "chats",
          "numero_canonico = v.canonico, wa_id = v.numero",
          "chats.id = v.id AND " + IS_NEWER_NUMBER,
          Arrays.copyOf(COLUMNS, NUMBER_COLUMNS));

  private static final BulkUpdate UPDATE_REST =
      new BulkUpdate("chats", SET, "chats.id = v.id", COLUMNS);

  private final Map<Long, Changes> byChat = new TreeMap<>();

  /** A message that is new. */
  void message(long chat, ReceivedMessage message, Instant storedAt) {
    byChat.computeIfAbsent(chat, c -> new Changes()).add(message, storedAt);
  }

  /**
   * Chats by id, so that two writers lock them in one order.
   *
   * @throws SQLException of class 40, as when two writers meet, when another node has joined one of
   *     them to another chat meanwhile
   */
  void write(WriteSession session) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    byChat.forEach((chat, changes) -> rows.add(changes.row(chat)));
    boolean[] there;
    if (session.dialect() == Dialect.POSTGRESQL) {
      there = UPDATE_ALL.run(session, rows);
    } else {
      UPDATE_NUMBER.run(session, numbers(rows));
      there = UPDATE_REST.run(session, rows);
    }
    for (boolean is : there) {
      if (!is) {
        throw new SQLException("a chat is gone", "40001");
      }
    }
  }

  private static List<@Nullable Object[]> numbers(List<@Nullable Object[]> rows) {
    List<@Nullable Object[]> numbers = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      if (row[NUMBER_COLUMNS - 1] != null) {
        numbers.add(Arrays.copyOf(row, NUMBER_COLUMNS));
      }
    }
    return numbers;
  }

  private static final class Changes {
    private long inbound;
    private long outbound;
    private @Nullable Instant last;
    private @Nullable Instant waitingSince;
    private @Nullable Instant waitingFirst;
    private @Nullable Instant window;
    private final Latest number = new Latest();
    private final Latest name = new Latest();
    private final Latest identity = new Latest();

    private void add(ReceivedMessage message, Instant storedAt) {
      if (message.direccion() == Direccion.INBOUND) {
        inbound++;
      } else {
        outbound++;
      }
      Instant at = message.timestamp();
      last = last == null || last.isBefore(at) ? at : last;
      if (message.answerable()) {
        waitingSince = earlier(waitingSince, storedAt);
        waitingFirst = earlier(waitingFirst, at);
      }
      if (message.opensWindow()) {
        Instant until = at.plus(ChatGate.WINDOW);
        window = window == null || window.isBefore(until) ? until : window;
      }
      message.contact().phone().ifPresent(phone -> number.offer(phone.digits(), at));
      if (message.profileName() != null) {
        name.offer(message.profileName(), at);
      }
      String key = message.details().identityKey();
      if (key != null) {
        identity.offer(key, at);
      }
    }

    private static Instant earlier(@Nullable Instant known, Instant other) {
      return known == null || other.isBefore(known) ? other : known;
    }

    private @Nullable Object[] row(long chat) {
      String digits = number.value;
      String canonical = digits == null ? null : new PhoneNumber(digits).canonical().digits();
      return new Object[] {
        chat,
        canonical,
        digits,
        number.at,
        inbound,
        outbound,
        last,
        waitingSince,
        waitingFirst,
        window,
        name.value,
        name.at,
        identity.value,
        identity.at
      };
    }
  }

  /** The value with the latest time, and of those the greatest, whatever the order of arrival. */
  private static final class Latest {
    private @Nullable String value;
    private @Nullable Instant at;

    private void offer(String offered, Instant offeredAt) {
      boolean wins =
          value == null
              || at == null
              || at.isBefore(offeredAt)
              || (at.equals(offeredAt) && value.compareTo(offered) < 0);
      if (wins) {
        value = offered;
        at = offeredAt;
      }
    }
  }
}
