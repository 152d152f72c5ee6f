package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;

/** Gives out the oldest unfinished message of each chat. */
final class InMemoryOutbox implements Outbox {
  private final Object lock;
  private final Rows rows;
  private final OutboundRows outbound;
  private long lastToken;

  InMemoryOutbox(Object lock, Rows rows, OutboundRows outbound) {
    this.lock = lock;
    this.rows = rows;
    this.outbound = outbound;
  }

  @Override
  public void holdUnknown(Instant until) {
    synchronized (lock) {
      outbound.unfinished().stream()
          .filter(message -> rows.get(message.row()).state() == DeliveryState.SENDING)
          .filter(message -> message.due().isBefore(until))
          .forEach(message -> outbound.put(message.dueAt(until)));
    }
  }

  @Override
  public List<OutboundMessage> claim(Instant now, Instant unknownUntil, int limit) {
    synchronized (lock) {
      List<OutboundMessage> claimed = new ArrayList<>();
      Set<ChatId> closed = onTheirWay(now);
      for (Outgoing message : outbound.unfinished()) {
        boolean oldest = closed.add(rows.get(message.row()).chatId());
        if (oldest && claimed.size() < limit && !message.due().isAfter(now)) {
          claimed.add(claim(message, unknownUntil));
        }
      }
      return claimed;
    }
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

  private OutboundMessage claim(Outgoing message, Instant until) {
    Outgoing claimed = message.claimed(++lastToken, until);
    outbound.put(claimed);
    rows.change(message.row(), row -> row.state = DeliveryState.SENDING);
    Conversacion row = rows.get(message.row());
    return new OutboundMessage(
        row.id().value(),
        row.chatId(),
        new PhoneNumberId(row.phoneNumberId()),
        claimed.to(),
        claimed.draft(),
        claimed.callbackData(),
        claimed.attempt(),
        claimed.token());
  }

  @Override
  public boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now) {
    synchronized (lock) {
      ConversacionId id = new ConversacionId(message.id());
      outbound
          .find(id)
          .filter(current -> current.token() == message.token())
          .filter(current -> rows.get(id).state() == DeliveryState.SENDING)
          .ifPresent(current -> write(current, outcome, Rows.micros(now)));
      return rows.find(id).map(Conversacion::chatId).map(this::isWaiting).orElse(false);
    }
  }

  private boolean isWaiting(ChatId chat) {
    return outbound.unfinished().stream()
        .anyMatch(message -> rows.get(message.row()).chatId().equals(chat));
  }

  private void write(Outgoing message, AttemptOutcome outcome, Instant now) {
    if (outcome instanceof AttemptOutcome.Accepted accepted) {
      outbound.accepted(message.row(), accepted.messageId(), now);
    } else if (outcome instanceof AttemptOutcome.Failed failed) {
      outbound.failed(message, failed.error(), now);
    } else if (outcome instanceof AttemptOutcome.Again again) {
      outbound.put(message.dueAt(again.at()));
      noteTrouble(message, DeliveryState.PENDING, again.error().inWords(), now);
    } else if (outcome instanceof AttemptOutcome.Unknown unknown) {
      outbound.put(message.dueAt(unknown.until()));
      noteTrouble(message, DeliveryState.SENDING, unknown.reason(), now);
    }
  }

  private void noteTrouble(Outgoing message, DeliveryState state, String error, Instant now) {
    rows.change(
        message.row(),
        row -> {
          row.state = state;
          row.error = error;
          row.actualizadoEn = now;
        });
  }
}
