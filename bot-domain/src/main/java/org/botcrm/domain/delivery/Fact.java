package org.botcrm.domain.delivery;

import java.util.Objects;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.Remedy;
import org.jspecify.annotations.Nullable;

/** One thing that a delivery says. Each is stored by itself: a bad one never costs the others. */
public sealed interface Fact {

  /** A message, in either direction. */
  record Message(ReceivedMessage message) implements Fact {}

  /**
   * What became of a message that we sent.
   *
   * @param remedy what its error asks of us; null when it has none
   */
  record Status(StatusUpdate status, @Nullable Remedy remedy) implements Fact {
    /** Refuses null where a value is required. */
    public Status {
      Objects.requireNonNull(status, "status");
    }

    /** One whose error, if it has any, concerns its own message only. */
    public Status(StatusUpdate status) {
      this(status, null);
    }
  }

  /**
   * Anything else: account events, errors of the number, preferences, fields that Meta may add.
   *
   * @param field Meta's name of it, such as {@code account_update}
   * @param content the element as JSON
   * @param consent that somebody wants messages from now on, or none; null for every other event
   * @param call that lets us write to somebody; null for every other event
   */
  record Event(
      String field, String content, @Nullable ContactConsent consent, @Nullable ClientCall call)
      implements Fact {
    /** Refuses nulls where a value is required. */
    public Event {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(content, "content");
    }

    /** One that tells of no call. */
    public Event(String field, String content, @Nullable ContactConsent consent) {
      this(field, content, consent, null);
    }

    /** One that says nothing of consent either. */
    public Event(String field, String content) {
      this(field, content, null, null);
    }

    /** The field only. */
    @Override
    public String toString() {
      return "Event[" + field + "]";
    }
  }

  /**
   * An element that this version cannot read; kept so that a later one can.
   *
   * @param field Meta's name of where it stood
   * @param content the element as JSON
   * @param error what was wrong with it, without any of its text
   */
  record Unreadable(String field, String content, String error) implements Fact {
    /** Refuses nulls. */
    public Unreadable {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(content, "content");
      Objects.requireNonNull(error, "error");
    }

    /** Field and error only. */
    @Override
    public String toString() {
      return "Unreadable[" + field + ": " + error + "]";
    }
  }
}
