package org.botcrm.application.history;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.Estadisticas;

/** Gives the figures over all stored messages. */
public final class GetEstadisticas {
  private final ConversacionRepository conversaciones;
  private final Clock clock;

  /** Over the port it needs. */
  @Inject
  public GetEstadisticas(ConversacionRepository conversaciones, Clock clock) {
    this.conversaciones = conversaciones;
    this.clock = clock;
  }

  /**
   * The figures now.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Estadisticas get() {
    return conversaciones.estadisticas(clock.instant());
  }

  /**
   * What the messages of the last {@link Costos#DAYS} days cost.
   *
   * @param zone days and months begin and end in it
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Costos costos(ZoneId zone) {
    Instant now = clock.instant();
    return Costos.of(
        conversaciones.listCobros(Costos.from(now, zone), Costos.until(now, zone)), now, zone);
  }
}
