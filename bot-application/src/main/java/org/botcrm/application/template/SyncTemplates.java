package org.botcrm.application.template;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.template.TemplateSource.Fetched;

/** Asks Meta for all templates and keeps them. Thread-safe; one at a time. */
public final class SyncTemplates {
  // Webhooks carry Meta's time, cut to the second, and the list ours: what a webhook tells of about
  // the time of the list is the newer one, whichever clock is ahead.
  static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private final TemplatePorts ports;
  private final BotListener listener;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public SyncTemplates(TemplatePorts ports, BotListener listener, Clock clock) {
    this.ports = ports;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
  }

  /**
   * Waits for Meta. When it does not give the whole list, the catalogue stays as it was.
   *
   * @throws StorageException when the list cannot be kept
   */
  public synchronized SyncOutcome sync() {
    Instant began = clock.instant();
    Fetched fetched = ports.source().fetch(ports.account());
    if (fetched instanceof Fetched.All all) {
      ports.catalog().replaceAll(ports.account(), all.templates(), began.minus(CLOCKS_APART));
      listener.templatesSynced(all.templates().size());
      return new SyncOutcome.Done(all.templates().size(), clock.instant());
    }
    String reason = ((Fetched.Failed) fetched).reason();
    listener.templatesNotSynced(reason);
    return new SyncOutcome.Failed(reason);
  }
}
