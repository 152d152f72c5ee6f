package org.botcrm.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads a body that must not be too large or too slow. Thread-safe. */
final class BodyReader {
  /**
   * Meta: "Webhooks payloads can be up to 3MB", page webhooks/overview of its documentation at
   * developers.facebook.com.
   */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CHUNK = 8 * 1024;

  private final LongSupplier nanoTime;
  private final BodyBudget budget;

  /** With a clock that only ever goes forwards, in nanoseconds. */
  BodyReader(LongSupplier nanoTime, BodyBudget budget) {
    this.nanoTime = nanoTime;
    this.budget = budget;
  }

  /** Room for one body, to be given back when the body is no longer needed. */
  BodyBudget.Share share() {
    return budget.share();
  }

  /**
   * All bytes.
   *
   * @param declared the length that the header tells; negative when it tells none
   * @param room what a long body takes of the memory for all of them
   * @throws ProblemException when there are more than {@link #MAX_BYTES}, they take longer than 20
   *     seconds, or other bodies have all the room
   * @throws IOException when the caller goes away in the middle
   */
  byte[] read(InputStream body, long declared, BodyBudget.Share room) throws IOException {
    if (declared > MAX_BYTES) {
      throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_LARGE));
    }
    long deadline = nanoTime.getAsLong() + PATIENCE.toNanos();
    byte[] first = new byte[declared < 0 ? CHUNK : (int) Math.min(declared, CHUNK)];
    int length = fill(body, first, deadline);
    if (length == declared) {
      return first;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(2 * CHUNK);
    all.write(first, 0, length);
    if (length == first.length) {
      readRest(body, all, deadline, room);
    }
    return all.toByteArray();
  }

  private void readRest(
      InputStream body, ByteArrayOutputStream all, long deadline, BodyBudget.Share room)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    int length = CHUNK;
    while (length == CHUNK) {
      length = fill(body, chunk, deadline);
      if (all.size() >= BodyBudget.FREE_BYTES) {
        room.take(length);
      }
      all.write(chunk, 0, length);
      if (all.size() > MAX_BYTES) {
        throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_LARGE));
      }
    }
  }

  /** Fills the buffer unless the body ends before; how many bytes were read. */
  private int fill(InputStream body, byte[] buffer, long deadline) throws IOException {
    int length = 0;
    int read = 0;
    while (length < buffer.length && read >= 0) {
      read = body.read(buffer, length, buffer.length - length);
      length += Math.max(0, read);
      // The idle timeout of the connection ends a silent caller; this ends one that drips.
      if (nanoTime.getAsLong() - deadline > 0) {
        throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_SLOW));
      }
    }
    return length;
  }
}
