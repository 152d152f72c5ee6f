package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;

/** Writes down what became of attempts to send. For the thread of one writer. */
final class RecordAttempt implements BatchOperation<RecordAttempt.Input, Boolean> {
  /** A claim may run out, and the message be held, before its outcome is known. */
  private static final Set<String> IN_DOUBT =
      Set.of(DeliveryState.SENDING.word(), HeldMessages.STATE);

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    Map<Long, Claim> claims = claims(session, inputs);
    List<Input> counted = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      Claim claim = claims.get(input.message.id());
      if (claim != null && claim.isEndedBy(input)) {
        claim.done = true;
        counted.add(input);
      }
    }
    write(session, counted);
    AttemptLog.write(session, counted);
    NumberOutcomes.apply(session, counted, inputs);
    return more(session, inputs, claims);
  }

  /**
   * Locked, which also keeps a status from ending the same message meanwhile; with all that may
   * fail with them, so that every writer locks them in one order.
   */
  private static Map<Long, Claim> claims(WriteSession session, List<Input> inputs)
      throws SQLException {
    List<Long> failed =
        inputs.stream()
            .filter(input -> input.outcome instanceof AttemptOutcome.Failed)
            .map(input -> input.message.id())
            .toList();
    SortedSet<Long> ids = new TreeSet<>(OutboundWrites.laterParts(session, failed));
    inputs.forEach(input -> ids.add(input.message.id()));
    Map<Long, Claim> claims = new HashMap<>();
    session.listIn(
        "SELECT id, chat_id, token, abierto, estado FROM salientes WHERE id",
        List.copyOf(ids),
        " ORDER BY id" + session.dialect().forUpdate("salientes"),
        row ->
            claims.put(
                row.getLong(1),
                new Claim(
                    row.getLong(2),
                    row.getLong(3),
                    row.getBoolean(4),
                    IN_DOUBT.contains(row.getString(5)))));
    return claims;
  }

  private static void write(WriteSession session, List<Input> inputs) throws SQLException {
    List<OutboundWrites.Accepted> accepted = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      long id = input.message.id();
      if (input.outcome instanceof AttemptOutcome.Accepted taken) {
        accepted.add(new OutboundWrites.Accepted(id, taken.messageId().value(), input.now));
      } else if (input.outcome instanceof AttemptOutcome.Failed failed) {
        OutboundWrites.failed(session, id, failed.error(), input.now);
      } else {
        write(session, id, input.outcome, input.now);
      }
    }
    Counters counters = new Counters();
    OutboundWrites.accept(session, accepted, counters);
    counters.write(session);
  }

  private static void write(WriteSession session, long id, AttemptOutcome outcome, Instant now)
      throws SQLException {
    if (outcome instanceof AttemptOutcome.Again again) {
      wait(session, id, DeliveryState.PENDING, again.at(), again.error().inWords(), now);
      if (again.refused()) {
        session.update("UPDATE salientes SET rechazos = rechazos + 1 WHERE id = ?", id);
      }
    } else if (outcome instanceof AttemptOutcome.Slowed slow) {
      wait(session, id, DeliveryState.PENDING, slow.until(), slow.error().inWords(), now);
    } else if (outcome instanceof AttemptOutcome.Stopped stop) {
      wait(session, id, DeliveryState.PENDING, now, stop.error().inWords(), now);
    } else if (outcome instanceof AttemptOutcome.Unknown unknown) {
      wait(session, id, DeliveryState.SENDING, unknown.until(), unknown.reason(), now);
    }
  }

  private static void wait(
      WriteSession session, long id, DeliveryState state, Instant until, String why, Instant now)
      throws SQLException {
    session.update(
        "UPDATE salientes SET estado = ?, disponible_en = ?, motivo = ? WHERE id = ?",
        state.word(),
        until,
        why,
        id);
    session.update(
        "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
            + " WHERE id = ?",
        state.word(),
        why,
        now,
        id);
    OutboundWrites.changed(session, id, state, now);
  }

  /** Whether the chat of each has another open message. */
  private static List<Boolean> more(
      WriteSession session, List<Input> inputs, Map<Long, Claim> claims) throws SQLException {
    Map<Long, Range> open = new HashMap<>();
    session.listIn(
        "SELECT chat_id, MIN(id), MAX(id) FROM salientes WHERE abierto AND chat_id",
        claims.values().stream().map(claim -> claim.chat).distinct().toList(),
        " GROUP BY chat_id",
        row -> open.put(row.getLong(1), new Range(row.getLong(2), row.getLong(3))));
    List<Boolean> more = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      Claim claim = claims.get(input.message.id());
      Range range = claim == null ? null : open.get(claim.chat);
      more.add(range != null && range.hasOtherThan(input.message.id()));
    }
    return more;
  }

  /**
   * What became of an attempt.
   *
   * @param message as it was claimed
   * @param outcome what to write down
   * @param now stamps the rows
   */
  record Input(OutboundMessage message, AttemptOutcome outcome, Instant now) {}

  /** The least and the greatest id of a chat's open messages. */
  private record Range(long least, long greatest) {
    private boolean hasOtherThan(long id) {
      return least != id || greatest != id;
    }
  }

  /** A row of the outbox as it is now. */
  private static final class Claim {
    private final long chat;
    private final long token;
    private final boolean open;
    private final boolean sending;
    private boolean done;

    private Claim(long chat, long token, boolean open, boolean sending) {
      this.chat = chat;
      this.token = token;
      this.open = open;
      this.sending = sending;
    }

    /**
     * Whether an outcome counts that is the first of its message: while the claim is the caller's.
     * That Meta took it counts whoever has the claim now, since whoever has it would send it twice.
     */
    private boolean isEndedBy(Input input) {
      return open
          && !done
          && (input.outcome instanceof AttemptOutcome.Accepted
              || (sending && token == input.message.token()));
    }
  }
}
