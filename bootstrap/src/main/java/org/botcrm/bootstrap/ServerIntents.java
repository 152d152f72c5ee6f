package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.domain.understanding.IntentsReading.Problem;
import org.jspecify.annotations.Nullable;

/** What the bot understands as it is now: the lender's file, or what ships. Thread-safe. */
final class ServerIntents implements Supplier<Intents>, AutoCloseable {
  static final String SETTING = "BOT_INTENCIONES";

  private final @Nullable ReloadedFile<Intents> file;
  private final Supplier<Intents> current;

  private ServerIntents(@Nullable ReloadedFile<Intents> file, Supplier<Intents> current) {
    this.file = file;
    this.current = current;
  }

  /**
   * Reads the file for the first time.
   *
   * @param path null for what ships
   * @throws SettingsException naming everything that is wrong in the file
   */
  static ServerIntents open(@Nullable Path path) {
    if (path == null) {
      Intents shipped = Intents.standard();
      return new ServerIntents(null, () -> shipped);
    }
    ReloadedFile<Intents> file = ReloadedFile.open(SETTING, path, ServerIntents::read);
    return new ServerIntents(file, file);
  }

  /** What is in a file, or all that is wrong with it. */
  static FileReading<Intents> read(String text) {
    return Intents.read(text)
        .match(
            accepted -> new FileReading.Taken<>(accepted.intents()),
            refused ->
                new FileReading.Refused<>(
                    refused.problems().stream().map(Problem::toString).toList()));
  }

  /** Those of the file when it was last right. */
  @Override
  public Intents get() {
    return current.get();
  }

  /** What is wrong with the file as it is now; empty when it is what {@link #get} gives. */
  List<String> problems() {
    return file == null ? List.of() : file.problems();
  }

  /** Follows the file from now on. Call once. */
  void start() {
    if (file != null) {
      file.start();
    }
  }

  /** Looks once whether the file was changed. For one thread at a time. */
  void check() {
    if (file != null) {
      file.check();
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
