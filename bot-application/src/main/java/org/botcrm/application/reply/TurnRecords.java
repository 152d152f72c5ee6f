package org.botcrm.application.reply;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.reply.ReplyContext;
import org.jspecify.annotations.Nullable;

/**
 * The lender's records as one turn sees them: read when a rule first asks, and once, so that all
 * figures of an answer are of one instant. For one thread.
 */
final class TurnRecords implements ReplyContext.CarteraSource {
  // Whoever waits longer than this is better told that there is no answer now.
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final String RECORDS =
      ResourceBundle.getBundle("org.botcrm.application.reply.datos", Locale.ROOT)
          .getString("cartera");

  private final @Nullable CarteraLookup lookup;
  private final Map<ClienteId, CarteraReading> read = new HashMap<>(2);

  /**
   * Of one turn.
   *
   * @param lookup null when there are no records
   */
  TurnRecords(@Nullable CarteraLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public CarteraReading read(ClienteId cliente) {
    CarteraLookup records = lookup;
    return records == null
        ? NONE.read(cliente)
        : read.computeIfAbsent(cliente, id -> records.read(id, TIMEOUT));
  }

  /** What was read, for the trace. */
  List<Trace.Data> data() {
    return read.values().stream()
        .flatMap(
            reading ->
                reading.match(
                    cartera -> Stream.of(new Trace.Data(RECORDS, cartera.readAt())),
                    reason -> Stream.<Trace.Data>empty()))
        .toList();
  }
}
