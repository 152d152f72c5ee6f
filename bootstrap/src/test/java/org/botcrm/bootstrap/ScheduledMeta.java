package org.botcrm.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.testkit.time.MutableClock;

/** Meta, of which a schedule decides when a request reaches it and when its answer comes back. */
final class ScheduledMeta {
  private final MutableClock clock;
  private final List<Flight> flights = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final Map<Long, Integer> refusals = new HashMap<>();

  ScheduledMeta(MutableClock clock) {
    this.clock = clock;
  }

  /** What is on its way to Meta or back. */
  List<Flight> flights() {
    return flights;
  }

  /** What Meta took, in that order. */
  List<Taken> taken() {
    return taken;
  }

  /** A request leaves; its answer is the schedule's to give. */
  CompletionStage<SendResult> send(OutboundMessage message, Fuse process) {
    Flight flight = new Flight(message, process);
    flights.add(flight);
    return flight.promise;
  }

  /**
   * The request reaches Meta, unless it is too late: who sends looks at the clock last of all, and
   * gives up half a claim before its end.
   */
  void take(Flight flight) {
    Instant latest = flight.message.claimedUntil().minus(ScheduledWorld.GRACE.dividedBy(2));
    if (!clock.instant().isBefore(latest)) {
      flight.result = new SendResult.NotSent("tarde");
      return;
    }
    MessageId id = new MessageId("wamid.taken." + (taken.size() + 1) + "." + flight.message.id());
    flight.taken = new Taken(flight.message, id, clock.instant());
    taken.add(flight.taken);
    flight.result = new SendResult.Accepted(id);
  }

  /** The request is refused, or does not leave. */
  void refuse(Flight flight, int kind) {
    // Far fewer than make a refusal final.
    if (refusals.merge(flight.message.id(), 1, Integer::sum) > 3) {
      take(flight);
      return;
    }
    SendError error = new SendError(131000 + kind, "de prueba");
    flight.result =
        switch (kind) {
          case 0 -> new SendResult.NotSent("sin conexión");
          case 1 -> new SendResult.Rejected(error, Remedy.RETRY);
          case 2 -> new SendResult.Rejected(error, Remedy.SLOW_CHAT);
          case 3 -> new SendResult.Rejected(error, Remedy.SLOW_NUMBER, Duration.ofSeconds(3));
          default -> new SendResult.Rejected(error, Remedy.STOP_NUMBER);
        };
  }

  /** The answer comes back, or gets lost. */
  void answer(Flight flight, boolean lost) {
    flights.remove(flight);
    SendResult result = flight.result;
    boolean gone = lost && !(result instanceof SendResult.NotSent);
    flight.promise.complete(gone ? new SendResult.Unknown("perdida") : result);
    // An outcome of a claim that ran out may be nobody's any more.
    boolean ours = clock.instant().isBefore(flight.message.claimedUntil());
    if (flight.taken != null && !gone && ours && !flight.process.isDead()) {
      flight.taken.known = true;
    }
  }

  /** It died with its process before it left. */
  void drop(Flight flight) {
    flights.remove(flight);
  }

  /** A message on its way. */
  static final class Flight {
    private final OutboundMessage message;
    private final Fuse process;
    private final CompletableFuture<SendResult> promise = new CompletableFuture<>();
    private SendResult result;
    private Taken taken;

    private Flight(OutboundMessage message, Fuse process) {
      this.message = message;
      this.process = process;
    }

    boolean isAnswered() {
      return result != null;
    }

    /** Its process died: nobody hears the answer. */
    boolean isOrphan() {
      return process.isDead();
    }

    OutboundMessage message() {
      return message;
    }

    @Override
    public String toString() {
      return "" + message;
    }
  }

  /** A message that Meta took. */
  static final class Taken {
    private final OutboundMessage message;
    private final MessageId id;
    private final Instant at;

    /** Whether the storage was told, by the answer or a status. */
    boolean known;

    private Taken(OutboundMessage message, MessageId id, Instant at) {
      this.message = message;
      this.id = id;
      this.at = at;
    }

    OutboundMessage message() {
      return message;
    }

    Instant at() {
      return at;
    }

    /** What Meta reports of it. */
    Fact.Status status(String word) {
      return new Fact.Status(
          new StatusUpdate(
              message.phoneNumberId(), id, word, at, null, message.callbackData(), "{}"));
    }
  }
}
