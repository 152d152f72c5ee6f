package org.botcrm.application.template;

import jakarta.inject.Inject;
import java.time.Instant;
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
        ports.catalog().syncedAt(ports.account()).map(ListTemplates::asked).orElse(null),
        ports.catalog().list(ports.account()));
  }

  /** When Meta was asked: the list was kept as of a little earlier. */
  private static Instant asked(Instant kept) {
    return kept.plus(SyncTemplates.CLOCKS_APART);
  }
}
