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
import org.jspecify.annotations.Nullable;

/** What one batch of received messages changes in each chat, added up and written once a chat. */
final class ChatActivity {
  // A comparison with NULL is not true, so each CASE falls to its new value while nothing is known,
  // and COALESCE keeps the old one when the batch has none.
  private static final String UPDATE =
      """
      UPDATE chats SET
        inbound = inbound + ?,
        outbound = outbound + ?,
        ultimo_en = CASE WHEN ultimo_en > ? THEN ultimo_en ELSE ? END,
        pendiente_desde = COALESCE(
          CASE WHEN pendiente_desde < ? THEN pendiente_desde ELSE ? END, pendiente_desde),
        pendiente_timestamp = COALESCE(
          CASE WHEN pendiente_timestamp < ? THEN pendiente_timestamp ELSE ? END,
          pendiente_timestamp),
        wa_id_en = COALESCE(CASE WHEN wa_id_en > ? THEN wa_id_en ELSE ? END, wa_id_en),
        nombre_perfil = COALESCE(
          CASE WHEN nombre_perfil_en > ? OR (nombre_perfil_en = ? AND nombre_perfil >= ?)
            THEN nombre_perfil ELSE ? END, nombre_perfil),
        nombre_perfil_en = COALESCE(
          CASE WHEN nombre_perfil_en > ? THEN nombre_perfil_en ELSE ? END, nombre_perfil_en)
      WHERE id = ?""";

  // Apart from the rest: a number rarely changes, and SQLite writes the indexes of every column
  // that
  // a statement names, whether or not its value changes. Before the rest, which moves wa_id_en.
  private static final String UPDATE_NUMBER =
      """
      UPDATE chats SET numero_canonico = ?, wa_id = ?
      WHERE id = ? AND (wa_id IS NULL OR wa_id <> ?)
        AND (wa_id_en IS NULL OR wa_id_en < ? OR (wa_id_en = ? AND (wa_id IS NULL OR wa_id < ?)))""";

  private final Map<Long, Changes> byChat = new TreeMap<>();

  /** A message that is new. */
  void message(long chat, ReceivedMessage message, Instant storedAt) {
    byChat.computeIfAbsent(chat, c -> new Changes()).add(message, storedAt);
  }

  /** Chats by id, so that two writers lock them in one order. */
  void write(WriteSession session) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> numbers = new ArrayList<>();
    byChat.forEach(
        (chat, changes) -> {
          rows.add(changes.row(chat));
          changes.addNumber(chat, numbers);
        });
    session.updateEach(UPDATE_NUMBER, numbers);
    session.updateEach(UPDATE, rows);
  }

  private static final class Changes {
    private long inbound;
    private long outbound;
    private @Nullable Instant last;
    private @Nullable Instant waitingSince;
    private @Nullable Instant waitingFirst;
    private final Latest number = new Latest();
    private final Latest name = new Latest();

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
      message.contact().phone().ifPresent(phone -> number.offer(phone.digits(), at));
      if (message.profileName() != null) {
        name.offer(message.profileName(), at);
      }
    }

    private static Instant earlier(@Nullable Instant known, Instant other) {
      return known == null || other.isBefore(known) ? other : known;
    }

    private @Nullable Object[] row(long chat) {
      List<@Nullable Object> row = new ArrayList<>();
      add(row, inbound, outbound, last, last, waitingSince, waitingSince);
      add(row, waitingFirst, waitingFirst);
      add(row, number.at, number.at);
      add(row, name.at, name.at, name.value, name.value);
      add(row, name.at, name.at, chat);
      return row.toArray();
    }

    private void addNumber(long chat, List<@Nullable Object[]> rows) {
      String digits = number.value;
      if (digits != null) {
        String canonical = new PhoneNumber(digits).canonical().digits();
        rows.add(new Object[] {canonical, digits, chat, digits, number.at, number.at, digits});
      }
    }

    private static void add(List<@Nullable Object> row, @Nullable Object... values) {
      row.addAll(Arrays.asList(values));
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
