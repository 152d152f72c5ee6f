package org.botcrm.meta.send;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.meta.MetaWords;

/**
 * Sends through the Cloud API: {@code POST /{phone-number-id}/messages} (page
 * messages/send-messages of Meta's WhatsApp documentation).
 *
 * <p>Meta has no idempotency key, so this never sends anything twice by itself: no retries, no
 * redirects. What became of a call is told apart by whether its request left: before, it is {@link
 * SendResult.NotSent}; after, without an answer that can be read, {@link SendResult.Unknown}.
 *
 * <p>Thread-safe. Results complete on a thread of its own pool. Neither tokens nor bodies are
 * logged.
 */
public final class MetaMessageSender implements MessageSender, AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long KEEP_ALIVE_SECONDS = 60;

  private final HttpUrl baseUrl;
  private final AccessTokens tokens;
  private final OkHttpClient client;
  private final Duration callTimeout;
  private final Clock clock;

  /**
   * Connects at the first send.
   *
   * @param clock tells when a claim is about to run out
   */
  public MetaMessageSender(MetaSettings settings, Clock clock) {
    this.callTimeout = settings.callTimeout();
    this.clock = clock;
    this.baseUrl = HttpUrl.get(settings.baseUrl().toString());
    this.tokens = settings.accessTokens();
    this.client = client(settings);
  }

  @Override
  public CompletionStage<SendResult> send(OutboundMessage message) {
    return MessageJson.of(message)
        .map(json -> post(message, json))
        .orElseGet(() -> CompletableFuture.completedFuture(noRecipient(message.to())));
  }

  /** Starts no more calls and lets those on their way end; they do within the call timeout. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private CompletionStage<SendResult> post(OutboundMessage message, byte[] json) {
    HttpUrl url =
        baseUrl
            .newBuilder()
            .addPathSegment(message.phoneNumberId().value())
            .addPathSegment("messages")
            .build();
    SendCall call = new SendCall(message.claimedUntil().minus(callTimeout), clock);
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + tokens.of(message.phoneNumberId()).value())
            .post(RequestBody.create(json, JSON))
            .tag(SendCall.class, call)
            .build();
    client.newCall(request).enqueue(call);
    return call.result();
  }

  private static SendResult noRecipient(ContactId to) {
    String key = to instanceof ContactId.Group ? "rechazo.grupo" : "rechazo.sin-destinatario";
    return new SendResult.Rejected(new SendError(0, MetaWords.SENDING.of(key)), Remedy.GIVE_UP);
  }

  private static OkHttpClient client(MetaSettings settings) {
    Dispatcher dispatcher = new Dispatcher();
    // OkHttp's own limit of 5 calls to one host would hold 64 to 32 messages a second.
    dispatcher.setMaxRequests(settings.maxConcurrent());
    dispatcher.setMaxRequestsPerHost(settings.maxConcurrent());
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(
            new ConnectionPool(settings.maxConcurrent(), KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.readTimeout())
        .callTimeout(settings.callTimeout())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(MetaMessageSender::exchange)
        .eventListenerFactory(MetaMessageSender::listener)
        .build();
  }

  private static EventListener listener(Call call) {
    return Objects.requireNonNull(call.request().tag(SendCall.class));
  }

  /** OkHttp repeats a request by itself when a 503 says {@code Retry-After: 0}. */
  private static Response exchange(Interceptor.Chain chain) throws IOException {
    SendCall call = Objects.requireNonNull(chain.request().tag(SendCall.class));
    call.aboutToLeave();
    Response response = chain.proceed(chain.request());
    call.askedToWait(response.header("Retry-After"));
    return response.newBuilder().removeHeader("Retry-After").build();
  }
}
