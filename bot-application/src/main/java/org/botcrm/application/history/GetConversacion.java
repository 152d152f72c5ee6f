package org.botcrm.application.history;

import jakarta.inject.Inject;
import java.util.Optional;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.message.ConversacionId;

/** Gives one stored message. */
public final class GetConversacion {
  private final ConversacionRepository conversaciones;

  /** Over the port it needs. */
  @Inject
  public GetConversacion(ConversacionRepository conversaciones) {
    this.conversaciones = conversaciones;
  }

  /**
   * The message with this id.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<Conversacion> get(ConversacionId id) {
    return conversaciones.find(id);
  }
}
