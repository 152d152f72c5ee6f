package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;
import org.jspecify.annotations.Nullable;

/** Stores received messages in their chats. For the thread of one writer. */
final class MessageWrites {
  /** Types and words of Meta are short; the column is indexed. */
  private static final int MAX_WORD = 255;

  private static final BulkInsert INSERT =
      new BulkInsert(
          "conversaciones_whatsapp",
          "ON CONFLICT (message_id, phone_number_id) WHERE message_id IS NOT NULL DO NOTHING",
          List.of("id"),
          "id bigint",
          "message_id text",
          "from_number text",
          "to_number text",
          "message_type text",
          "body text",
          "timestamp timestamptz",
          "direccion text",
          "procesado boolean",
          "creado_en timestamptz",
          "actualizado_en timestamptz",
          "phone_number_id text",
          "chat_id bigint",
          "autor text",
          "estado_envio text",
          "mensaje_citado text",
          "contenido text",
          "entrega_id bigint",
          "eleccion text",
          "numero_propio text");

  private final ChatDirectory chats;
  private final Duration rest;
  private final Map<String, String> businessNumbers = new HashMap<>();
  private final Map<String, String> uncommitted = new HashMap<>();

  MessageWrites(ChatDirectory chats, Duration rest) {
    this.chats = chats;
    this.rest = rest;
  }

  void store(WriteSession session, List<Sourced<Fact.Message>> facts, Counters counters)
      throws SQLException {
    List<Sourced<Fact.Message>> first = withoutRepeats(facts);
    if (first.isEmpty()) {
      return;
    }
    Set<ChatKey> keys = new LinkedHashSet<>();
    first.forEach(sourced -> keys.add(keyOf(sourced)));
    Map<ChatKey, Long> ids = chats.resolve(session, keys, first.get(0).at());
    long[] rows = session.nextIds("conversaciones_whatsapp", first.size());
    boolean[] inserted = insert(session, first, rows, ids);
    ChatActivity activity = new ChatActivity();
    MediaWrites media = new MediaWrites();
    ContactChanges changes = new ContactChanges();
    MovedPeople moved = new MovedPeople();
    SortedMap<Long, Instant> sent = new TreeMap<>();
    PhoneWriters phone = new PhoneWriters(rest);
    for (int i = 0; i < first.size(); i++) {
      long chat = ids.get(keyOf(first.get(i)));
      count(first.get(i), inserted[i], chat, activity, counters);
      if (inserted[i] && first.get(i).fact().message().direccion() == Direccion.OUTBOUND) {
        sent.put(rows[i], first.get(i).at());
      }
      if (inserted[i] && first.get(i).fact().message().author() == Author.TELEFONO) {
        phone.add(chat, first.get(i).fact().message().timestamp());
      }
      if (inserted[i]) {
        session.changes().message(EventKind.MESSAGE_RECEIVED, rows[i], null, first.get(i).at());
        changes.message(chat, first.get(i).fact().message(), first.get(i).at());
        moved.message(chat, first.get(i).fact().message());
      }
      queueFile(media, inserted[i], rows[i], first.get(i));
    }
    activity.write(session);
    changes.write(session);
    moved.write(session, chats, first.get(0).at());
    phone.write(session);
    StatusFold.apply(session, sent);
    media.write(session);
    writeBusinessNumbers(session, first);
  }

  private static void queueFile(
      MediaWrites media, boolean isNew, long row, Sourced<Fact.Message> sourced) {
    MediaReference file = sourced.fact().message().media();
    if (isNew && file != null) {
      media.add(row, file, sourced.at());
    }
  }

  void committed() {
    businessNumbers.putAll(uncommitted);
    uncommitted.clear();
  }

  void rolledBack() {
    uncommitted.clear();
  }

  private static List<Sourced<Fact.Message>> withoutRepeats(List<Sourced<Fact.Message>> facts) {
    Map<Map.Entry<PhoneNumberId, MessageId>, Sourced<Fact.Message>> first = new LinkedHashMap<>();
    for (Sourced<Fact.Message> sourced : facts) {
      ReceivedMessage message = sourced.fact().message();
      if (first.putIfAbsent(Map.entry(message.phoneNumberId(), message.id()), sourced) != null) {
        sourced.from().duplicate();
      }
    }
    return List.copyOf(first.values());
  }

  private static ChatKey keyOf(Sourced<Fact.Message> sourced) {
    ReceivedMessage message = sourced.fact().message();
    return ChatKey.of(message.phoneNumberId(), message.contact());
  }

  private static boolean[] insert(
      WriteSession session, List<Sourced<Fact.Message>> facts, long[] ids, Map<ChatKey, Long> chats)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      rows.add(row(ids[i], chats.get(keyOf(facts.get(i))), facts.get(i)));
    }
    return INSERT.run(session, rows);
  }

  private static @Nullable Object[] row(long id, long chat, Sourced<Fact.Message> sourced) {
    ReceivedMessage message = sourced.fact().message();
    MessageId quoted = message.quoted();
    PhoneNumber ownPhone = message.details().ownPhone();
    return new Object[] {
      id,
      message.id().value(),
      message.from(),
      message.to(),
      StorableText.cut(message.type(), MAX_WORD),
      message.body(),
      message.timestamp(),
      message.direccion().name(),
      !message.answerable(),
      sourced.at(),
      sourced.at(),
      message.phoneNumberId().value(),
      chat,
      message.author().name(),
      message.direccion() == Direccion.OUTBOUND ? DeliveryState.ACCEPTED.word() : null,
      quoted == null ? null : quoted.value(),
      message.content(),
      sourced.from().deliveryId(),
      message.details().choice(),
      ownPhone == null ? null : ownPhone.digits()
    };
  }

  private static void count(
      Sourced<Fact.Message> sourced,
      boolean isNew,
      long chat,
      ChatActivity activity,
      Counters counters) {
    ReceivedMessage message = sourced.fact().message();
    if (!isNew) {
      sourced.from().duplicate();
      return;
    }
    sourced.from().message();
    activity.message(chat, message, sourced.at());
    counters.message(message.phoneNumberId().value(), message.direccion(), message.timestamp());
    if (message.answerable()) {
      sourced.from().waits(chat);
    }
  }

  private void writeBusinessNumbers(WriteSession session, List<Sourced<Fact.Message>> facts)
      throws SQLException {
    for (Sourced<Fact.Message> sourced : facts) {
      ReceivedMessage message = sourced.fact().message();
      String id = message.phoneNumberId().value();
      String number = message.direccion() == Direccion.INBOUND ? message.to() : message.from();
      String known = uncommitted.getOrDefault(id, businessNumbers.get(id));
      if (known == null || (number != null && !number.equals(known))) {
        // Nothing is sent from a number without a row, so one that Meta did not tell has one too.
        uncommitted.put(id, number == null ? "" : number);
        writeBusinessNumber(session, id, number);
      }
    }
  }

  private static void writeBusinessNumber(WriteSession session, String id, @Nullable String number)
      throws SQLException {
    session.update(
        """
        INSERT INTO numeros_negocio (phone_number_id, numero, numero_canonico) VALUES (?, ?, ?)
        ON CONFLICT (phone_number_id) DO UPDATE SET
          numero = COALESCE(excluded.numero, numeros_negocio.numero),
          numero_canonico = COALESCE(excluded.numero_canonico, numeros_negocio.numero_canonico)\
        """,
        id,
        number,
        PhoneNumber.ofWriting(number == null ? "" : number)
            .map(PhoneNumber::canonical)
            .map(PhoneNumber::digits)
            .orElse(null));
  }
}
