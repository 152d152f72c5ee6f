package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.botcrm.domain.chat.ReadReceiptSender;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Marks messages as read through the Cloud API (pages mark-message-as-read and typing-indicators of
 * Meta's WhatsApp documentation). With connections of its own, few at the same time: what does not
 * fit is dropped, since a receipt that waits is worth nothing and must hold up no message.
 * Thread-safe. Neither tokens nor bodies are logged.
 */
public final class MetaReadReceiptSender implements ReadReceiptSender, AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MAX_CONCURRENT = 8;

  /** By then the answer is there, or the person has put the phone away. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpUrl baseUrl;
  private final AccessTokens tokens;
  private final OkHttpClient client;

  /** Connects at the first receipt. */
  public MetaReadReceiptSender(MetaSettings settings) {
    this.baseUrl = HttpUrl.get(settings.baseUrl().toString());
    this.tokens = settings.accessTokens();
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(TIMEOUT)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    client.dispatcher().setMaxRequests(MAX_CONCURRENT);
    client.dispatcher().setMaxRequestsPerHost(MAX_CONCURRENT);
  }

  @Override
  public CompletionStage<Boolean> show(PhoneNumberId number, MessageId message, boolean typing) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    if (client.dispatcher().runningCallsCount() >= MAX_CONCURRENT) {
      taken.complete(false);
    } else {
      client.newCall(request(number, message, typing)).enqueue(new Ending(taken));
    }
    return taken;
  }

  /** Starts no more calls; those on their way end within 5 seconds. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Request request(PhoneNumberId number, MessageId message, boolean typing) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("messaging_product", "whatsapp")
        .put("status", "read")
        .put("message_id", message.value());
    if (typing) {
      json.putObject("typing_indicator").put("type", "text");
    }
    HttpUrl url =
        baseUrl.newBuilder().addPathSegment(number.value()).addPathSegment("messages").build();
    return new Request.Builder()
        .url(url)
        .header("Authorization", "Bearer " + tokens.of(number).value())
        .post(RequestBody.create(json.toString().getBytes(StandardCharsets.UTF_8), JSON))
        .build();
  }

  /** Whatever comes of it, nobody waits for it. */
  private record Ending(CompletableFuture<Boolean> taken) implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        taken.complete(response.isSuccessful());
      }
    }

    @Override
    public void onFailure(Call call, IOException e) {
      taken.complete(false);
    }
  }
}
