package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.meta.send.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the tokens of the settings again when a file that holds them changes, and lets the numbers
 * send again that were stopped. Nothing else of the settings is taken: the rest is wired once.
 *
 * <p>Asks for the time and size of the files instead of waiting for the system to tell: that works
 * on every file system, also where a secret is replaced by a link to another file.
 */
final class TokenWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
  private static final long PERIOD_MS = 1_000;

  private final Path properties;
  private final Supplier<Map<String, String>> settings;
  private final CurrentTokens tokens;
  private final Outbox outbox;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bot-tokens");
            thread.setDaemon(true);
            return thread;
          });
  private List<Path> files;
  private List<FileStamp> taken = List.of();
  private List<FileStamp> seen = List.of();
  private List<FileStamp> warned = List.of();
  // Whoever replaced a token may have done so while the bot was down.
  private boolean mayHaveStopped = true;
  private @Nullable AccessTokens before;
  private boolean resumeFailed;

  /**
   * Watches nothing by itself before {@link #start}.
   *
   * @param properties the file of the settings; it need not exist
   * @param settings reads them all again
   * @param tokens to replace
   * @param outbox whose numbers may be stopped
   */
  TokenWatch(
      Path properties,
      Supplier<Map<String, String>> settings,
      CurrentTokens tokens,
      Outbox outbox) {
    this.properties = properties;
    this.settings = settings;
    this.tokens = tokens;
    this.outbox = outbox;
    this.files = List.of(properties);
  }

  /** Looks once a second from now on. Call once. */
  void start() {
    timer.scheduleWithFixedDelay(this::check, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Looks once. For one thread at a time. */
  void check() {
    List<FileStamp> now = FileStamp.of(files);
    // Twice the same: nobody is writing it at this moment.
    if (!now.equals(taken) && now.equals(seen)) {
      take(now);
    }
    seen = now;
    if (mayHaveStopped) {
      resume();
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void take(List<FileStamp> now) {
    SettingsReader reader;
    TokenSettings fresh;
    try {
      reader = new SettingsReader(settings.get());
      fresh = TokenSettings.read(reader);
    } catch (RuntimeException e) {
      warn(now, e.getClass().getName());
      return;
    }
    if (fresh == null) {
      warn(now, String.join(" ", reader.mistakes()));
      return;
    }
    taken = now;
    files = new ArrayList<>(List.of(properties));
    files.addAll(fresh.files());
    AccessTokens old = tokens.replace(fresh);
    if (!fresh.equals(old)) {
      LOG.info("The access tokens were changed; they are used from now on");
      before = before == null ? old : before;
      mayHaveStopped = true;
    }
  }

  /** Once for each state of the files, although they are tried again until they are right. */
  private void warn(List<FileStamp> now, String why) {
    if (!now.equals(warned)) {
      LOG.warn("The access tokens cannot be read again; those before are kept: {}", why);
      warned = now;
    }
  }

  private void resume() {
    try {
      outbox.paces().forEach(this::resume);
      mayHaveStopped = false;
      before = null;
      resumeFailed = false;
    } catch (RuntimeException e) {
      if (!resumeFailed) {
        LOG.warn("Stopped numbers cannot be let go on now; tried again: {}", e.getMessage());
      }
      resumeFailed = true;
    }
  }

  private void resume(PhoneNumberId number, NumberPace pace) {
    boolean same = before != null && before.of(number).equals(tokens.of(number));
    if (pace.stop() != null && !same) {
      outbox.resume(number);
      LOG.info("Business number {} is tried with its token of now", number.value());
    }
  }
}
