package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.SendGate;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one claim that would begin a conversation, put off until that may be done.
 * Nothing is worked out before the first of them.
 */
final class HeldMessages {
  /**
   * In {@code salientes.estado}: until it is due it keeps no other message of its chat back, since
   * the person may write and be answered meanwhile.
   */
  static final String STATE = "held";

  private static final BulkUpdate HOLD =
      new BulkUpdate(
          "salientes",
          "estado = v.estado, disponible_en = v.hasta, motivo = v.motivo",
          "salientes.id = v.id AND salientes.abierto AND salientes.token = v.token",
          "id bigint",
          "token bigint",
          "estado text",
          "hasta timestamptz",
          "motivo text");

  private static final BulkUpdate SHOW =
      new BulkUpdate(
          "conversaciones_whatsapp",
          "error = v.motivo, actualizado_en = v.ahora",
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "motivo text",
          "ahora timestamptz");

  private final ClaimRequest request;
  private final List<@Nullable Object[]> held = new ArrayList<>(0);
  private final List<@Nullable Object[]> shown = new ArrayList<>(0);
  private @Nullable Instant opens;

  HeldMessages(ClaimRequest request) {
    this.request = request;
  }

  /** Takes a message when it has to wait; whether it does. */
  boolean take(DueMessage message) {
    if (!SendGate.begins(message.answers(), message.gate(), request.now())) {
      return false;
    }
    Instant until = opens();
    if (!until.isAfter(request.now())) {
      return false;
    }
    String why = SendGate.waiting(until);
    held.add(new Object[] {message.id(), message.token(), STATE, until, why});
    shown.add(new Object[] {message.id(), why, request.now()});
    return true;
  }

  /** When a conversation may begin. */
  Instant opens() {
    if (opens == null) {
      opens = request.contactHours().next(request.now());
    }
    return opens;
  }

  /** Writes them down; how many there are. */
  int write(WriteSession session) throws SQLException {
    for (@Nullable Object[] row : shown) {
      OutboundWrites.changed(session, (Long) row[0], DeliveryState.PENDING, request.now());
    }
    HOLD.run(session, held);
    SHOW.run(session, shown);
    return held.size();
  }
}
