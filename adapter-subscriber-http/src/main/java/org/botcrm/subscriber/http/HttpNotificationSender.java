package org.botcrm.subscriber.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.botcrm.domain.network.PublicAddress;
import org.botcrm.domain.subscription.Notification;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.domain.subscription.NotificationSender;

/**
 * Posts notifications, each signed. Only over https and to public addresses, unless private ones
 * are allowed; never through a proxy, which would connect to what is not looked at here; and never
 * to where a redirect leads. Thread-safe; interrupting the thread breaks a call off.
 */
public final class HttpNotificationSender implements NotificationSender, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final MediaType JSON = MediaType.get("application/json");

  /** What an answer may say without its connection being closed: nobody reads it. */
  private static final int MAX_ANSWER = 1024;

  private static final int MAX_URL = 2000;

  private final boolean privateToo;
  private final OkHttpClient client;

  /** Connects at the first notification; {@code privateToo} for a CRM in the same network. */
  public HttpNotificationSender(boolean privateToo) {
    this(privateToo, DEADLINE);
  }

  /** With another deadline for a whole call. */
  HttpNotificationSender(boolean privateToo, Duration deadline) {
    this.privateToo = privateToo;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .callTimeout(deadline)
            .connectTimeout(deadline)
            .readTimeout(deadline)
            .writeTimeout(deadline)
            .followRedirects(false)
            .followSslRedirects(false);
    if (!privateToo) {
      builder.socketFactory(new PublicSockets());
    }
    this.client = builder.build();
  }

  @Override
  public Optional<String> refusal(URI uri) {
    HttpUrl url = HttpUrl.parse(uri.toString());
    if (url == null || uri.toString().length() > MAX_URL) {
      return Optional.of(Words.of("direccion"));
    }
    if (!url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
      return Optional.of(Words.of("usuario"));
    }
    if (!url.isHttps() && !privateToo) {
      return Optional.of(Words.of("https"));
    }
    return privateToo ? Optional.empty() : privateHost(url.host());
  }

  private static Optional<String> privateHost(String host) {
    try {
      boolean open = Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddress::is);
      return open ? Optional.empty() : Optional.of(Words.of("privada"));
    } catch (UnknownHostException e) {
      return Optional.of(Words.of("nombre"));
    }
  }

  @Override
  public NotificationResult send(Notification notification) {
    HttpUrl url = HttpUrl.parse(notification.url().toString());
    if (url == null) {
      return new NotificationResult.Unreachable(Words.of("direccion"));
    }
    if (!url.isHttps() && !privateToo) {
      // It was added while that was allowed.
      return new NotificationResult.Unreachable(Words.of("https"));
    }
    Call call = client.newCall(request(url, notification));
    try (Response response = call.execute()) {
      leave(call, response);
      return result(response);
    } catch (IOException e) {
      return new NotificationResult.Unreachable(Words.of(Trouble.of(e)));
    }
  }

  /** Keeps no connection. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static Request request(HttpUrl url, Notification notification) {
    byte[] body = NotificationJson.of(notification);
    String timestamp = Long.toString(notification.at().getEpochSecond());
    return new Request.Builder()
        .url(url)
        .header("X-Bot-Timestamp", timestamp)
        .header("X-Bot-Signature", Signature.of(notification.secret(), timestamp, body))
        .header("X-Bot-Delivery", notification.id())
        // Else OkHttp would ask for gzip and unpack it: a small body could become endless.
        .header("Accept-Encoding", "identity")
        .post(RequestBody.create(body, JSON))
        .build();
  }

  private static NotificationResult result(Response response) {
    if (response.isSuccessful()) {
      return new NotificationResult.Taken();
    }
    String key = response.code() >= 300 && response.code() < 400 ? "redirige" : "respuesta";
    return new NotificationResult.Refused(Words.of(key, response.code()));
  }

  /** Of a longer answer nothing more is waited for. */
  private static void leave(Call call, Response response) {
    try {
      if (response.body().byteStream().readNBytes(MAX_ANSWER + 1).length > MAX_ANSWER) {
        call.cancel();
      }
    } catch (IOException e) {
      // The status is here, which is all that counts; the rest of the answer was cut off.
      call.cancel();
    }
  }
}
