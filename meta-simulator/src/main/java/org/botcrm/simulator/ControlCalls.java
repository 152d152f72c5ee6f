package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** The client's side of the control API. Thread-safe. */
final class ControlCalls {
  private static final Duration SLACK = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final URI origin;
  private final HttpClient http = WebhookPoster.loopbackClient();

  ControlCalls(URI origin) {
    Loopback.requireUrl(origin, "origin");
    this.origin = origin;
  }

  ObjectNode post(String path, ObjectNode body) throws InterruptedException {
    return send(
        request(path, Duration.ZERO)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.plainBytes(body)))
            .build());
  }

  /**
   * @param wait how long the simulator may take on purpose
   */
  ObjectNode get(String path, Duration wait) throws InterruptedException {
    return send(request(path, wait).GET().build());
  }

  ObjectNode delete(String path) throws InterruptedException {
    return send(request(path, Duration.ZERO).DELETE().build());
  }

  static ObjectNode object(String json) {
    return Json.readObject(Objects.requireNonNull(json, "json").getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("json: an object expected"));
  }

  /** A phone in any writing, as a part of a path. */
  static String inPath(String phone) {
    return URLEncoder.encode(phone, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path, Duration wait) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(wait.plus(SLACK));
  }

  private ObjectNode send(HttpRequest request) throws InterruptedException {
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new SimulatorException("El simulador no responde en " + origin, e);
    }
    ObjectNode json = Json.readObject(answer.body()).orElseGet(Json::object);
    if (answer.statusCode() != OK) {
      throw new SimulatorException(
          json.path("error").asText("El simulador respondió HTTP " + answer.statusCode()));
    }
    return json;
  }
}
