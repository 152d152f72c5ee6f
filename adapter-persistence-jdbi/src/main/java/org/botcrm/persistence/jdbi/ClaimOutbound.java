package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.PairPace;
import org.jspecify.annotations.Nullable;

/**
 * Claims messages that are due. Business numbers are locked first, so that of several nodes one
 * claims for a number at a time; then rows of the outbox; then their chats. Of each it takes only
 * what no other writer keeps, and it writes to no row of a message whose row of the outbox it does
 * not keep, as every writer does: so it waits for nobody. For the thread of one writer.
 */
final class ClaimOutbound implements BatchOperation<ClaimRequest, Claim> {
  /** How soon to ask again for a number that another node claims for now. */
  private static final long BUSY_MILLIS = 20;

  private final String installation;
  private int turn;

  ClaimOutbound(String installation) {
    this.installation = installation;
  }

  @Override
  public boolean takesOnlyWhatIsFree() {
    return true;
  }

  @Override
  public List<Claim> apply(WriteSession session, List<ClaimRequest> requests) throws SQLException {
    List<Claim> claims = new ArrayList<>(requests.size());
    for (ClaimRequest request : requests) {
      claims.add(claim(session, request));
    }
    return claims;
  }

  private Claim claim(WriteSession session, ClaimRequest request) throws SQLException {
    Found found = new Found();
    List<NumberPaces.Row> numbers = NumberPaces.lockFree(session);
    if (NumberPaces.isAnyKept(session, numbers.size())) {
      found.askAgain(request.now().plusMillis(BUSY_MILLIS));
    }
    // Or the first would take the one slot that gets free each time, and the others starve.
    Collections.rotate(numbers, turn++ % Math.max(1, numbers.size()));
    int left = request.limit();
    for (int i = 0; i < numbers.size() && left > 0; i++) {
      // Each number gets its share of what is left, and the last one all of it.
      int share = Math.max(1, left / (numbers.size() - i));
      left -= claim(session, request, numbers.get(i), share, found);
    }
    return new Claim(found.messages, found.refused, found.next, found.held);
  }

  /** For one number; how many messages were claimed. */
  private int claim(
      WriteSession session, ClaimRequest request, NumberPaces.Row row, int share, Found found)
      throws SQLException {
    double rate = request.rates().of(row.number());
    NumberPace pace = row.pace();
    int room = Math.min(share, pace.available(rate, request.now()));
    if (room == 0) {
      found.askAgain(pace.next(rate, request.now()));
      return 0;
    }
    List<DueMessage> due = due(session, request, row, room, found);
    int sent = due.isEmpty() ? 0 : letOut(session, request, due, found);
    if (sent > 0) {
      NumberPaces.write(
          session, row.number(), pace.sent(sent, rate, request.now(), request.until()));
    }
    return sent;
  }

  /**
   * Only the oldest open message of a chat: the later ones wait until it is done, unless it is held
   * until a conversation may begin. In a chat that was joined from two, a later one may already be
   * on its way, and then the oldest waits; but not for one whose claim ran out, which in its turn
   * waits for the oldest. What a status or an outcome is ending now is left alone: what is read
   * here stays so until the end of the transaction.
   */
  private static List<DueMessage> due(
      WriteSession session, ClaimRequest request, NumberPaces.Row number, int limit, Found found)
      throws SQLException {
    Map<Long, Long> chats = new LinkedHashMap<>();
    session.list(
        """
            SELECT s.id, s.chat_id FROM salientes s
            WHERE s.abierto AND s.phone_number_id = ? AND s.disponible_en <= ? AND NOT EXISTS (
              SELECT 1 FROM salientes e WHERE e.chat_id = s.chat_id AND e.abierto
                AND e.id <> s.id
                AND ((e.id < s.id AND NOT (e.estado = 'held' AND e.disponible_en > ?))
                  OR (e.estado = 'sending' AND e.disponible_en > ?)))
            ORDER BY s.disponible_en, s.id LIMIT ?"""
            + session.dialect().forUpdate("s")
            + session.dialect().skipLocked(),
        row -> chats.put(row.getLong(1), row.getLong(2)),
        number.number().value(),
        request.now(),
        request.now(),
        request.now(),
        limit);
    // Never waits for a chat: whoever keeps it may wait for one that this transaction keeps.
    Set<Long> ours =
        session.lockFree("chats", chats.values().stream().distinct().sorted().toList());
    if (!ours.containsAll(chats.values())) {
      found.askAgain(request.now().plusMillis(BUSY_MILLIS));
    }
    chats.values().retainAll(ours);
    return session.listIn(
        DueMessage.SELECT,
        List.copyOf(chats.keySet()),
        " ORDER BY s.id",
        row -> DueMessage.read(row, session.dialect()));
  }

  /** How many of these are claimed; the rest fails or waits. */
  private int letOut(WriteSession session, ClaimRequest request, List<DueMessage> due, Found found)
      throws SQLException {
    List<DueMessage> passed = new ArrayList<>(due.size());
    List<@Nullable Object[]> waits = new ArrayList<>();
    HeldMessages held = new HeldMessages(request);
    List<DueMessage> leaving = due.stream().map(stored -> stored.leaving(request.now())).toList();
    TemplateStates templates = TemplateStates.read(session, request.templates(), leaving);
    for (DueMessage message : leaving) {
      SendError refusal = message.refusal(templates, request.now()).orElse(null);
      Instant free = PairPace.next(message.gate().pace(), request.now());
      if (refusal != null) {
        refuse(session, request, message.id(), refusal, found);
      } else if (held.take(message)) {
        found.askAgain(held.opens());
      } else if (free.isAfter(request.now())) {
        waits.add(new Object[] {message.id(), message.token(), free});
        found.askAgain(free);
      } else {
        passed.add(message);
      }
    }
    ClaimWrites.wait(session, waits);
    found.held += held.write(session);
    List<DueMessage> claimed = ClaimWrites.claim(session, request, passed);
    claimed.forEach(message -> found.messages.add(message.claimed(installation, request)));
    return claimed.size();
  }

  private static void refuse(
      WriteSession session, ClaimRequest request, long id, SendError refusal, Found found)
      throws SQLException {
    List<Long> parts = OutboundWrites.laterParts(session, List.of(id));
    if (session.lockFree("salientes", parts).containsAll(parts)) {
      OutboundWrites.failed(session, id, refusal, request.now());
      found.refused.add(refusal);
    } else {
      found.askAgain(request.now().plusMillis(BUSY_MILLIS));
    }
  }

  /** What one claim comes to. */
  private static final class Found {
    private final List<OutboundMessage> messages = new ArrayList<>();
    private final List<SendError> refused = new ArrayList<>();
    private @Nullable Instant next;
    private int held;

    private void askAgain(Instant at) {
      next = next == null || at.isBefore(next) ? at : next;
    }
  }
}
