package org.botcrm.application.history;

import jakarta.inject.Inject;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.PageRequest;

/** Lists stored messages. */
public final class ListConversaciones {
  private final ConversacionRepository conversaciones;

  /** Over the port it needs. */
  @Inject
  public ListConversaciones(ConversacionRepository conversaciones) {
    this.conversaciones = conversaciones;
  }

  /**
   * One page, newest first.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public ConversacionPage list(ConversacionFilter filter, PageRequest page) {
    return conversaciones.list(filter, page);
  }
}
