package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** What became of a wish to send. */
public sealed interface QueueResult {

  /** One function for each case, so that the compiler asks for all of them. */
  default <T> T match(
      Function<Queued, T> queued,
      Function<Refused, T> refused,
      Function<Answered, T> answered,
      Supplier<T> noChat,
      Supplier<T> keyTaken) {
    if (this instanceof Queued q) {
      return queued.apply(q);
    }
    if (this instanceof Refused r) {
      return refused.apply(r);
    }
    if (this instanceof Answered a) {
      return answered.apply(a);
    }
    return this instanceof NoChat ? noChat.get() : keyTaken.get();
  }

  /**
   * It will be sent.
   *
   * @param message its row
   * @param repeated whether it was queued before, under the same key
   */
  record Queued(ConversacionId message, boolean repeated) implements QueueResult {
    /** Refuses null. */
    public Queued {
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * It would not be sent.
   *
   * @param reason in words
   * @param windowUntil when the window of the chat closes or closed; null when it never opened
   * @param templates some that would leave now; none unless it is the window that keeps it back
   */
  record Refused(SendError reason, @Nullable Instant windowUntil, List<TemplateInfo> templates)
      implements QueueResult {
    /** Copies the list, and refuses null where a value is required. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
      templates = List.copyOf(templates);
    }

    /** Without anything to send instead. */
    public Refused(SendError reason, @Nullable Instant windowUntil) {
      this(reason, windowUntil, List.of());
    }

    /** The same with what could be sent instead. */
    public Refused with(List<TemplateInfo> instead) {
      return new Refused(reason, windowUntil, instead);
    }
  }

  /**
   * Somebody else of the lender wrote after what this one saw.
   *
   * @param message the newest that they wrote
   * @param author on the lender's phone, or here
   * @param by their name; null when it is not known
   * @param at when
   */
  record Answered(ConversacionId message, Author author, @Nullable String by, Instant at)
      implements QueueResult {
    /** Refuses nulls where a value is required, naming the field. */
    public Answered {
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(author, "author");
      Objects.requireNonNull(at, "at");
    }

    /** Without the name, which is personal. */
    @Override
    public String toString() {
      return "Answered[" + message.value() + "]";
    }
  }

  /** There is no such chat. */
  record NoChat() implements QueueResult {}

  /** The key stands for another request. */
  record KeyTaken() implements QueueResult {}
}
