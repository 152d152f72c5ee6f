package org.botcrm.application.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.botcrm.application.TestBot;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;

/** An outbox that tells when it was asked, and fails when it is told to. */
final class WatchedOutbox implements Outbox {
  private final Outbox outbox;
  private final Semaphore claims = new Semaphore(0);
  private final Semaphore records = new Semaphore(0);
  private final Semaphore holds = new Semaphore(0);
  private final AtomicInteger claimsToFail = new AtomicInteger();
  private final AtomicInteger recordsToFail = new AtomicInteger();
  private final AtomicReference<Runnable> duringClaim = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> duringHold = new AtomicReference<>(() -> {});

  WatchedOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  void failClaims(int times) {
    claimsToFail.set(times);
  }

  /** What happens between the next claim that finds something and its answer. */
  void duringClaim(Runnable happens) {
    duringClaim.set(happens);
  }

  /** What happens between the next hold and its answer. */
  void duringHold(Runnable happens) {
    duringHold.set(happens);
  }

  void failRecords(int times) {
    recordsToFail.set(times);
  }

  /** Goes on when so many outcomes were written down, or failed to be. */
  void awaitRecords(int count) throws InterruptedException {
    assertThat(records.tryAcquire(count, TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Goes on when unknown outcomes were held so often, the first time at the start. */
  void awaitHolds(int count) throws InterruptedException {
    assertThat(holds.tryAcquire(count, TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Goes on when it was asked from the beginning to the end once more, and found nothing. */
  void awaitFreshClaim() throws InterruptedException {
    claims.drainPermits();
    assertThat(claims.tryAcquire(2, TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void holdUnknown(Instant until) {
    outbox.holdUnknown(until);
    duringHold.getAndSet(() -> {}).run();
    holds.release();
  }

  @Override
  public Claim claim(ClaimRequest request) {
    try {
      if (claimsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new StorageException("no se pudo leer");
      }
      Claim claimed = outbox.claim(request);
      if (!claimed.isEmpty()) {
        duringClaim.getAndSet(() -> {}).run();
      }
      return claimed;
    } finally {
      claims.release();
    }
  }

  @Override
  public Map<PhoneNumberId, NumberPace> paces() {
    return outbox.paces();
  }

  @Override
  public void resume(PhoneNumberId number) {
    outbox.resume(number);
  }

  @Override
  public boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now) {
    try {
      if (recordsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new StorageException("no se pudo escribir");
      }
      return outbox.record(message, outcome, now);
    } finally {
      records.release();
    }
  }
}
