package org.botcrm.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.botcrm.application.feed.Follower;
import org.botcrm.domain.feed.FeedPage;
import org.jspecify.annotations.Nullable;

/**
 * One caller of the stream of events. Writes only what the connection takes at once, so that a slow
 * caller costs no thread, and holds one page at most. Thread-safe.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the format</a>
 */
final class EventStream implements Follower, WriteListener {
  static final String CONTENT_TYPE = "text/event-stream";
  // Milliseconds until a browser that lost the connection comes back.
  private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = ": \n\n".getBytes(StandardCharsets.UTF_8);

  private final EventText text;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Queue<byte[]> pending = new ArrayDeque<>();
  private @Nullable ServletOutputStream out;
  private boolean unflushed;

  EventStream(EventText text) {
    this.text = text;
  }

  /** Completes when nothing more will be written. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Answers with headers, and with what comes from then on. The request must be asynchronous. */
  synchronized void begin(Context ctx) throws IOException {
    // A proxy that gathers answers would hold events back; nginx heeds this.
    ctx.header("X-Accel-Buffering", "no").contentType(CONTENT_TYPE + "; charset=utf-8");
    pending.add(RETRY);
    ServletOutputStream stream = ctx.res().getOutputStream();
    out = stream;
    stream.setWriteListener(this);
  }

  @Override
  public synchronized boolean isReady() {
    return out != null && pending.isEmpty() && !unflushed;
  }

  @Override
  public void begins(long offset) {
    send(EventText.stream(offset, "inicio", Json.object(json -> json.number("ultimo", offset))));
  }

  @Override
  public void take(FeedPage.Events page) {
    send(text.stream(page));
  }

  @Override
  public void lost(FeedPage.Gone gone) {
    send(
        EventText.stream(
            gone.last(),
            "reinicio",
            Json.object(
                json -> {
                  json.number("primero", gone.first());
                  json.number("ultimo", gone.last());
                })));
  }

  @Override
  public void nothingNew() {
    send(NOTHING);
  }

  @Override
  public void end() {
    ended.complete(null);
  }

  @Override
  public synchronized void onWritePossible() {
    writeOn();
  }

  /** The caller is gone, as all callers go sooner or later. */
  @Override
  public void onError(Throwable failure) {
    end();
  }

  private synchronized void send(byte[] bytes) {
    pending.add(bytes);
    writeOn();
  }

  private void writeOn() {
    ServletOutputStream stream = out;
    try {
      // Asked before each step: the container calls again once it said no.
      while (stream != null && !ended.isDone() && stream.isReady()) {
        byte[] next = pending.poll();
        if (next != null) {
          stream.write(next);
          unflushed = true;
        } else if (unflushed) {
          unflushed = false;
          stream.flush();
        } else {
          return;
        }
      }
    } catch (IOException e) {
      onError(e);
    }
  }
}
