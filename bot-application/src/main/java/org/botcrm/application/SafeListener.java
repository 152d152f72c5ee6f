package org.botcrm.application;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.subscription.NotificationResult;

/** Passes every call on to several listeners, and drops what they throw. */
public final class SafeListener implements BotListener {
  private final List<BotListener> listeners;

  private SafeListener(List<BotListener> listeners) {
    this.listeners = listeners;
  }

  /** One listener that stands for all of {@code listeners}; none is fine. */
  public static BotListener of(List<? extends BotListener> listeners) {
    return new SafeListener(List.copyOf(listeners));
  }

  private void each(Consumer<BotListener> call) {
    for (BotListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        // Dropped on purpose, as the interface says: a metric must never cost a message.
        continue;
      }
    }
  }

  @Override
  public void deliveryStored(StoredDelivery stored, Duration took) {
    each(l -> l.deliveryStored(stored, took));
  }

  @Override
  public void deliveryUnread() {
    each(BotListener::deliveryUnread);
  }

  @Override
  public void deliveryRefused() {
    each(BotListener::deliveryRefused);
  }

  @Override
  public void replied(String rule, Duration waited) {
    each(l -> l.replied(rule, waited));
  }

  @Override
  public void ruleFailed(ReplyRules.Failure failure) {
    each(l -> l.ruleFailed(failure));
  }

  @Override
  public void replyFailed(Throwable cause) {
    each(l -> l.replyFailed(cause));
  }

  @Override
  public void sent(SendResult result, Duration took) {
    each(l -> l.sent(result, took));
  }

  @Override
  public void senderFailed(Throwable cause) {
    each(l -> l.senderFailed(cause));
  }

  @Override
  public void notLetOut(SendError reason) {
    each(l -> l.notLetOut(reason));
  }

  @Override
  public void numberStopped(PhoneNumberId number, SendError reason) {
    each(l -> l.numberStopped(number, reason));
  }

  @Override
  public void numberResumed(PhoneNumberId number) {
    each(l -> l.numberResumed(number));
  }

  @Override
  public void outboxFailed(Throwable cause) {
    each(l -> l.outboxFailed(cause));
  }

  @Override
  public void mediaFetched(FetchResult result, Duration took) {
    each(l -> l.mediaFetched(result, took));
  }

  @Override
  public void mediaFailed(Throwable cause) {
    each(l -> l.mediaFailed(cause));
  }

  @Override
  public void templatesSynced(int templates) {
    each(l -> l.templatesSynced(templates));
  }

  @Override
  public void templatesNotSynced(String reason) {
    each(l -> l.templatesNotSynced(reason));
  }

  @Override
  public void templatesFailed(Throwable cause) {
    each(l -> l.templatesFailed(cause));
  }

  @Override
  public void codeSent() {
    each(BotListener::codeSent);
  }

  @Override
  public void codeNotSent(String reason) {
    each(l -> l.codeNotSent(reason));
  }

  @Override
  public void codesFailed(Throwable cause) {
    each(l -> l.codesFailed(cause));
  }

  @Override
  public void readShown(boolean taken) {
    each(l -> l.readShown(taken));
  }

  @Override
  public void notified(long subscription, NotificationResult result, Duration took) {
    each(l -> l.notified(subscription, result, took));
  }

  @Override
  public void notificationGivenUp(long subscription) {
    each(l -> l.notificationGivenUp(subscription));
  }

  @Override
  public void notificationsFailed(Throwable cause) {
    each(l -> l.notificationsFailed(cause));
  }
}
