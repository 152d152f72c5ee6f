package org.botcrm.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Collects a body as it comes. The server calls it from one thread at a time. */
final class SlowBody implements ReadListener {
  private static final int CHUNK = 4 * 1024;

  private final ServletInputStream body;
  private final BodyBudget.Share room;
  private final BooleanSupplier late;
  private final ByteArrayOutputStream all = new ByteArrayOutputStream(CHUNK);
  private final byte[] chunk = new byte[CHUNK];
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  /**
   * Over the rest of a body.
   *
   * @param late whether it takes too long
   */
  SlowBody(ServletInputStream body, BodyBudget.Share room, BooleanSupplier late) {
    this.body = body;
    this.room = room;
    this.late = late;
  }

  CompletionStage<byte[]> whole() {
    return whole;
  }

  @Override
  public void onDataAvailable() throws IOException {
    int read = 0;
    while (read >= 0 && !whole.isDone() && body.isReady()) {
      read = body.read(chunk);
      if (read > 0) {
        take(read);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    whole.complete(all.toByteArray());
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  private void take(int length) {
    try {
      if (all.size() + length > BodyReader.MAX_BYTES) {
        throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_LARGE));
      }
      // The idle timeout of the connection ends a silent caller; this ends one that drips.
      if (late.getAsBoolean()) {
        throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_SLOW));
      }
      if (all.size() + length > BodyBudget.FREE_BYTES) {
        room.take(length);
      }
      all.write(chunk, 0, length);
    } catch (ProblemException e) {
      whole.completeExceptionally(e);
    }
  }
}
