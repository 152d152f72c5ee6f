package org.botcrm.application.template;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.inbound.FactSignal;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.template.TemplateChange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the catalogue fresh: asks Meta at the start and from time to time, and takes in what
 * webhooks tell in between. On one thread of its own, so that webhooks wait for none of it: what is
 * lost when the process ends comes with the list of the next start. Thread-safe.
 */
public final class KeepTemplates implements FactSignal, AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private final TemplatePorts ports;
  private final SyncTemplates syncTemplates;
  private final SyncSettings settings;
  private final BotListener listener;
  private final ScheduledThreadPoolExecutor thread;
  // Touched by the one thread alone.
  private @Nullable ScheduledFuture<?> next;

  /** Idle until {@link #start}, but for what webhooks tell. */
  @Inject
  public KeepTemplates(TemplatePorts ports, SyncTemplates syncTemplates, BotListener listener) {
    this.ports = ports;
    this.syncTemplates = syncTemplates;
    this.settings = ports.schedule();
    this.listener = SafeListener.of(List.of(listener));
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> new Thread(task, "bot-templates"),
            // What comes after the end comes again with the next start.
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Asks Meta for the first time. Call once. */
  public void start() {
    thread.execute(this::sync);
  }

  @Override
  public void stored(List<Fact> facts, Instant arrived) {
    List<Fact.Event> events =
        facts.stream().filter(Fact.Event.class::isInstance).map(Fact.Event.class::cast).toList();
    if (!events.isEmpty()) {
      thread.execute(() -> events.forEach(event -> take(event, arrived)));
    }
  }

  /** Breaks off what is on its way. Waits at most 10 seconds. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sync() {
    Duration wait = settings.soon();
    try {
      wait = syncTemplates.sync().match(done -> settings.every(), failed -> settings.soon());
    } catch (RuntimeException | Error e) {
      failed(e);
    }
    plan(wait);
  }

  private void take(Fact.Event event, Instant arrived) {
    try {
      boolean known = ports.events().parse(event, arrived).map(this::update).orElse(true);
      if (!known) {
        soon();
      }
    } catch (RuntimeException | Error e) {
      failed(e);
      soon();
    }
  }

  /** Whether the template is known; one of another account is none of ours. */
  private boolean update(TemplateChange change) {
    return !change.account().equals(ports.account()) || ports.catalog().update(change);
  }

  /** Once, however many ask. */
  private void soon() {
    if (next == null || next.getDelay(TimeUnit.NANOSECONDS) > settings.soon().toNanos()) {
      plan(settings.soon());
    }
  }

  private void plan(Duration wait) {
    if (next != null) {
      next.cancel(false);
    }
    next = thread.schedule(this::sync, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void failed(Throwable cause) {
    if (!thread.isShutdown()) {
      listener.templatesFailed(cause);
    }
  }
}
