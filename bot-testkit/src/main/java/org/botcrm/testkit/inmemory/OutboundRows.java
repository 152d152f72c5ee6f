package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.SendAttempt;
import org.botcrm.domain.outbound.SendGate;
import org.botcrm.testkit.inmemory.Rows.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * How far outbound messages got: by our own sends, and by the statuses, which may come first.
 * Callers hold the lock of the storage.
 */
final class OutboundRows {
  private final Rows rows;
  private final Map<ConversacionId, Outgoing> outgoing = new LinkedHashMap<>();
  private final Map<ConversacionId, List<SendAttempt>> attempts = new HashMap<>();
  private final Map<MessageKey, List<StatusUpdate>> statuses = new HashMap<>();

  OutboundRows(Rows rows) {
    this.rows = rows;
  }

  void put(Outgoing message) {
    outgoing.put(message.row(), message);
  }

  /** Not before a conversation may begin. */
  void hold(Outgoing message, Instant until, Instant now) {
    put(message.heldUntil(until));
    rows.change(
        message.row(),
        row -> {
          row.error = SendGate.waiting(until);
          row.actualizadoEn = Rows.micros(now);
        });
  }

  Optional<Outgoing> find(ConversacionId row) {
    return Optional.ofNullable(outgoing.get(row));
  }

  void keep(ConversacionId row, SendAttempt attempt) {
    attempts.computeIfAbsent(row, none -> new ArrayList<>()).add(attempt);
  }

  /** In the order in which they ended. */
  List<SendAttempt> attempts(ConversacionId row) {
    return List.copyOf(attempts.getOrDefault(row, List.of()));
  }

  /** What is neither taken by Meta nor given up, by id. */
  List<Outgoing> unfinished() {
    return outgoing.values().stream().filter(this::isUnfinished).toList();
  }

  private boolean isUnfinished(Outgoing message) {
    DeliveryState state = rows.get(message.row()).state();
    return state == DeliveryState.PENDING || state == DeliveryState.SENDING;
  }

  /** Meta took the message of this row under this id. */
  void accepted(ConversacionId id, MessageId messageId, Instant now) {
    rows.change(
        id,
        row -> {
          row.messageId = messageId.value();
          row.actualizadoEn = now;
          reach(row, DeliveryState.ACCEPTED, null);
        });
    applyStatuses(rows.get(id), now);
    find(id).map(Outgoing::answers).ifPresent(answered -> tellInbound(answered, now));
  }

  private void tellInbound(ConversacionId inbound, Instant now) {
    List<Conversacion> parts =
        outgoing.values().stream()
            .filter(message -> inbound.equals(message.answers()))
            .map(message -> rows.get(message.row()))
            .toList();
    rows.change(
        inbound,
        row -> {
          row.respuestaMetaId = parts.get(0).messageId();
          row.respuestaEnviada = parts.stream().allMatch(part -> part.messageId() != null);
          row.actualizadoEn = now;
        });
  }

  /** The message will not be sent, and neither will the later parts of the same answer. */
  void failed(Outgoing message, SendError error, Instant now) {
    for (Outgoing other : unfinished()) {
      if (other.row().equals(message.row()) || isLaterPart(other, message)) {
        rows.change(
            other.row(),
            row -> {
              reach(row, DeliveryState.FAILED, error);
              row.actualizadoEn = now;
            });
      }
    }
  }

  private static boolean isLaterPart(Outgoing other, Outgoing failed) {
    return failed.answers() != null
        && failed.answers().equals(other.answers())
        && other.row().value() > failed.row().value();
  }

  /** Keeps a status and applies it when its message is known; false when it was kept before. */
  boolean add(StatusUpdate status, Instant now) {
    MessageKey key = new MessageKey(status.phoneNumberId().value(), status.messageId().value());
    List<StatusUpdate> came = statuses.computeIfAbsent(key, none -> new ArrayList<>());
    if (came.stream().anyMatch(known -> known.status().equals(status.status()))) {
      return false;
    }
    came.add(status);
    Optional<Conversacion> row = rows.find(key);
    if (row.isPresent()) {
      applyStatuses(row.get(), now);
    } else {
      byCallback(status).ifPresent(m -> accepted(m.row(), status.messageId(), now));
    }
    return true;
  }

  private Optional<Outgoing> byCallback(StatusUpdate status) {
    return outgoing.values().stream()
        .filter(message -> message.callbackData().equals(status.callbackData()))
        .filter(message -> isOf(rows.get(message.row()), status))
        .findFirst();
  }

  private static boolean isOf(Conversacion row, StatusUpdate status) {
    return row.messageId() == null && row.phoneNumberId().equals(status.phoneNumberId().value());
  }

  /** Applies what came for this row, also before the row had its id. */
  void applyStatuses(Conversacion of, Instant now) {
    List<StatusUpdate> came = statuses(of);
    if (came.isEmpty()) {
      return;
    }
    rows.change(
        of.id(),
        row -> {
          for (StatusUpdate status : came) {
            DeliveryState.ofStatus(status.status())
                .ifPresent(state -> reach(row, state, status.error()));
          }
          row.actualizadoEn = now;
        });
  }

  /** What came for this row. */
  List<StatusUpdate> statuses(Conversacion of) {
    String messageId = of.messageId();
    return messageId == null || of.direccion() == Direccion.INBOUND
        ? List.of()
        : statuses.getOrDefault(new MessageKey(of.phoneNumberId(), messageId), List.of());
  }

  /** What came for each message, also for those without a row; each as it came. */
  Stream<List<StatusUpdate>> statuses() {
    return statuses.values().stream();
  }

  /** Moves forwards only; an error stays while the message counts as failed, and no longer. */
  private static void reach(RowEdit row, DeliveryState state, @Nullable SendError error) {
    DeliveryState before = row.state == null ? state : row.state;
    row.state = before.and(state);
    if (row.state != DeliveryState.FAILED) {
      row.error = null;
    } else if (state == DeliveryState.FAILED && error != null) {
      row.error = error.inWords();
    }
  }
}
