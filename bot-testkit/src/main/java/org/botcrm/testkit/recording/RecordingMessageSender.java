package org.botcrm.testkit.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;

/**
 * Writes down what is sent, and answers as it was told: with the scripted results in order, then by
 * accepting everything under the ids {@code wamid.sent.1}, {@code wamid.sent.2}, … Thread-safe.
 */
public final class RecordingMessageSender implements MessageSender {
  private final List<OutboundMessage> sent = new ArrayList<>();
  private final Deque<Supplier<CompletableFuture<SendResult>>> script = new ArrayDeque<>();
  private final Deque<Held> held = new ArrayDeque<>();
  private boolean holding;

  /** The next sends are answered with these, one each. */
  public synchronized void answerWith(SendResult... results) {
    for (SendResult result : results) {
      script.add(() -> CompletableFuture.completedFuture(result));
    }
  }

  /** The next send throws this instead of giving an answer. */
  public synchronized void throwNext(RuntimeException failure) {
    script.add(
        () -> {
          throw failure;
        });
  }

  /** The next send answers later, exceptionally. */
  public synchronized void failNext(Throwable failure) {
    script.add(() -> CompletableFuture.failedFuture(failure));
  }

  /** From now on answers are kept back until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Gives the answers that were kept back, on the calling thread, and keeps none back any more. */
  public void release() {
    List<Held> ready;
    synchronized (this) {
      holding = false;
      ready = List.copyOf(held);
      held.clear();
    }
    ready.forEach(Held::give);
  }

  /** What was sent, in order. */
  public synchronized List<OutboundMessage> sent() {
    return List.copyOf(sent);
  }

  /**
   * Waits until {@code count} messages were sent, and gives all that were.
   *
   * @throws AssertionError when it takes longer than {@code atMost}
   */
  public synchronized List<OutboundMessage> awaitSent(int count, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (sent.size() < count) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("sent: " + count + " expected, " + sent.size() + " were");
      }
      // Rounded up: a wait of zero would have no end.
      wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    return sent();
  }

  @Override
  public synchronized CompletionStage<SendResult> send(OutboundMessage message) {
    sent.add(message);
    notifyAll();
    CompletableFuture<SendResult> answer = nextAnswer();
    if (!holding) {
      return answer;
    }
    Held later = new Held(new CompletableFuture<>(), answer);
    held.add(later);
    return later.promise();
  }

  private CompletableFuture<SendResult> nextAnswer() {
    Supplier<CompletableFuture<SendResult>> scripted = script.poll();
    MessageId id = new MessageId("wamid.sent." + sent.size());
    return scripted == null
        ? CompletableFuture.completedFuture(new SendResult.Accepted(id))
        : scripted.get();
  }

  private record Held(CompletableFuture<SendResult> promise, CompletableFuture<SendResult> answer) {
    private void give() {
      answer.whenComplete(
          (result, failure) -> {
            if (failure == null) {
              promise.complete(result);
            } else {
              promise.completeExceptionally(failure);
            }
          });
    }
  }
}
