package org.botcrm.application.reply;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.message.ChatId;

/**
 * Has chats answered: one at a time each, many in parallel. Its memory is bounded and may forget;
 * the database is the queue, and is asked again and again for what waits there. Thread-safe.
 */
public final class ChatDispatcher implements ChatSignal, AutoCloseable {
  private static final long STOP_SECONDS = 30;

  private final ReplyToChat replyToChat;
  private final ReplyQueue queue;
  private final ReplySettings settings;
  private final BotListener listener;
  private final Clock clock;
  private final WaitingChats waiting;
  private final List<Thread> threads = new ArrayList<>();

  /** Idle until {@link #start}. */
  @Inject
  public ChatDispatcher(
      ReplyToChat replyToChat,
      ReplyQueue queue,
      ReplySettings settings,
      BotListener listener,
      Clock clock) {
    this.replyToChat = replyToChat;
    this.queue = queue;
    this.settings = settings;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
    this.waiting = new WaitingChats(settings.maxWaiting(), clock);
  }

  @Override
  public void answer(Collection<ChatId> chats) {
    if (settings.pause().isZero()) {
      chats.forEach(waiting::offerNew);
    } else {
      Instant due = clock.instant().plus(settings.pause());
      chats.forEach(chat -> waiting.offerLater(chat, due));
    }
  }

  /** Starts the threads, which begin with what waits in the database. Call once. */
  public synchronized void start() {
    for (int i = 0; i < settings.threads(); i++) {
      threads.add(new Thread(this::work, "bot-reply-" + i));
    }
    threads.add(new Thread(this::poll, "bot-reply-poll"));
    threads.forEach(Thread::start);
  }

  /** Lets each thread finish the chat in its hands; what waits stays in the database. */
  @Override
  public synchronized void close() {
    waiting.close();
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    threads.clear();
  }

  private void work() {
    ChatId chat = waiting.take();
    while (chat != null) {
      boolean done = false;
      Instant again = null;
      try {
        again = replyToChat.reply(chat);
        done = true;
      } catch (RuntimeException | Error e) {
        // Whatever one chat brings, the thread lives on for the others.
        listener.replyFailed(e);
      } finally {
        waiting.finished(chat, done);
      }
      if (again != null) {
        waiting.offerLater(chat, again);
      }
      chat = waiting.take();
    }
  }

  private void poll() {
    do {
      try {
        waiting.tick();
        int room = waiting.room();
        if (room > 0) {
          List<ChatId> stored =
              new ArrayList<>(queue.listWaiting(room, clock.instant().minus(settings.pause())));
          // Nodes that share a database would otherwise all begin with the same chat.
          Collections.shuffle(stored);
          stored.forEach(waiting::offer);
        }
      } catch (RuntimeException | Error e) {
        listener.replyFailed(e);
      }
    } while (!waiting.awaitClosed(settings.poll()));
  }
}
