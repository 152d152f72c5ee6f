package org.botcrm.application.history;

import jakarta.inject.Inject;
import java.time.Clock;
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
}
