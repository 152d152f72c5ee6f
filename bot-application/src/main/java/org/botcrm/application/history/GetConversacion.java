package org.botcrm.application.history;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReportedStatus;

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

  /**
   * What Meta reported of the message with this id, as it happened; empty when nothing.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public List<ReportedStatus> listStatuses(ConversacionId id) {
    return conversaciones.listStatuses(id);
  }

  /**
   * Until when the message with this id waits because a conversation may not begin now; empty when
   * it does not.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<Instant> findHeldUntil(ConversacionId id) {
    return conversaciones.findHeldUntil(id);
  }
}
