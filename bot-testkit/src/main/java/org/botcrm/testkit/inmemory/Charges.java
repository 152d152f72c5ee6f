package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.StatusUpdate;

/** Counts what was delivered at a price, by going through all statuses. */
final class Charges {
  private Charges() {}

  /**
   * Between these moments.
   *
   * @param statuses those of each message, as they came
   */
  static List<Cobros> list(Stream<List<StatusUpdate>> statuses, Instant from, Instant until) {
    Map<Object, Cobros> sums = new HashMap<>();
    statuses
        .flatMap(came -> ofMessage(came).stream())
        .filter(one -> !one.desde().isBefore(quarter(from)) && one.desde().isBefore(quarter(until)))
        .forEach(
            one ->
                sums.merge(
                    List.of(one.desde(), one.phoneNumberId(), one.categoria(), one.tipo()),
                    one,
                    Charges::sum));
    return List.copyOf(sums.values());
  }

  private static Optional<Cobros> ofMessage(List<StatusUpdate> came) {
    Optional<Pricing> price =
        came.stream().map(StatusUpdate::pricing).filter(Objects::nonNull).findFirst();
    return came.stream()
        .filter(Charges::hasArrived)
        .map(StatusUpdate::timestamp)
        .min(Instant::compareTo)
        .flatMap(at -> price.map(p -> one(came.get(0).phoneNumberId().value(), at, p)));
  }

  private static boolean hasArrived(StatusUpdate status) {
    return DeliveryState.ofStatus(status.status()).filter(DeliveryState::hasArrived).isPresent();
  }

  private static Cobros one(String phoneNumberId, Instant at, Pricing price) {
    String type = price.type();
    return new Cobros(
        quarter(at),
        phoneNumberId,
        price.category(),
        type == null ? "" : type,
        1,
        price.isCharged() ? 1 : 0);
  }

  private static Cobros sum(Cobros one, Cobros other) {
    return new Cobros(
        one.desde(),
        one.phoneNumberId(),
        one.categoria(),
        one.tipo(),
        one.mensajes() + other.mensajes(),
        one.cobrados() + other.cobrados());
  }

  private static Instant quarter(Instant moment) {
    return Instant.ofEpochSecond(Cobros.quarter(moment) * Cobros.QUARTER);
  }
}
