package org.botcrm.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.botcrm.application.BotListener;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.subscription.NotificationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what somebody may have to act upon. Nothing of any message: causes are named by their kind
 * and place, because their own text may quote a client.
 */
final class LogListener implements BotListener {
  private static final Logger LOG = LoggerFactory.getLogger("org.botcrm.bot");

  private static final Duration STOP_TOLD_EVERY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<PhoneNumberId, StopTold> stops = new ConcurrentHashMap<>();
  private final OnceAMinute sends;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unread = new AtomicLong();

  LogListener(Clock clock) {
    this.clock = clock;
    this.sends = new OnceAMinute(clock);
  }

  @Override
  public void deliveryStored(StoredDelivery stored, Duration took) {
    LOG.debug("Stored a delivery in {} ms", took.toMillis());
  }

  @Override
  public void deliveryUnread() {
    // Meta may send what we do not know with every message, from one day to the next.
    long count = unread.incrementAndGet();
    if (isWorthTelling(count)) {
      LOG.warn(
          "Kept {} deliveries so far of which something cannot be read; a later version may:"
              + " update, and run ./bot reprocesar",
          count);
    }
  }

  @Override
  public void deliveryRefused() {
    // Anybody may send such deliveries, as many as they please; the log must not fill the disk.
    long count = refused.incrementAndGet();
    if (isWorthTelling(count)) {
      LOG.warn("Refused {} deliveries so far: their signature is missing or wrong", count);
    }
  }

  @Override
  public void replied(String rule, Duration waited) {
    LOG.debug("Answered by rule {} after {} ms", rule, waited.toMillis());
  }

  @Override
  public void ruleFailed(ReplyRules.Failure failure) {
    LOG.warn("Rule {} failed, the next one was asked: {}", failure.rule(), kind(failure.cause()));
  }

  @Override
  public void replyFailed(Throwable cause) {
    LOG.warn("A chat could not be answered and is tried again: {}", kind(cause));
  }

  @Override
  public void sent(SendResult result, Duration took) {
    // While Meta is away each message that waits is tried again and again.
    if (result instanceof SendResult.Rejected rejected) {
      int code = rejected.error().code();
      sends.tell("code " + code, since -> warn("Meta refused a message with code " + code, since));
    } else if (result instanceof SendResult.NotSent notSent) {
      sends.tell("away", since -> warn("Meta cannot be reached: " + notSent.reason(), since));
    } else if (result instanceof SendResult.Unknown unknown) {
      String what = "A send has no known outcome and waits for its status: ";
      sends.tell("unknown", since -> warn(what + unknown.reason(), since));
    }
  }

  @Override
  public void senderFailed(Throwable cause) {
    LOG.warn("The sender failed, and nobody knows whether a message left: {}", kind(cause));
  }

  private static void warn(String what, long since) {
    LOG.warn("{}{}", what, since == 1 ? "" : " (" + since + " times since this was told last)");
  }

  @Override
  public void notLetOut(SendError reason) {
    LOG.info("A message was not let out: {}", reason.words());
  }

  @Override
  public void numberStopped(PhoneNumberId number, SendError reason) {
    // All that was on its way comes back refused at once.
    if (!isNew(number, new StopTold(reason.code(), clock.instant()))) {
      return;
    }
    LOG.error(
        "NOTHING is sent from business number {} until this is mended; messages are kept and one is"
            + " tried now and then: {}",
        number.value(),
        reason.inWords());
  }

  @Override
  public void numberResumed(PhoneNumberId number) {
    stops.remove(number);
    LOG.info("Business number {} sends again", number.value());
  }

  @Override
  public void outboxFailed(Throwable cause) {
    LOG.warn("The outbox failed and is tried again: {}", kind(cause));
  }

  @Override
  public void mediaFetched(FetchResult result, Duration took) {
    if (result instanceof FetchResult.Refused refused) {
      LOG.warn("A file was not taken: {}", refused.reason());
    } else if (result instanceof FetchResult.NoPermission no) {
      LOG.warn("Meta does not give a file: {}", no.reason());
    } else if (result instanceof FetchResult.Gone gone) {
      LOG.warn("A file cannot be had any more: {}", gone.reason());
    } else if (result instanceof FetchResult.TryLater later) {
      LOG.info("A file is tried again: {}", later.reason());
    }
  }

  @Override
  public void mediaFailed(Throwable cause) {
    LOG.warn("A file could not be stored and is tried again: {}", kind(cause));
  }

  @Override
  public void templatesSynced(int templates) {
    LOG.info("Meta gave the list of its {} templates", templates);
  }

  @Override
  public void templatesNotSynced(String reason) {
    LOG.warn("The list of templates stays as it was, and Meta is asked again: {}", reason);
  }

  @Override
  public void templatesFailed(Throwable cause) {
    LOG.warn("The templates could not be kept; Meta is asked again: {}", kind(cause));
  }

  @Override
  public void codeNotSent(String reason) {
    LOG.info("A one-time code was not sent, and a person is asked to link the chat: {}", reason);
  }

  @Override
  public void codesFailed(Throwable cause) {
    LOG.warn("A one-time code could not be sent: {}", kind(cause));
  }

  @Override
  public void notified(long subscription, NotificationResult result, Duration took) {
    String what = "Subscriber " + subscription + " was not told of events: ";
    String why = result.match(t -> "", NotificationResult.Refused::reason, u -> u.reason());
    if (!why.isEmpty()) {
      // While a subscriber is away it is tried again and again.
      sends.tell(what + why, since -> warn(what + why, since));
    }
  }

  @Override
  public void notificationGivenUp(long subscription) {
    String what = "Subscriber " + subscription + " did not take an event for a day";
    sends.tell(what, since -> warn(what, since));
  }

  @Override
  public void notificationsFailed(Throwable cause) {
    String what = "Subscribers cannot be told of events: " + kind(cause);
    sends.tell(what, since -> warn(what, since));
  }

  private boolean isNew(PhoneNumberId number, StopTold now) {
    return now
        == stops.merge(
            number,
            now,
            (last, next) ->
                last.code == next.code && next.at.isBefore(last.at.plus(STOP_TOLD_EVERY))
                    ? last
                    : next);
  }

  /** The last time that somebody was told of a stopped number. */
  private record StopTold(int code, Instant at) {}

  /** At powers of two: soon, and ever more rarely. */
  private static boolean isWorthTelling(long count) {
    return Long.bitCount(count) == 1;
  }

  private static String kind(Throwable cause) {
    if (cause instanceof StorageException storage) {
      return String.valueOf(storage.getMessage());
    }
    StackTraceElement[] stack = cause.getStackTrace();
    return cause.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
  }
}
