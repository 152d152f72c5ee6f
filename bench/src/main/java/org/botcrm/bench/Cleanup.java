package org.botcrm.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was begun, the last first, also when the process is told to stop halfway: no server and
 * no database may outlive the benchmark. Thread-safe.
 */
final class Cleanup implements AutoCloseable {
  private final Deque<AutoCloseable> begun = new ArrayDeque<>();

  /** Runs when the process stops, however it does but by force. */
  static Cleanup installed() {
    Cleanup cleanup = new Cleanup();
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup::close, "cleanup"));
    return cleanup;
  }

  /**
   * Adds something and gives it back.
   *
   * @param resource may be closed more than once
   */
  synchronized <T extends AutoCloseable> T add(T resource) {
    begun.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!begun.isEmpty()) {
      try {
        begun.pop().close();
      } catch (Exception e) {
        // The others must still be ended.
        System.err.println("No se pudo cerrar bien: " + e);
      }
    }
  }
}
