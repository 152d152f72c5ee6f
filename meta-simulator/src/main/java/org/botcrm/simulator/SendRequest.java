package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the body of a POST to {@code /messages} asks for. */
sealed interface SendRequest {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(
      Function<Message, T> message, Function<MarkRead, T> markRead, Function<Refused, T> refused);

  /** Reads and checks a body. */
  static SendRequest read(byte[] bytes, BusinessNumber number, MessageChecks checks) {
    JsonNode body = Json.readObject(bytes).orElse(null);
    if (body == null) {
      return new Refused(GraphErrors.of(GraphErrors.PARAMETER, "The body is not a JSON object"));
    }
    if (!"whatsapp".equals(Json.text(body, "messaging_product"))) {
      return new Refused(
          GraphErrors.of(GraphErrors.PARAMETER, "The parameter messaging_product is required."));
    }
    return body.has("status") ? markRead(body) : message(body, number, checks);
  }

  private static SendRequest message(JsonNode body, BusinessNumber number, MessageChecks checks) {
    Optional<GraphError> problem =
        Recipient.problem(body).or(() -> checks.problem(body, number.wabaId()));
    if (problem.isPresent()) {
      return new Refused(problem.get());
    }
    Recipient to = Recipient.of(body);
    if (number.displayPhoneNumber().equals(to.waId())) {
      return new Refused(GraphErrors.of(GraphErrors.SELF));
    }
    String type = MessageChecks.type(body);
    return new Message(to, type, body.path(type), Json.text(body, "biz_opaque_callback_data"));
  }

  /** With or without {@code typing_indicator}: both mark the message as read. */
  private static SendRequest markRead(JsonNode body) {
    String id = Json.text(body, "message_id");
    if (!"read".equals(Json.text(body, "status"))) {
      return new Refused(GraphErrors.of(GraphErrors.PARAMETER, "Param status must be read"));
    }
    JsonNode typing = body.path("typing_indicator");
    if (!typing.isMissingNode() && !"text".equals(Json.text(typing, "type"))) {
      return new Refused(
          GraphErrors.of(GraphErrors.PARAMETER, "Param typing_indicator['type'] must be text"));
    }
    return id != null && id.startsWith("wamid.")
        ? new MarkRead(id, !typing.isMissingNode())
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

  /**
   * An inbound message was read.
   *
   * @param typing whether the phone is to show that an answer is being written
   */
  record MarkRead(String messageId, boolean typing) implements SendRequest {
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
