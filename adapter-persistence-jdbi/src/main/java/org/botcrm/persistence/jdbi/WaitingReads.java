package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** Reads chats, each with the oldest messages that wait in it. Stateless. */
final class WaitingReads
    implements BatchOperation<WaitingReads.Input, Optional<WaitingReads.Found>> {
  private static final String CHATS =
      """
      SELECT h.id, h.phone_number_id, h.wa_id, h.user_id, h.clave, h.nombre_perfil, h.version,
        h.baja_en, h.humano_hasta, h.hablo_en, h.clave_identidad, n.numero, %s, %s,
        (SELECT MAX(k.en) FROM consentimientos k
          WHERE k.chat_id = h.id AND k.fuente = '%s') AS dicho_en
      FROM chats h
      LEFT JOIN numeros_negocio n ON n.phone_number_id = h.phone_number_id
      LEFT JOIN dialogos d ON d.chat_id = h.id
      WHERE h.id\
      """
          .formatted(DialogueRow.COLUMNS, DialogueRow.OTHER_ACCOUNT, ConsentSource.MESSAGE.word());

  private static final String MESSAGES =
      """
      SELECT w.chat_id, w.id, w.message_id, w.message_type, w.body, w.timestamp, w.creado_en,
        w.eleccion, w.numero_propio, CASE WHEN w.message_type = 'text' THEN NULL
          ELSE (SELECT m.huella FROM medios m WHERE m.id = w.id) END AS archivo
      FROM conversaciones_whatsapp w
      WHERE w.chat_id = %s AND NOT w.procesado AND w.timestamp >= %s
      ORDER BY w.timestamp, w.id LIMIT %s\
      """;

  private static final String OF_ONE =
      MESSAGES.formatted("?", "(SELECT pendiente_timestamp FROM chats WHERE id = ?)", "?");

  /** The chats first: an answer recorded between the two then shows as an old version. */
  @Override
  public List<Optional<Found>> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Long> ids = inputs.stream().map(Input::chat).distinct().sorted().toList();
    Map<Long, Found> chats = new HashMap<>();
    session.listIn(
        CHATS, ids, "", row -> chats.put(row.getLong("id"), found(row, session.dialect())));
    int most = inputs.stream().mapToInt(Input::limit).max().orElse(1);
    Map<Long, List<PendingMessage>> messages =
        session.dialect() == Dialect.SQLITE
            ? ofEach(session, ids, most)
            : ofAll(session, ids, most);
    return inputs.stream()
        .map(input -> found(chats.get(input.chat), messages.get(input.chat), input.limit))
        .toList();
  }

  private static Optional<Found> found(
      @Nullable Found chat, @Nullable List<PendingMessage> messages, int limit) {
    return chat == null || messages == null
        ? Optional.empty()
        : Optional.of(chat.with(messages.subList(0, Math.min(limit, messages.size()))));
  }

  /** A statement costs SQLite no round trip. */
  private static Map<Long, List<PendingMessage>> ofEach(
      WriteSession session, List<Long> chats, int limit) throws SQLException {
    Map<Long, List<PendingMessage>> messages = new HashMap<>();
    for (Long chat : chats) {
      session.list(OF_ONE, row -> add(row, session.dialect(), messages), chat, chat, limit);
    }
    return messages;
  }

  private static Map<Long, List<PendingMessage>> ofAll(
      WriteSession session, List<Long> chats, int limit) throws SQLException {
    Map<Long, List<PendingMessage>> messages = new HashMap<>();
    String ofEach = MESSAGES.formatted("h.id", "h.pendiente_timestamp", String.valueOf(limit));
    session.listIn(
        "SELECT o.* FROM chats h CROSS JOIN LATERAL (" + ofEach + ") o WHERE h.id",
        chats,
        " ORDER BY o.chat_id, o.timestamp, o.id",
        row -> add(row, session.dialect(), messages));
    return messages;
  }

  private static boolean add(
      ResultSet row, Dialect dialect, Map<Long, List<PendingMessage>> messages)
      throws SQLException {
    return messages
        .computeIfAbsent(row.getLong("chat_id"), chat -> new ArrayList<>())
        .add(message(row, dialect));
  }

  private static PendingMessage message(ResultSet row, Dialect dialect) throws SQLException {
    String ownPhone = row.getString("numero_propio");
    String file = row.getString("archivo");
    return new PendingMessage(
        new ConversacionId(row.getLong("id")),
        new MessageId(row.getString("message_id")),
        row.getString("message_type"),
        row.getString("body"),
        Objects.requireNonNull(dialect.instant(row, "timestamp"), "timestamp"),
        Objects.requireNonNull(dialect.instant(row, "creado_en"), "creado_en"),
        row.getString("eleccion"),
        ownPhone == null ? null : new PhoneNumber(ownPhone),
        file == null ? null : new Sha256(file));
  }

  private static Found found(ResultSet row, Dialect dialect) throws SQLException {
    return new Found(
        ChatRow.chat(row),
        new ConsentState(dialect.instant(row, "baja_en"), dialect.instant(row, "dicho_en")),
        dialect.instant(row, "humano_hasta"),
        JdbiTrustRepository.Stored.read(row, dialect),
        List.of());
  }

  /**
   * What to read.
   *
   * @param chat its id
   * @param limit the most messages, 1 or more
   */
  record Input(long chat, int limit) {}

  /** A chat as it is stored, with its messages once they are read. */
  record Found(
      Chat chat,
      ConsentState consent,
      @Nullable Instant humanUntil,
      JdbiTrustRepository.Stored identity,
      List<PendingMessage> messages) {
    private Found with(List<PendingMessage> read) {
      return new Found(chat, consent, humanUntil, identity, read);
    }

    /** As it is at this time; asks for the code only where somebody may be waiting for one. */
    PendingChat pending(Database database, Instant now) {
      Long code = identity.dialogue().codeAt(now);
      return new PendingChat(
          chat,
          messages,
          consent,
          humanUntil,
          identity.identity(code == null ? null : code(database, code, now)),
          identity.dialogue().stateAt(now));
    }

    private static @Nullable OneTimeCode code(Database database, long id, Instant now) {
      return database
          .read(
              "reading a code",
              handle -> Optional.ofNullable(CodeReads.find(handle, database.dialect(), id, now)))
          .orElse(null);
    }
  }
}
