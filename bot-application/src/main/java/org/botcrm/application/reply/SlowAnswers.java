package org.botcrm.application.reply;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person that their message was read while its answer is slow: a rule or the CRM takes its
 * time. Nothing is shown to who wants no messages, nor where a person of the lender answers, who is
 * the one to have read it. Costs an answer nothing but a place in a queue of at most as many as
 * there are threads that answer. Thread-safe.
 */
public final class SlowAnswers implements AutoCloseable {
  private final @Nullable SlowAnswerSettings settings;
  private final BotListener listener;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * Has no thread until the first answer.
   *
   * @param settings null to show nothing
   */
  public SlowAnswers(@Nullable SlowAnswerSettings settings, BotListener listener) {
    this.settings = settings;
    this.listener = SafeListener.of(List.of(listener));
    // Whoever still answers while the bot stops is answered all the same.
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, SlowAnswers::thread, new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "bot-slow-answers");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs {@code answer} on this thread, and shows on another that it takes long, if it does. */
  <T> T during(PendingChat pending, Instant now, Supplier<T> answer) {
    SlowAnswerSettings wanted = settings;
    if (wanted == null || pending.consent().isOptedOut() || pending.isWithHuman(now)) {
      return answer.get();
    }
    Future<?> later =
        timer.schedule(() -> show(wanted, pending), wanted.after().toNanos(), TimeUnit.NANOSECONDS);
    try {
      return answer.get();
    } finally {
      later.cancel(false);
    }
  }

  private void show(SlowAnswerSettings wanted, PendingChat pending) {
    List<PendingMessage> messages = pending.messages();
    PendingMessage last = messages.get(messages.size() - 1);
    try {
      wanted
          .receipts()
          .show(pending.chat().phoneNumberId(), last.messageId(), wanted.typing())
          .whenComplete((taken, failure) -> listener.readShown(Boolean.TRUE.equals(taken)));
    } catch (RuntimeException e) {
      listener.readShown(false);
    }
  }

  /** How many answers are being waited for. */
  int waiting() {
    return timer.getQueue().size();
  }

  /** Shows nothing more. */
  @Override
  public void close() {
    timer.shutdown();
  }
}
