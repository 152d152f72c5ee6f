package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.SendAttempt;

/** Writes down what came of an attempt to send. Whoever calls it holds the lock. */
final class OutcomeRows {
  private final Rows rows;
  private final OutboundRows outbound;
  private final Paces paces;

  OutcomeRows(Rows rows, OutboundRows outbound, Paces paces) {
    this.rows = rows;
    this.outbound = outbound;
    this.paces = paces;
  }

  void write(int attempt, Outgoing message, AttemptOutcome outcome, Instant now) {
    outbound.keep(message.row(), SendAttempt.of(attempt, outcome, now));
    if (outcome instanceof AttemptOutcome.Accepted accepted) {
      outbound.accepted(message.row(), accepted.messageId(), now);
    } else if (outcome instanceof AttemptOutcome.Failed failed) {
      outbound.failed(message, failed.error(), now);
    } else if (outcome instanceof AttemptOutcome.Again again) {
      outbound.put((again.refused() ? message.refused() : message).dueAt(again.at()));
      noteTrouble(message, DeliveryState.PENDING, again.error().inWords(), now);
    } else if (outcome instanceof AttemptOutcome.Slowed slowed) {
      outbound.put(message.dueAt(slowed.until()));
      noteTrouble(message, DeliveryState.PENDING, slowed.error().inWords(), now);
      change(message, pace -> pace.slowed(slowed.rate(), now, slowed.until()));
    } else if (outcome instanceof AttemptOutcome.Stopped stopped) {
      outbound.put(message.dueAt(now));
      noteTrouble(message, DeliveryState.PENDING, stopped.error().inWords(), now);
      change(message, pace -> pace.stopped(stopped.error(), now));
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

  private void change(Outgoing message, UnaryOperator<NumberPace> change) {
    String number = rows.get(message.row()).phoneNumberId();
    paces.change(new PhoneNumberId(number), change);
  }
}
