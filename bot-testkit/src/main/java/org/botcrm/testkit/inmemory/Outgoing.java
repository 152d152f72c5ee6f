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
 */
record Outgoing(
    ConversacionId row,
    ConversacionId answers,
    ContactId to,
    OutboundDraft draft,
    String callbackData,
    int attempt,
    long token,
    Instant due) {

  Outgoing claimed(long newToken, Instant until) {
    return new Outgoing(row, answers, to, draft, callbackData, attempt + 1, newToken, until);
  }

  Outgoing dueAt(Instant at) {
    return new Outgoing(row, answers, to, draft, callbackData, attempt, token, at);
  }
}
