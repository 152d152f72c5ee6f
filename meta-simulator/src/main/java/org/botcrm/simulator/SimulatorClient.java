package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Talks to a simulator's control API from another program: writes as a phone and waits for what
 * comes. Phones are given in any writing with country code. Thread-safe. Every method throws {@link
 * SimulatorException} when the simulator cannot be reached or refuses.
 */
public final class SimulatorClient {
  private static final Duration SLACK = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final URI origin;
  private final HttpClient http = WebhookPoster.loopbackClient();

  /**
   * @param origin {@code http://127.0.0.1:PORT}
   * @throws IllegalArgumentException when it is not an http URL on loopback
   */
  public SimulatorClient(URI origin) {
    Loopback.requireUrl(origin, "origin");
    this.origin = origin;
  }

  /** Writes a text as a phone and waits for the bot's answer to the webhook. */
  public Said say(String phone, String text) throws InterruptedException {
    return say(Json.object().put("de", phone).put("texto", text));
  }

  /**
   * Writes anything as a phone and waits for the bot's answer to the webhook. {@code de} is
   * required; then {@code texto}, or {@code tipo} with {@code mensaje}, the object that Meta puts
   * under that type. Optional: {@code nombre}, {@code user_id} (empty for none), {@code
   * sin_telefono}, {@code campos} (more fields of the message, such as {@code context}), {@code
   * message_id}, {@code hora} (Unix seconds), {@code reintentar} (true by default).
   *
   * @param json the body of {@code POST /simulador/mensajes}
   */
  public Said sayJson(String json) throws InterruptedException {
    return say(object(json));
  }

  /**
   * Waits until the phone has messages after a sequence number, in either direction.
   *
   * @param timeout the longest wait; zero asks once. Whole seconds, rounded up
   */
  public ChatPage awaitMessages(String phone, long afterSequence, Duration timeout)
      throws InterruptedException {
    return await(phone, "despues=" + afterSequence, timeout);
  }

  /** Waits until the phone has messages that are new or have got a tick after a change number. */
  public ChatPage awaitChanges(String phone, long afterChange, Duration timeout)
      throws InterruptedException {
    return await(phone, "cambios=" + afterChange, timeout);
  }

  /**
   * Makes the next sends fail, the first planned first. One object with what is to go wrong:
   *
   * <ul>
   *   <li>{@code codigo}: refused with this error code of Meta; {@code http}: with this status (400
   *       to 599), without a code as an outage that answers no JSON;
   *   <li>{@code fallido: true} with {@code codigo}: accepted, then a failed status;
   *   <li>{@code perder_respuesta: true}: accepted, but the connection closes without an answer;
   *   <li>{@code json_malo: true}: accepted, but the answer breaks off;
   *   <li>{@code estados_antes: true}: accepted, but answered only after the bot took all statuses;
   *   <li>{@code demora_ms}: wait before the answer, up to 60,000;
   *   <li>{@code veces}: for how many sends, 1 by default.
   * </ul>
   *
   * @param json the body of {@code POST /simulador/fallos}
   */
  public void planFault(String json) throws InterruptedException {
    post("/simulador/fallos", object(json));
  }

  private Said say(ObjectNode body) throws InterruptedException {
    JsonNode said = post("/simulador/mensajes", body);
    return new Said(
        said.path("message_id").asText(),
        said.path("entregado").asBoolean(),
        said.path("http").asInt(),
        said.path("reintentando").asBoolean());
  }

  private static ObjectNode object(String json) {
    return Json.readObject(Objects.requireNonNull(json, "json").getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("json: an object expected"));
  }

  private ChatPage await(String phone, String after, Duration timeout) throws InterruptedException {
    long left = timeout.plusNanos(999_999_999).toSeconds();
    ChatPage page;
    do {
      long wait = Math.min(left, PhoneRoutes.MAX_WAIT_SECONDS);
      String number = URLEncoder.encode(phone, StandardCharsets.UTF_8).replace("+", "%20");
      String path = "/simulador/chats/" + number + "/mensajes?" + after + "&espera=" + wait;
      page = page(send(request(path, Duration.ofSeconds(wait)).GET().build()));
      left -= wait;
    } while (page.messages().isEmpty() && left > 0);
    return page;
  }

  private JsonNode post(String path, ObjectNode body) throws InterruptedException {
    return send(
        request(path, Duration.ZERO)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.plainBytes(body)))
            .build());
  }

  private HttpRequest.Builder request(String path, Duration wait) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(wait.plus(SLACK));
  }

  private JsonNode send(HttpRequest request) throws InterruptedException {
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

  private static ChatPage page(JsonNode json) {
    List<ChatMessage> messages =
        StreamSupport.stream(json.path("mensajes").spliterator(), false)
            .map(SimulatorClient::message)
            .toList();
    return new ChatPage(
        messages, json.path("ultima_secuencia").asLong(), json.path("ultimo_cambio").asLong());
  }

  private static ChatMessage message(JsonNode json) {
    List<Tick> ticks =
        StreamSupport.stream(json.path("ticks").spliterator(), false)
            .map(t -> new Tick(t.path("estado").asText(), Instant.parse(t.path("hora").asText())))
            .toList();
    return new ChatMessage(
        json.path("secuencia").asLong(),
        json.path("cambio").asLong(),
        json.path("message_id").asText(),
        Direction.valueOf(json.path("direccion").asText()),
        json.path("tipo").asText(),
        Json.text(json, "texto"),
        Json.text(json, "contenido"),
        Instant.parse(json.path("hora").asText()),
        ticks);
  }
}
