package org.botcrm.meta.send;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Response;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.meta.MetaWords;
import org.jspecify.annotations.Nullable;

/** One call on its way: knows whether the request left, and turns every end into a result. */
final class SendCall extends EventListener implements Callback {
  /** Meta's answers have less than 2 KB. */
  private static final int MAX_BODY = 64 * 1024;

  // Minutes: one message that is refused again costs less than a number that is silent for a day.
  private static final long MAX_WAIT = NumberPace.LONGEST_PAUSE.toSeconds();
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final CompletableFuture<SendResult> result = new CompletableFuture<>();
  private final Instant leaveBefore;
  private final Clock clock;
  private volatile boolean left;
  private volatile @Nullable Duration retryAfter;

  /**
   * A call.
   *
   * @param leaveBefore after which the message may be somebody else's to send
   */
  SendCall(Instant leaveBefore, Clock clock) {
    this.leaveBefore = leaveBefore;
    this.clock = clock;
  }

  CompletableFuture<SendResult> result() {
    return result;
  }

  /**
   * The last moment before the request leaves: a process that stood still since it claimed the
   * message must not send it now, because another may have.
   *
   * @throws IOException when it is too late
   */
  void aboutToLeave() throws IOException {
    if (!clock.instant().isBefore(leaveBefore)) {
      throw new InterruptedIOException("the claim is about to run out");
    }
  }

  /**
   * Keeps the header {@code Retry-After}, in seconds. Its other form, a date, is not one that Meta
   * documents.
   */
  void askedToWait(@Nullable String header) {
    if (header != null && SECONDS.matcher(header.strip()).matches()) {
      retryAfter = Duration.ofSeconds(Math.min(MAX_WAIT, Long.parseLong(header.strip())));
    }
  }

  /** From here on Meta may have seen it; before, there was no connection yet. */
  @Override
  public void requestHeadersStart(Call call) {
    left = true;
  }

  @Override
  public void onResponse(Call call, Response response) {
    try (response) {
      result.complete(GraphAnswer.read(response.code(), retryAfter, body(response)));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  @Override
  public void onFailure(Call call, IOException e) {
    // The exception itself stays out of the result: its message holds addresses.
    result.complete(
        left
            ? new SendResult.Unknown(MetaWords.SENDING.of(afterLeaving(e)))
            : new SendResult.NotSent(MetaWords.SENDING.of(beforeLeaving(e))));
  }

  /** Empty when it breaks off or is too large to be Meta's: then the status alone has to do. */
  private static byte[] body(Response response) {
    try {
      byte[] body = response.peekBody(MAX_BODY + 1L).bytes();
      return body.length > MAX_BODY ? new byte[0] : body;
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String afterLeaving(IOException e) {
    return e instanceof InterruptedIOException ? "sin-respuesta.tiempo" : "sin-respuesta";
  }

  private static String beforeLeaving(IOException e) {
    if (e instanceof UnknownHostException) {
      return "sin-conexion.nombre";
    }
    if (e instanceof SSLException) {
      return "sin-conexion.tls";
    }
    return e instanceof SocketTimeoutException ? "sin-conexion.tiempo" : "sin-conexion";
  }
}
