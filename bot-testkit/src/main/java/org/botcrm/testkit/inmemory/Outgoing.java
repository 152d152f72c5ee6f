package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.OutboundDraft;

/**
 * What the outbox knows of a row beside the row itself.
 *
 * @param row the outbound row
 * @param answers the inbound row that it answers, as a whole or in part
 * @param due when it may be claimed: from the start, after a delay, or because a claim ran out
 * @param confirmsOptOut whether it is the one answer that a person gets who wants no more
 * @param refusals how often it was refused for a reason that passes
 */
record Outgoing(
    ConversacionId row,
    ConversacionId answers,
    ContactId to,
    OutboundDraft draft,
    boolean confirmsOptOut,
    String callbackData,
    int attempt,
    int refusals,
    long token,
    Instant due) {

  /** Not tried yet. */
  static Outgoing queued(
      ConversacionId row,
      ConversacionId answers,
      ContactId to,
      OutboundDraft draft,
      boolean confirmsOptOut,
      String callbackData,
      Instant due) {
    return new Outgoing(row, answers, to, draft, confirmsOptOut, callbackData, 0, 0, 0, due);
  }

  Outgoing claimed(long newToken, Instant until) {
    return copy(attempt + 1, refusals, newToken, until);
  }

  Outgoing refused() {
    return copy(attempt, refusals + 1, token, due);
  }

  Outgoing dueAt(Instant at) {
    return copy(attempt, refusals, token, at);
  }

  private Outgoing copy(int newAttempt, int newRefusals, long newToken, Instant newDue) {
    return new Outgoing(
        row,
        answers,
        to,
        draft,
        confirmsOptOut,
        callbackData,
        newAttempt,
        newRefusals,
        newToken,
        newDue);
  }
}
