package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parts of webhooks: what is unknown is left out, times are texts of whole seconds. */
final class WebhookNodes {
  private WebhookNodes() {}

  /**
   * A webhook about the account: it has the time of its entry and no {@code metadata}.
   *
   * @param value what Meta puts under this field
   */
  static byte[] account(String wabaId, Instant at, String field, ObjectNode value) {
    ObjectNode root = Json.object().put("object", "whatsapp_business_account");
    ObjectNode entry = root.putArray("entry").addObject();
    entry.put("id", wabaId).put("time", at.getEpochSecond());
    entry.putArray("changes").addObject().put("field", field).set("value", value);
    return Json.metaBytes(root);
  }

  /** A value with the metadata of a number, and nothing else. */
  static ObjectNode value(String phoneNumberId, String displayPhoneNumber) {
    ObjectNode value = Json.object().put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", displayPhoneNumber)
        .put("phone_number_id", phoneNumberId);
    return value;
  }

  static ObjectNode contact(@Nullable String waId, @Nullable String userId, @Nullable String name) {
    ObjectNode contact = Json.object();
    if (name != null) {
      contact.putObject("profile").put("name", name);
    }
    putIfKnown(contact, "wa_id", waId);
    putIfKnown(contact, "user_id", userId);
    return contact;
  }

  static ObjectNode message(
      @Nullable String from,
      @Nullable String userId,
      String messageId,
      Instant timestamp,
      String type) {
    ObjectNode message = Json.object();
    putIfKnown(message, "from", from);
    putIfKnown(message, "from_user_id", userId);
    return message.put("id", messageId).put("timestamp", seconds(timestamp)).put("type", type);
  }

  static ObjectNode status(
      String messageId,
      String status,
      Instant timestamp,
      @Nullable String recipientId,
      @Nullable String recipientUserId,
      @Nullable String callbackData) {
    ObjectNode node = Json.object().put("id", messageId).put("status", status);
    node.put("timestamp", seconds(timestamp));
    putIfKnown(node, "recipient_id", recipientId);
    putIfKnown(node, "recipient_user_id", recipientUserId);
    putIfKnown(node, "biz_opaque_callback_data", callbackData);
    return node;
  }

  static void putIfKnown(ObjectNode node, String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
  }

  private static String seconds(Instant timestamp) {
    return Long.toString(timestamp.getEpochSecond());
  }
}
