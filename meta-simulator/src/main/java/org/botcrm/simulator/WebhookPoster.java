package org.botcrm.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks to the bot: signed POSTs and the handshake. Never follows it elsewhere. Thread-safe. */
final class WebhookPoster {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private final Signer signer;
  private final HttpClient http = loopbackClient();
  private volatile URI url;

  WebhookPoster(URI url, Signer signer) {
    this.url = url;
    this.signer = signer;
  }

  /** A client that neither follows redirects nor uses the machine's proxy. */
  static HttpClient loopbackClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }

  void useUrl(URI newUrl) {
    url = newUrl;
  }

  Attempt post(byte[] body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .header("User-Agent", "facebookexternalua")
            .header(Signer.HEADER, signer.sign(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return new Attempt(answer.statusCode(), false);
    } catch (IOException e) {
      return Attempt.NO_ANSWER;
    }
  }

  Handshake verify(String verifyToken, String challenge) throws InterruptedException {
    URI target =
        URI.create(
            url
                + "?hub.mode=subscribe&hub.challenge="
                + challenge
                + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8));
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(target).timeout(ANSWER_TIMEOUT).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      return new Handshake(answer.statusCode(), answer.body().equals(challenge));
    } catch (IOException e) {
      return new Handshake(0, false);
    }
  }
}
