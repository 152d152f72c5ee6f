package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/** Records answers and queues what they send. For the thread of one writer. */
final class RecordAnswers implements BatchOperation<RecordAnswers.Input, Boolean> {
  private static final BulkUpdate MARK =
      new BulkUpdate(
          "conversaciones_whatsapp",
          """
          procesado = TRUE, cliente_id = v.cliente, regla = v.regla, respuesta_bot = v.respuesta,
          respuesta_id = v.respuesta_id, error = v.error, porque = v.porque,
          actualizado_en = v.ahora\
          """,
          "conversaciones_whatsapp.id = v.id AND NOT conversaciones_whatsapp.procesado",
          "id bigint",
          "cliente integer",
          "regla text",
          "respuesta text",
          "respuesta_id bigint",
          "error text",
          "porque text",
          "ahora timestamptz");

  private static final BulkUpdate UPDATE_CHAT =
      new BulkUpdate(
          "chats",
          """
          version = chats.version + 1,
          outbound = chats.outbound + v.enviados,
          ultimo_en = CASE WHEN v.enviados = 0 OR chats.ultimo_en > v.ahora
            THEN chats.ultimo_en ELSE v.ahora END,
          hablo_en = CASE WHEN chats.hablo_en > v.hablo THEN chats.hablo_en ELSE v.hablo END,
          (pendiente_desde, pendiente_timestamp) = (
            SELECT MIN(w.creado_en), MIN(w.timestamp) FROM conversaciones_whatsapp w
            WHERE w.chat_id = chats.id AND NOT w.procesado
              AND w.timestamp >= chats.pendiente_timestamp)\
          """,
          "chats.id = v.id",
          "id bigint",
          "enviados integer",
          "hablo timestamptz",
          "ahora timestamptz");

  private final NationalIdHash hash;

  RecordAnswers(NationalIdHash hash) {
    this.hash = hash;
  }

  @Override
  public boolean locksChats() {
    return true;
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Boolean> current = areCurrent(session, inputs);
    List<Answered> answers = new ArrayList<>();
    Map<Long, Changes> chats = new HashMap<>();
    DialogueWrites dialogues = new DialogueWrites(hash);
    for (int i = 0; i < inputs.size(); i++) {
      if (current.get(i)) {
        Input input = inputs.get(i);
        chats.put(input.pending.chat().id().value(), new Changes(input));
        dialogues.add(input.pending, input.outcome, input.now);
        input
            .outcome
            .answers()
            .forEach(answer -> answers.add(new Answered(input.pending.chat(), answer, input.now)));
      }
    }
    Counters counters = new Counters();
    write(session, answers, chats, counters);
    dialogues.write(session);
    counters.write(session);
    return current;
  }

  /** Locks the chats, by id as every writer does; whether each is still as it was read. */
  private static List<Boolean> areCurrent(WriteSession session, List<Input> inputs)
      throws SQLException {
    List<Long> ids =
        inputs.stream().map(input -> input.pending.chat().id().value()).sorted().toList();
    Map<Long, Long> versions = new HashMap<>();
    session.listIn(
        "SELECT id, version FROM chats WHERE id",
        ids,
        " ORDER BY id" + session.dialect().forUpdate("chats"),
        row -> versions.put(row.getLong(1), row.getLong(2)));
    List<Boolean> current = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      Chat chat = input.pending.chat();
      // Taken out: a second answer to the same chat comes too late.
      Long version = versions.remove(chat.id().value());
      current.add(version != null && version == chat.version());
    }
    return current;
  }

  private static void write(
      WriteSession session, List<Answered> answers, Map<Long, Changes> chats, Counters counters)
      throws SQLException {
    int parts = answers.stream().mapToInt(answer -> answer.answer.parts().size()).sum();
    long[] ids = session.nextIds("conversaciones_whatsapp", parts);
    int next = 0;
    for (Answered answered : answers) {
      // Not one after the other: other writers take ids too.
      answered.ids = Arrays.copyOfRange(ids, next, next + answered.answer.parts().size());
      next += answered.ids.length;
    }
    boolean[] marked = markProcessed(session, answers);
    QueuedParts queued = new QueuedParts();
    ConsentWrites consents = new ConsentWrites();
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        Answered answered = answers.get(i);
        answered.count(counters);
        session
            .changes()
            .message(EventKind.MESSAGE_DONE, answered.answer.message().value(), null, answered.now);
        answered.tell(consents);
        queued.add(answered.chat, answered.answer, answered.ids, answered.now);
        chats.get(answered.chat.id().value()).sent += answered.answer.parts().size();
      }
    }
    queued.write(session);
    consents.write(session);
    updateChats(session, chats);
  }

  private static boolean[] markProcessed(WriteSession session, List<Answered> answers)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(answers.size());
    answers.forEach(answered -> rows.add(answered.row()));
    return MARK.run(session, rows);
  }

  private static void updateChats(WriteSession session, Map<Long, Changes> chats)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(chats.size());
    chats.forEach((id, changes) -> rows.add(changes.row(id)));
    UPDATE_CHAT.run(session, rows);
  }

  /**
   * Answers to record.
   *
   * @param pending the chat as it was read
   * @param outcome what was decided
   * @param now stamps the rows
   */
  record Input(PendingChat pending, TurnOutcome outcome, Instant now) {}

  /** One answer, and the rows of its parts. */
  private static final class Answered {
    private final Chat chat;
    private final MessageAnswer answer;
    private final Instant now;
    private long[] ids = {};

    private Answered(Chat chat, MessageAnswer answer, Instant now) {
      this.chat = chat;
      this.answer = answer;
      this.now = now;
    }

    private @Nullable Object[] row() {
      ClienteId cliente = answer.clienteId();
      return new Object[] {
        answer.message().value(),
        cliente == null ? null : cliente.value(),
        answer.rule(),
        answer.text(),
        ids.length == 0 ? null : ids[0],
        answer.error(),
        DialogueJson.write(answer.trace()),
        now
      };
    }

    private void tell(ConsentWrites consents) {
      ConsentChange change = answer.consent();
      if (change != null) {
        consents.add(chat.id().value(), change, now);
      }
    }

    /** The rows of its parts, and each row that has a client now: theirs and the message's. */
    private void count(Counters counters) {
      String phoneNumberId = chat.phoneNumberId().value();
      ClienteId cliente = answer.clienteId();
      for (int i = 0; i < answer.parts().size(); i++) {
        counters.message(phoneNumberId, Direccion.OUTBOUND, now);
      }
      for (int i = 0; cliente != null && i <= answer.parts().size(); i++) {
        counters.client(phoneNumberId, cliente.value());
      }
    }
  }

  /** What changes in a chat. */
  private static final class Changes {
    private final Instant now;
    private final @Nullable Instant spoke;
    private int sent;

    private Changes(Input input) {
      this.now = input.now;
      Set<ConversacionId> answered =
          input.outcome.answers().stream().map(MessageAnswer::message).collect(Collectors.toSet());
      this.spoke =
          input.pending.messages().stream()
              .filter(message -> answered.contains(message.id()))
              .map(PendingMessage::timestamp)
              .max(Instant::compareTo)
              .orElse(null);
    }

    private @Nullable Object[] row(long chat) {
      return new Object[] {chat, sent, spoke, now};
    }
  }
}
