package org.botcrm.testkit.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.testkit.BotStorage;

/**
 * All that the ports show of a storage, without what depends on the order of arrival: our own ids
 * and the times of writing. A chat goes by the first of its Meta ids.
 *
 * @param rows by what they say
 * @param waiting what waits in each chat, in order, behind what is known of its contact
 */
record StorageSnapshot(
    List<Conversacion> rows, Estadisticas estadisticas, Map<String, List<String>> waiting) {
  private static final ConversacionId NO_ID = new ConversacionId(1);

  static StorageSnapshot of(BotStorage storage) {
    List<Conversacion> rows = new Steps(storage).rows();
    Map<ChatId, String> chats = names(rows);
    List<String> order = new ArrayList<>(new TreeSet<>(chats.values()));
    List<Conversacion> plain =
        rows.stream()
            .map(row -> plain(row, order.indexOf(chats.get(row.chatId())) + 1))
            .sorted(Comparator.comparing(Conversacion::body))
            .toList();
    Map<String, List<String>> waiting = new TreeMap<>();
    for (ChatId chat : storage.replies().listWaiting(1000)) {
      waiting.put(chats.get(chat), waiting(storage.replies().find(chat, 1000)));
    }
    return new StorageSnapshot(plain, storage.conversaciones().estadisticas(Steps.NOW), waiting);
  }

  private static Map<ChatId, String> names(List<Conversacion> rows) {
    Map<ChatId, String> names = new HashMap<>();
    for (Conversacion row : rows) {
      names.merge(
          row.chatId(),
          row.phoneNumberId() + row.messageId(),
          (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
    return names;
  }

  private static List<String> waiting(Optional<PendingChat> found) {
    PendingChat pending = found.orElseThrow();
    List<String> words = new ArrayList<>();
    words.add(pending.chat().phoneNumberId().value());
    words.add("" + pending.chat().businessNumber());
    words.add("" + pending.chat().profileName());
    pending.chat().contact().phone().ifPresent(phone -> words.add(phone.digits()));
    pending.chat().contact().user().ifPresent(user -> words.add(user.value()));
    pending.messages().stream().map(PendingMessage::body).forEach(words::add);
    return words;
  }

  private static Conversacion plain(Conversacion row, int chat) {
    return new Conversacion(
        NO_ID,
        row.messageId(),
        row.fromNumber(),
        row.toNumber(),
        row.messageType(),
        row.body(),
        row.timestamp(),
        row.direccion(),
        row.clienteId(),
        row.procesado(),
        row.respuestaEnviada(),
        row.respuestaId() == null ? null : NO_ID,
        row.respuestaBot(),
        row.respuestaMetaId(),
        row.error(),
        Instant.EPOCH,
        Instant.EPOCH,
        new ChatId(chat),
        row.phoneNumberId(),
        row.author(),
        row.state(),
        row.rule(),
        row.quotedMessageId(),
        row.userId(),
        row.profileName(),
        row.media(),
        row.writtenBy());
  }
}
