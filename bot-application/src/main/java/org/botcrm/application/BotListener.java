package org.botcrm.application;

import java.time.Duration;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.subscription.NotificationResult;

/**
 * Hears what the bot does, for metrics and logs. Called on the bot's own threads: be quick and
 * thread-safe. What a listener throws is dropped, so that it can never stop a message.
 */
public interface BotListener {

  /** A signed delivery was stored; {@code took} from its arrival to the commit. */
  void deliveryStored(StoredDelivery stored, Duration took);

  /**
   * A signed delivery was kept of which something could not be read, or stored: it is read again by
   * {@link org.botcrm.application.inbound.ReplayDeliveries}.
   */
  void deliveryUnread();

  /** A delivery whose signature was missing or wrong was turned away. */
  void deliveryRefused();

  /** A message was answered by {@code rule}; {@code waited} from its arrival to the commit. */
  void replied(String rule, Duration waited);

  /** A rule threw; the next one was asked. */
  void ruleFailed(ReplyRules.Failure failure);

  /** A chat could not be answered now and will be tried again. */
  void replyFailed(Throwable cause);

  /** An attempt to send ended. */
  void sent(SendResult result, Duration took);

  /**
   * A sender threw instead of saying what came of a message: a bug in it. The message waits for its
   * status like any other without a known outcome, and {@link #sent} tells so.
   */
  default void senderFailed(Throwable cause) {}

  /** A message was not sent, because it was known that it would be refused, or is not wanted. */
  void notLetOut(SendError reason);

  /** Meta refused everything of a business number; its messages are kept until that is mended. */
  void numberStopped(PhoneNumberId number, SendError reason);

  /** Meta takes messages of a business number again that this process saw stopped. */
  default void numberResumed(PhoneNumberId number) {}

  /** The outbox could not be read or written and will be tried again. */
  void outboxFailed(Throwable cause);

  /** An attempt to fetch a file ended. */
  default void mediaFetched(FetchResult result, Duration took) {}

  /** A file could not be stored, or the queue of files not be read or written; tried again. */
  default void mediaFailed(Throwable cause) {}

  /** Meta gave the list of its templates, of so many. */
  default void templatesSynced(int templates) {}

  /**
   * Meta did not give the list of its templates: the one that is kept stays.
   *
   * @param reason in words, without anything personal
   */
  default void templatesNotSynced(String reason) {}

  /** The catalogue of templates could not be read or written; Meta is asked again soon. */
  default void templatesFailed(Throwable cause) {}

  /** A one-time code was handed over to the channel that takes it to the client. */
  default void codeSent() {}

  /**
   * A one-time code was not sent; a person of the lender is asked to link the chat.
   *
   * @param reason in words, without anything personal
   */
  default void codeNotSent(String reason) {}

  /** One-time codes could not be claimed, made or sent; tried again. */
  default void codesFailed(Throwable cause) {}

  /** A person was shown, while their answer was slow, that their message was read, or not. */
  default void readShown(boolean taken) {}

  /**
   * A call to a subscriber ended.
   *
   * @param subscription its id
   */
  default void notified(long subscription, NotificationResult result, Duration took) {}

  /**
   * A subscriber did not take an event for a day; it is a dead letter now.
   *
   * @param subscription its id
   */
  default void notificationGivenUp(long subscription) {}

  /**
   * What subscribers are to be told could not be read, or its outcome not be written; tried again.
   */
  default void notificationsFailed(Throwable cause) {}
}
