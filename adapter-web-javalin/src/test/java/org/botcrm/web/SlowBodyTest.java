package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowBodyTest {
  private final BodyBudget budget = new BodyBudget(32 * BodyReader.MAX_BYTES);
  private final BodyBudget.Share room = budget.share();
  private final AtomicBoolean late = new AtomicBoolean();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000, BodyReader.MAX_BYTES})
  void everyByteIsReadHoweverItComes(int size) throws IOException {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);

    assertThat(read(body, 4 * 1024 * 1024).join()).isEqualTo(body);
    assertThat(read(body, 1000).join()).isEqualTo(body);
  }

  @Test
  void aByteTooManyIsRefused() {
    refuses(ProblemKind.BODY_TOO_LARGE, () -> read(new byte[BodyReader.MAX_BYTES + 1], 1 << 23));
  }

  @Test
  void aBodyThatTakesTooLongIsRefusedAndNoMoreOfItIsRead() throws IOException {
    Pieces pieces = new Pieces(new byte[100], 10);
    SlowBody slow = new SlowBody(pieces, room, late::get);
    slow.onDataAvailable();
    late.set(true);
    pieces.next();

    slow.onDataAvailable();
    slow.onDataAvailable();

    refuses(ProblemKind.BODY_TOO_SLOW, () -> slow.whole().toCompletableFuture());
    assertThat(pieces.left()).isEqualTo(80);
  }

  @Test
  void aCallerWhoGoesAwayIsNotWaitedFor() {
    SlowBody slow = new SlowBody(new Pieces(new byte[100], 10), room, late::get);

    slow.onError(new EOFException());

    assertThat(slow.whole().toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void longBodiesShareTheRoomAndShortOnesNeedNone() throws IOException {
    BodyBudget.Share others = budget.share();
    others.take(32 * BodyReader.MAX_BYTES);

    assertThat(read(new byte[BodyBudget.FREE_BYTES], 1 << 20)).isCompleted();
    refuses(ProblemKind.OVERLOADED, () -> read(new byte[BodyBudget.FREE_BYTES + 1], 1 << 20));
    others.close();
    others.close();

    assertThat(read(new byte[BodyReader.MAX_BYTES], 1 << 20)).isCompleted();
    room.close();
    budget.share().take(32 * BodyReader.MAX_BYTES);
    refuses(
        ProblemKind.OVERLOADED,
        () -> {
          budget.share().take(1);
          return new CompletableFuture<>();
        });
  }

  private CompletableFuture<byte[]> read(byte[] body, int piece) throws IOException {
    Pieces pieces = new Pieces(body, piece);
    SlowBody slow = new SlowBody(pieces, room, late::get);
    while (!pieces.isFinished() && !slow.whole().toCompletableFuture().isDone()) {
      slow.onDataAvailable();
      pieces.next();
    }
    slow.onAllDataRead();
    return slow.whole().toCompletableFuture();
  }

  private static void refuses(ProblemKind kind, Reading reading) {
    ThrowingCallable call =
        () -> {
          CompletableFuture<byte[]> whole = reading.read();
          throw whole.handle((body, failure) -> failure).get();
        };
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind));
  }

  /** Reads a body. */
  @FunctionalInterface
  private interface Reading {
    CompletableFuture<byte[]> read() throws IOException;
  }

  /** A body that comes piece by piece. */
  private static final class Pieces extends ServletInputStream {
    private final ByteArrayInputStream bytes;
    private final int piece;
    private int ready;

    private Pieces(byte[] body, int piece) {
      this.bytes = new ByteArrayInputStream(body);
      this.piece = piece;
      this.ready = piece;
    }

    private void next() {
      ready = piece;
    }

    private int left() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return ready > 0;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new AssertionError("the test itself tells the listener what came");
    }

    @Override
    public int read() {
      throw new AssertionError("a body is not read byte by byte");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int read = bytes.read(buffer, offset, Math.min(length, ready));
      ready -= Math.max(read, 0);
      return read;
    }
  }
}
