package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the body of a POST to {@code /messages} asks for. */
sealed interface SendRequest {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(
      Function<Message, T> message, Function<MarkRead, T> markRead, Function<Refused, T> refused);

  /** Reads and checks a body. */
  static SendRequest read(byte[] bytes) {
    JsonNode body = Json.readObject(bytes).orElse(null);
    if (body == null) {
      return new Refused(GraphErrors.of(GraphErrors.PARAMETER, "The body is not a JSON object"));
    }
    if (!"whatsapp".equals(Json.text(body, "messaging_product"))) {
      return new Refused(
          GraphErrors.of(GraphErrors.PARAMETER, "The parameter messaging_product is required."));
    }
    return body.has("status") ? markRead(body) : message(body);
  }

  private static SendRequest message(JsonNode body) {
    Optional<GraphError> problem =
        Stream.of(Recipient.problem(body), MessageChecks.problem(body))
            .flatMap(Optional::stream)
            .findFirst();
    if (problem.isPresent()) {
      return new Refused(problem.get());
    }
    String type = MessageChecks.type(body);
    return new Message(
        Recipient.of(body), type, body.path(type), Json.text(body, "biz_opaque_callback_data"));
  }

  /** With or without {@code typing_indicator}: both mark the message as read. */
  private static SendRequest markRead(JsonNode body) {
    String id = Json.text(body, "message_id");
    if (!"read".equals(Json.text(body, "status"))) {
      return new Refused(GraphErrors.of(GraphErrors.PARAMETER, "Param status must be read"));
    }
    return id != null && id.startsWith("wamid.")
        ? new MarkRead(id)
        : new Refused(GraphErrors.of(GraphErrors.PARAMETER_VALUE, "Param message_id is not valid"));
  }

  /**
   * A message to somebody.
   *
   * @param content the object that the type names
   * @param callbackData {@code biz_opaque_callback_data}; null for none
   */
  record Message(Recipient recipient, String type, JsonNode content, @Nullable String callbackData)
      implements SendRequest {
    @Override
    public <T> T match(
        Function<Message, T> message,
        Function<MarkRead, T> markRead,
        Function<Refused, T> refused) {
      return message.apply(this);
    }
  }

  /** An inbound message was read. */
  record MarkRead(String messageId) implements SendRequest {
    @Override
    public <T> T match(
        Function<Message, T> message,
        Function<MarkRead, T> markRead,
        Function<Refused, T> refused) {
      return markRead.apply(this);
    }
  }

  /** Meta does not take it. */
  record Refused(GraphError error) implements SendRequest {
    @Override
    public <T> T match(
        Function<Message, T> message,
        Function<MarkRead, T> markRead,
        Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
