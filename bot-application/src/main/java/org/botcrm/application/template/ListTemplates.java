package org.botcrm.application.template;

import jakarta.inject.Inject;
import org.botcrm.domain.StorageException;

/** Lists the templates of the business. */
public final class ListTemplates {
  private final TemplatePorts ports;

  /** Over the ports it needs. */
  @Inject
  public ListTemplates(TemplatePorts ports) {
    this.ports = ports;
  }

  /**
   * All of them, with their states as last known.
   *
   * @throws StorageException when the database cannot be read
   */
  public TemplateList list() {
    return new TemplateList(
        ports.account(),
        ports.catalog().syncedAt(ports.account()).orElse(null),
        ports.catalog().list(ports.account()));
  }
}
