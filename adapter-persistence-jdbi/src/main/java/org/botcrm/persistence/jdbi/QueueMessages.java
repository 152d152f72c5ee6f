package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.ChatGate;
import org.jspecify.annotations.Nullable;

/** Queues messages that answer nothing. For the thread of one writer. */
final class QueueMessages implements BatchOperation<QueueMessages.Input, QueueResult> {
  private static final BulkUpdate COUNT =
      new BulkUpdate(
          "chats",
          """
          outbound = chats.outbound + v.enviados,
          ultimo_en = CASE WHEN chats.ultimo_en > v.ahora THEN chats.ultimo_en ELSE v.ahora END,
          humano_hasta = COALESCE(
            CASE WHEN chats.humano_hasta > v.humano THEN chats.humano_hasta ELSE v.humano END,
            chats.humano_hasta)\
          """,
          "chats.id = v.id",
          "id bigint",
          "enviados integer",
          "ahora timestamptz",
          "humano timestamptz");

  private final Duration rest;

  /** With how long the bot rests in a chat that somebody takes over. */
  QueueMessages(Duration rest) {
    this.rest = rest;
  }

  @Override
  public boolean locksChats() {
    return true;
  }

  @Override
  public List<QueueResult> apply(WriteSession session, List<Input> inputs) throws SQLException {
    Map<Long, Locked> chats = lock(session, inputs);
    // After the lock, so that what another node queued in the chat meanwhile is seen.
    Batch batch =
        new Batch(
            chats, IdempotencyKeys.read(session, inputs.stream().map(i -> i.request().key())));
    List<QueueResult> results = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      results.add(batch.queue(session, input));
    }
    batch.write(session);
    return results;
  }

  private static Map<Long, Locked> lock(WriteSession session, List<Input> inputs)
      throws SQLException {
    Map<Long, Locked> chats = new HashMap<>();
    session.listIn(
        ChatRow.SELECT + " WHERE h.id",
        inputs.stream().map(input -> input.request.chat().value()).distinct().sorted().toList(),
        " ORDER BY h.id" + session.dialect().forUpdate("h"),
        row ->
            chats.put(
                row.getLong("id"),
                new Locked(ChatRow.chat(row), ChatRow.gate(row, session.dialect()))));
    return chats;
  }

  /**
   * What to queue.
   *
   * @param request what somebody wants
   * @param now stamps the rows
   */
  record Input(OutboundRequest request, Instant now) {}

  /** A chat that no other writer changes now. */
  private record Locked(Chat chat, ChatGate gate) {}

  /** What one transaction queues. */
  private final class Batch {
    private final Map<Long, Locked> chats;
    private final IdempotencyKeys keys;
    private final QueuedParts queued = new QueuedParts();
    private final Counters counters = new Counters();
    private final Map<Long, @Nullable Object[]> counts = new TreeMap<>();
    private final AnsweredWishes answered = new AnsweredWishes();
    private final OtherWriters others = new OtherWriters();

    private Batch(Map<Long, Locked> chats, IdempotencyKeys keys) {
      this.chats = chats;
      this.keys = keys;
    }

    private QueueResult queue(WriteSession session, Input input) throws SQLException {
      OutboundRequest request = input.request;
      Optional<QueueResult> before = keys.before(request.key());
      if (before.isPresent()) {
        return before.get();
      }
      Locked locked = chats.get(request.chat().value());
      if (locked == null) {
        return new QueueResult.NoChat();
      }
      Optional<QueueResult> answered = others.since(session, request);
      if (answered.isPresent()) {
        return answered.get();
      }
      ChatGate gate = locked.gate;
      Optional<SendError> refusal = request.refusal(locked.chat.contact(), gate, input.now);
      if (refusal.isPresent()) {
        return new QueueResult.Refused(refusal.get(), gate.windowUntil());
      }
      long id = session.nextIds("conversaciones_whatsapp", 1)[0];
      add(id, locked.chat, input);
      takeOver(session, gate, input);
      return new QueueResult.Queued(new ConversacionId(id), false);
    }

    private void add(long id, Chat chat, Input input) {
      OutboundRequest request = input.request;
      ClienteId cliente = request.clienteId();
      queued.add(
          new QueuedParts.Part(
              id,
              chat,
              request.draft(),
              cliente,
              Author.AGENTE,
              null,
              request.ifClosed(),
              request.writer() == null ? null : request.writer().name()),
          input.now);
      keys.add(request.key(), id, input.now);
      others.wrote(request, id, input.now);
      String number = chat.phoneNumberId().value();
      if (request.answersWish()) {
        answered.add(chat.id().value(), input.now);
      }
      counters.message(number, Direccion.OUTBOUND, input.now);
      if (cliente != null) {
        counters.client(number, cliente.value());
      }
      counts.merge(
          chat.id().value(),
          new Object[] {chat.id().value(), 1, input.now, null},
          (old, one) -> new Object[] {old[0], (Integer) old[1] + 1, later(old[2], one[2]), old[3]});
    }

    private void takeOver(WriteSession session, ChatGate gate, Input input) {
      long chat = input.request.chat().value();
      @Nullable Object[] row = counts.get(chat);
      if (row == null || !input.request.takesOver() || rest.isZero()) {
        return;
      }
      if (!gate.isWithHuman(input.now) && row[3] == null) {
        session.changes().other(EventKind.HANDS_CHANGED, chat, chat, RestChats.TAKEN, input.now);
      }
      row[3] = input.now.plus(rest);
    }

    private static @Nullable Object later(@Nullable Object one, @Nullable Object other) {
      return ((Instant) one).isAfter((Instant) other) ? one : other;
    }

    private void write(WriteSession session) throws SQLException {
      queued.write(session);
      COUNT.run(session, List.copyOf(counts.values()));
      answered.write(session);
      counters.write(session);
      keys.write(session);
    }
  }
}
