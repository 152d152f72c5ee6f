package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.domain.outbound.SendGate;
import org.jspecify.annotations.Nullable;

/** Gives out the oldest unfinished message of each chat. */
final class InMemoryOutbox implements Outbox {
  private final Object lock;
  private final Rows rows;
  private final Chats chats;
  private final OutboundRows outbound;
  private final Paces paces;
  private final KnownTemplates templates;
  private final OutcomeRows outcomes;
  private long lastToken;
  private @Nullable PhoneNumberId lastNumber;

  InMemoryOutbox(
      Object lock,
      Rows rows,
      Chats chats,
      OutboundRows outbound,
      Paces paces,
      KnownTemplates templates) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
    this.outbound = outbound;
    this.paces = paces;
    this.templates = templates;
    this.outcomes = new OutcomeRows(rows, outbound, paces);
  }

  @Override
  public void holdUnknown(Instant until) {
    synchronized (lock) {
      outbound.unfinished().stream()
          .filter(message -> rows.get(message.row()).state() == DeliveryState.SENDING)
          .filter(message -> !message.held())
          .filter(message -> message.due().isBefore(until) && message.holds() < MAX_HOLDS)
          .forEach(message -> outbound.put(message.awaitingUntil(until)));
    }
  }

  @Override
  public Claim claim(ClaimRequest request) {
    synchronized (lock) {
      Claiming claiming = new Claiming(request);
      Set<ChatId> closed = onTheirWay(request.now());
      for (Outgoing message : inTurn()) {
        if (message.isHeld(request.now())) {
          continue;
        }
        boolean oldest = closed.add(rows.get(message.row()).chatId());
        if (oldest && !message.due().isAfter(request.now())) {
          claiming.consider(message);
        }
      }
      return claiming.result();
    }
  }

  /** By id, but those of the number that got the last slot come last. */
  private List<Outgoing> inTurn() {
    return outbound.unfinished().stream()
        .sorted(Comparator.comparing(message -> numberOf(message).equals(lastNumber)))
        .toList();
  }

  private PhoneNumberId numberOf(Outgoing message) {
    return new PhoneNumberId(rows.get(message.row()).phoneNumberId());
  }

  private Set<ChatId> onTheirWay(Instant now) {
    Set<ChatId> chats = new HashSet<>();
    for (Outgoing message : outbound.unfinished()) {
      Conversacion row = rows.get(message.row());
      if (row.state() == DeliveryState.SENDING && message.due().isAfter(now)) {
        chats.add(row.chatId());
      }
    }
    return chats;
  }

  /** Whether its last attempt has no outcome. */
  private boolean isUnknown(Outgoing message) {
    return rows.get(message.row()).state() == DeliveryState.SENDING;
  }

  private OutboundMessage claim(Outgoing message, Instant until) {
    Outgoing claimed = message.claimed(isUnknown(message), ++lastToken, until);
    outbound.put(claimed);
    rows.change(
        message.row(),
        row -> {
          row.state = DeliveryState.SENDING;
          row.messageType = message.draft().content().type();
          row.body = message.draft().content().body();
          row.quotedMessageId =
              message.draft().quoted() == null ? null : message.draft().quoted().value();
        });
    Conversacion row = rows.get(message.row());
    return new OutboundMessage(
        row.id().value(),
        row.chatId(),
        new PhoneNumberId(row.phoneNumberId()),
        chats.contactOf(row),
        claimed.draft(),
        claimed.callbackData(),
        claimed.attempt(),
        claimed.refusals(),
        claimed.unknowns(),
        claimed.token(),
        until);
  }

  @Override
  public Map<PhoneNumberId, NumberPace> paces() {
    synchronized (lock) {
      return paces.all();
    }
  }

  @Override
  public void resume(PhoneNumberId number) {
    synchronized (lock) {
      paces.change(number, NumberPace::resumed);
    }
  }

  @Override
  public boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now) {
    synchronized (lock) {
      ConversacionId id = new ConversacionId(message.id());
      outbound
          .find(id)
          .filter(current -> isEndedBy(current, message, outcome))
          .ifPresent(
              current -> outcomes.write(message.attempt(), current, outcome, Rows.micros(now)));
      if (outcome instanceof AttemptOutcome.Accepted) {
        // Also when a status told of it before: Meta takes messages of this number.
        paces.change(message.phoneNumberId(), NumberPace::accepted);
      }
      return rows.find(id).map(Conversacion::chatId).map(this::isWaiting).orElse(false);
    }
  }

  /** That Meta took it counts whoever has the claim now, who would send it twice. */
  private boolean isEndedBy(Outgoing current, OutboundMessage message, AttemptOutcome outcome) {
    DeliveryState state = rows.get(current.row()).state();
    boolean own = current.token() == message.token() && state == DeliveryState.SENDING;
    return own
        || (outcome instanceof AttemptOutcome.Accepted
            && (state == DeliveryState.SENDING || state == DeliveryState.PENDING));
  }

  private boolean isWaiting(ChatId chat) {
    return outbound.unfinished().stream()
        .anyMatch(message -> rows.get(message.row()).chatId().equals(chat));
  }

  /** One claim: messages are considered one by one, each through the gate and the rates. */
  private final class Claiming {
    private final ClaimRequest request;
    private final List<OutboundMessage> claimed = new ArrayList<>();
    private final List<SendError> refused = new ArrayList<>();
    private @Nullable Instant next;
    private int held;

    private Claiming(ClaimRequest request) {
      this.request = request;
    }

    private void consider(Outgoing stored) {
      Instant now = request.now();
      Conversacion row = rows.get(stored.row());
      PhoneNumberId number = new PhoneNumberId(row.phoneNumberId());
      double rate = request.rates().of(number);
      NumberPace pace = paces.of(number);
      if (claimed.size() == request.limit()) {
        return;
      }
      if (pace.available(rate, now) == 0) {
        askAgain(pace.next(rate, now));
        return;
      }
      ChatGate gate = chats.gate(row);
      Outgoing message = stored.leaving(gate, now);
      Optional<SendError> refusal =
          SendGate.refusal(
                  message.draft().content(), row.author(), message.confirmsOptOut(), gate, now)
              .or(() -> templates.refusal(message.draft().content(), number, request.templates()))
              .map(error -> isUnknown(stored) ? SendGate.ofUnknown(error) : error);
      Instant opens = message.opens(gate, request);
      Instant free = PairPace.next(gate.pace(), now);
      if (refusal.isPresent()) {
        outbound.failed(message, refusal.get(), Rows.micros(now));
        refused.add(refusal.get());
      } else if (opens.isAfter(now)) {
        hold(stored, opens);
      } else if (free.isAfter(now)) {
        outbound.put(stored.dueAt(free));
        askAgain(free);
      } else {
        claimed.add(claim(message, request.until()));
        chats.paid(row.chatId(), PairPace.afterSending(gate.pace(), now));
        lastNumber = number;
        paces.change(number, same -> same.sent(1, rate, now, request.until()));
      }
    }

    private void hold(Outgoing message, Instant until) {
      outbound.hold(message, until, request.now());
      held++;
      askAgain(until);
    }

    private void askAgain(Instant at) {
      next = next == null || at.isBefore(next) ? at : next;
    }

    private Claim result() {
      return new Claim(claimed, refused, next, held);
    }
  }
}
