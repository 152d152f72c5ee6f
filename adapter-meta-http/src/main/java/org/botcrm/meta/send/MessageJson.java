package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundMessage;

/** The body of {@code POST /{phone-number-id}/messages}. */
final class MessageJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private MessageJson() {}

  /** Empty when the contact is nobody that one can write to. */
  static Optional<byte[]> of(OutboundMessage message) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("messaging_product", "whatsapp").put("recipient_type", "individual");
    if (!address(message.to(), json)) {
      return Optional.empty();
    }
    MessageId quoted = message.draft().quoted();
    if (quoted != null) {
      json.putObject("context").put("message_id", quoted.value());
    }
    String type = message.content().type();
    json.put("type", type);
    message.content().match(new ContentJson(json.putObject(type)));
    json.put("biz_opaque_callback_data", message.callbackData());
    // By way of a String, since a broken character in a text must not stop it from being sent.
    return Optional.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * By phone when it is known, and with the plus sign: without it Meta puts the country code of the
   * business in front (page messages/send-messages). A user id goes into {@code recipient}: in
   * {@code to} Meta takes its digits for a phone, answers 200 and loses the message (page
   * business-scoped-user-ids).
   */
  private static boolean address(ContactId to, ObjectNode json) {
    to.phone()
        .ifPresentOrElse(
            phone -> json.put("to", "+" + phone.digits()),
            () -> to.user().ifPresent(user -> json.put("recipient", user.value())));
    return json.has("to") || json.has("recipient");
  }
}
