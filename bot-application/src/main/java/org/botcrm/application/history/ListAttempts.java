package org.botcrm.application.history;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.SendAttempt;

/** Gives the attempts to send one stored message. */
public final class ListAttempts {
  private final ConversacionRepository conversaciones;

  /** Over the port it needs. */
  @Inject
  public ListAttempts(ConversacionRepository conversaciones) {
    this.conversaciones = conversaciones;
  }

  /**
   * The attempts that came to an end, the first one first; empty when there is no such message.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<List<SendAttempt>> list(ConversacionId id) {
    return conversaciones.find(id).map(found -> conversaciones.listAttempts(id));
  }
}
