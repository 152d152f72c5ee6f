package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.SendGate;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox knows of a row beside the row itself.
 *
 * @param row the outbound row
 * @param answers the inbound row that it answers, as a whole or in part; null when it answers none
 * @param ifClosed stands in for it when the window is closed; null when nothing does
 * @param due when it may be claimed: from the start, after a delay, or because a claim ran out
 * @param confirmsOptOut whether it is the one answer that a person gets who wants no more
 * @param refusals how often it was refused for a reason that passes
 * @param unknowns how many attempts ended without an outcome
 * @param holds how often the last attempt was held for its status
 * @param held whether it waits until a conversation may begin
 */
record Outgoing(
    ConversacionId row,
    @Nullable ConversacionId answers,
    OutboundDraft draft,
    @Nullable Template ifClosed,
    boolean confirmsOptOut,
    String callbackData,
    int attempt,
    int refusals,
    int unknowns,
    long token,
    int holds,
    Instant due,
    boolean held) {

  /** Not tried yet. */
  static Outgoing queued(
      ConversacionId row,
      @Nullable ConversacionId answers,
      OutboundDraft draft,
      boolean confirmsOptOut,
      String callbackData,
      Instant due) {
    OutboundDraft alone = draft.ifClosed(null);
    return new Outgoing(
        row,
        answers,
        alone,
        draft.ifClosed(),
        confirmsOptOut,
        callbackData,
        0,
        0,
        0,
        0,
        0,
        due,
        false);
  }

  /** With what stands in for it. */
  Outgoing orElse(@Nullable Template other) {
    return with(draft, other);
  }

  /** As it leaves now: itself, or what stands in for it. */
  Outgoing leaving(ChatGate gate, Instant now) {
    OutboundDraft leaving = SendGate.leaving(draft, ifClosed, gate, now);
    return leaving.equals(draft) ? this : with(leaving, null);
  }

  /** When it may leave: now, or when a conversation may begin. */
  Instant opens(ChatGate gate, ClaimRequest request) {
    Instant now = request.now();
    return SendGate.begins(answers != null, gate, now) ? request.contactHours().next(now) : now;
  }

  private Outgoing with(OutboundDraft newDraft, @Nullable Template other) {
    return new Outgoing(
        row,
        answers,
        newDraft,
        other,
        confirmsOptOut,
        callbackData,
        attempt,
        refusals,
        unknowns,
        token,
        holds,
        due,
        held);
  }

  /** The row of a message that is to be sent. */
  static Conversacion row(
      ConversacionId id,
      Chat chat,
      @Nullable ClienteId cliente,
      Author author,
      @Nullable String rule,
      OutboundDraft draft,
      Instant now) {
    return new Conversacion(
        id,
        null,
        chat.businessNumber(),
        chat.contact().phone().map(PhoneNumber::digits).orElse(null),
        draft.content().type(),
        draft.content().body(),
        now,
        Direccion.OUTBOUND,
        cliente,
        true,
        false,
        null,
        null,
        null,
        null,
        now,
        now,
        chat.id(),
        chat.phoneNumberId().value(),
        author,
        DeliveryState.PENDING,
        rule,
        draft.quoted() == null ? null : draft.quoted().value(),
        null,
        null);
  }

  /** After an attempt began; {@code unknown} tells whether the one before has no outcome. */
  Outgoing claimed(boolean unknown, long newToken, Instant until) {
    return copy(attempt + 1, refusals, unknowns + (unknown ? 1 : 0), newToken, 0, until, false);
  }

  Outgoing refused() {
    return copy(attempt, refusals + 1, unknowns, token, holds, due, held);
  }

  Outgoing dueAt(Instant at) {
    return copy(attempt, refusals, unknowns, token, holds, at, false);
  }

  /** Its last attempt has no outcome, and waits for its status until then. */
  Outgoing awaitingUntil(Instant until) {
    return copy(attempt, refusals, unknowns, token, holds + 1, until, held);
  }

  /** Not before a conversation may begin. */
  Outgoing heldUntil(Instant at) {
    return copy(attempt, refusals, unknowns, token, holds, at, true);
  }

  /** Whether it keeps no other message of its chat back. */
  boolean isHeld(Instant now) {
    return held && due.isAfter(now);
  }

  private Outgoing copy(
      int newAttempt,
      int newRefusals,
      int newUnknowns,
      long newToken,
      int newHolds,
      Instant newDue,
      boolean newHeld) {
    return new Outgoing(
        row,
        answers,
        draft,
        ifClosed,
        confirmsOptOut,
        callbackData,
        newAttempt,
        newRefusals,
        newUnknowns,
        newToken,
        newHolds,
        newDue,
        newHeld);
  }
}
