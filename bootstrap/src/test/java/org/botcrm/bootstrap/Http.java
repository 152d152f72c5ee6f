package org.botcrm.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.botcrm.simulator.Signer;
import org.jspecify.annotations.Nullable;

/** Talks to a bot as Meta and the CRM do. Thread-safe. */
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Signer SIGNER = new Signer(Keys.APP_SECRET);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final int port;

  Http(int port) {
    this.port = port;
  }

  URI webhook() {
    return uri(Keys.WEBHOOK);
  }

  /** Signed as Meta does; the status. */
  int deliver(byte[] body) {
    return deliver(body, SIGNER.sign(body)).statusCode();
  }

  int deliver(String body) {
    return deliver(body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> deliver(byte[] body, @Nullable String signature) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (signature != null) {
      request.header(Signer.HEADER, signature);
    }
    return send(request.build());
  }

  HttpResponse<String> get(String path) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Keys.API_KEY)
            .build());
  }

  /** Without a body. */
  HttpResponse<String> post(String path) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Keys.API_KEY)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** JSON with the key of the API. */
  HttpResponse<String> post(String path, String json, String idempotencyKey) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Keys.API_KEY)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
