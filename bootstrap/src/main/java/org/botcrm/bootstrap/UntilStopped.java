package org.botcrm.bootstrap;

import java.util.concurrent.CountDownLatch;

/** Keeps the process alive until it is told to stop, and then stops it cleanly. */
final class UntilStopped {
  private UntilStopped() {}

  /** Returns after SIGTERM or SIGINT, when everything is closed in this order. */
  static void await(AutoCloseable... parts) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  for (AutoCloseable part : parts) {
                    close(part);
                  }
                  stopped.countDown();
                },
                "bot-stop"));
    stopped.await();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("No se pudo cerrar bien: " + e.getClass().getName());
    }
  }
}
