package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
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
      Supplier<T> noChat,
      Supplier<T> keyTaken) {
    if (this instanceof Queued q) {
      return queued.apply(q);
    }
    if (this instanceof Refused r) {
      return refused.apply(r);
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

  /** There is no such chat. */
  record NoChat() implements QueueResult {}

  /** The key stands for another request. */
  record KeyTaken() implements QueueResult {}
}
