package org.botcrm.domain.outbound;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/** What Meta answered to one send. */
public sealed interface SendResult {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(
      Function<Accepted, T> accepted,
      Function<Rejected, T> rejected,
      Function<NotSent, T> notSent,
      Function<Unknown, T> unknown);

  /**
   * Meta took it. Not yet delivered.
   *
   * @param messageId Meta's id
   */
  record Accepted(MessageId messageId) implements SendResult {
    /** Refuses null. */
    public Accepted {
      Objects.requireNonNull(messageId, "messageId");
    }

    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Rejected, T> rejected,
        Function<NotSent, T> notSent,
        Function<Unknown, T> unknown) {
      return accepted.apply(this);
    }
  }

  /**
   * Meta refused it: it was not sent.
   *
   * @param error the reason
   * @param remedy what to do about it
   * @param retryAfter how long Meta asks to wait, zero or more; null when it did not say
   */
  record Rejected(SendError error, Remedy remedy, @Nullable Duration retryAfter)
      implements SendResult {
    /** Refuses nulls where a value is required. */
    public Rejected {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(remedy, "remedy");
    }

    /** Without a wait that Meta asks for. */
    public Rejected(SendError error, Remedy remedy) {
      this(error, remedy, null);
    }

    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Rejected, T> rejected,
        Function<NotSent, T> notSent,
        Function<Unknown, T> unknown) {
      return rejected.apply(this);
    }
  }

  /**
   * It certainly did not reach Meta: no connection could be made.
   *
   * @param reason in words, nothing personal
   */
  record NotSent(String reason) implements SendResult {
    /** Refuses null. */
    public NotSent {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Rejected, T> rejected,
        Function<NotSent, T> notSent,
        Function<Unknown, T> unknown) {
      return notSent.apply(this);
    }
  }

  /**
   * The request left and no answer that can be read came back: Meta may have sent it or not.
   *
   * @param reason in words, nothing personal
   */
  record Unknown(String reason) implements SendResult {
    /** Refuses null. */
    public Unknown {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Rejected, T> rejected,
        Function<NotSent, T> notSent,
        Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
