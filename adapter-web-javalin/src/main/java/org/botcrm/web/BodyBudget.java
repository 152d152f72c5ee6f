package org.botcrm.web;

import java.util.concurrent.Semaphore;

/**
 * The memory that the long parts of all bodies may take together: anybody may send a body, and only
 * when it is whole can its signature be checked. Counts what came, not what was announced, so that
 * callers who send slowly hold little. Thread-safe.
 */
final class BodyBudget {
  /** A body up to this needs no room in the budget: the connections are limited too. */
  static final int FREE_BYTES = 8 * 1024;

  /** Thirty-two of the longest that Meta sends, which always has its turn. */
  private static final int MOST_BYTES = 32 * BodyReader.MAX_BYTES;

  private final Semaphore free;

  /** With room for so many bytes, at least for one body of the longest. */
  BodyBudget(int bytes) {
    this.free = new Semaphore(Math.max(bytes, BodyReader.MAX_BYTES));
  }

  /** A quarter of the memory that the process may take, and 96 MiB at most. */
  static BodyBudget ofMemory(long maxMemory) {
    return new BodyBudget((int) Math.min(maxMemory / 4, MOST_BYTES));
  }

  /** For one request. */
  Share share() {
    return new Share();
  }

  /** What one request took. For one thread at a time. */
  final class Share implements AutoCloseable {
    private int taken;

    /**
     * Takes room for more.
     *
     * @throws ProblemException when others hold it all
     */
    void take(int bytes) {
      if (!free.tryAcquire(bytes)) {
        throw new ProblemException(Problem.of(ProblemKind.OVERLOADED));
      }
      taken += bytes;
    }

    /** Gives all of it back; the second time nothing. */
    @Override
    public void close() {
      free.release(taken);
      taken = 0;
    }
  }
}
