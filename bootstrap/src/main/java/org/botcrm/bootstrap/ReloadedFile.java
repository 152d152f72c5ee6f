package org.botcrm.bootstrap;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file of the lender holds, read again when the file changes. One that is wrong changes
 * nothing: what was read before goes on, and the log says once what is wrong. Thread-safe.
 *
 * <p>Asks for time and size of the file instead of waiting for the system to tell, as {@link
 * TokenWatch} does.
 *
 * @param <T> what it holds; immutable
 */
final class ReloadedFile<T> implements Supplier<T>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadedFile.class);
  private static final long PERIOD_MS = 1_000;
  private static final long MAX_BYTES = 1024L * 1024;

  private final String setting;
  private final Path file;
  private final Function<String, FileReading<T>> reader;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bot-archivo");
            thread.setDaemon(true);
            return thread;
          });
  private volatile T current;
  private volatile List<String> problems = List.of();
  private List<FileStamp> taken;
  private List<FileStamp> seen;

  private ReloadedFile(
      String setting,
      Path file,
      Function<String, FileReading<T>> reader,
      T first,
      List<FileStamp> taken) {
    this.setting = setting;
    this.file = file;
    this.reader = reader;
    this.current = first;
    this.taken = taken;
    this.seen = taken;
  }

  /**
   * Reads the file for the first time; {@link #start} watches it.
   *
   * @param setting that names the file, to say where a mistake is
   * @param reader makes of the text of the file, which is UTF-8 of a megabyte at most, what it
   *     holds
   * @throws SettingsException naming everything that is wrong: there is nothing yet to go on with
   */
  static <T> ReloadedFile<T> open(
      String setting, Path file, Function<String, FileReading<T>> reader) {
    // Before the content: what changes in between is then read again.
    List<FileStamp> stamp = FileStamp.of(List.of(file));
    T first =
        read(file, reader)
            .match(
                value -> value,
                problems -> {
                  throw new SettingsException(named(setting, file, problems));
                });
    return new ReloadedFile<>(setting, file, reader, first, stamp);
  }

  /** What the file held when it was last right. */
  @Override
  public T get() {
    return current;
  }

  /** What is wrong with the file as it is now; empty when it is what {@link #get} gives. */
  List<String> problems() {
    return problems;
  }

  /** Looks once a second from now on. Call once. */
  void start() {
    timer.scheduleWithFixedDelay(this::check, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Looks once. For one thread at a time. */
  void check() {
    List<FileStamp> now = FileStamp.of(List.of(file));
    // Twice the same: nobody is writing it at this moment.
    if (!now.equals(taken) && now.equals(seen)) {
      taken = now;
      readAgain().match(this::take, this::refuse);
    }
    seen = now;
  }

  /** Looks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Also a reader that fails must not end the watch, which would never tell. */
  private FileReading<T> readAgain() {
    try {
      return read(file, reader);
    } catch (RuntimeException e) {
      return new FileReading.Refused<>(List.of("no se pudo leer (" + e.getClass().getName() + ")"));
    }
  }

  private boolean take(T value) {
    current = value;
    problems = List.of();
    LOG.info("{}: {} was changed; it holds from now on", setting, file);
    return true;
  }

  private boolean refuse(List<String> wrong) {
    problems = named(setting, file, wrong);
    LOG.warn("{} is wrong; what it said before goes on: {}", setting, String.join("; ", problems));
    return false;
  }

  private static List<String> named(String setting, Path file, List<String> problems) {
    return problems.stream().map(problem -> setting + ", " + file + ": " + problem).toList();
  }

  private static <T> FileReading<T> read(Path file, Function<String, FileReading<T>> reader) {
    try {
      return Files.size(file) > MAX_BYTES
          ? new FileReading.Refused<>(List.of("es demasiado grande; cabe un megabyte"))
          : reader.apply(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return new FileReading.Refused<>(List.of("no está en UTF-8; guárdelo en esa codificación"));
    } catch (IOException e) {
      return new FileReading.Refused<>(List.of("no existe o no se puede leer"));
    }
  }
}
