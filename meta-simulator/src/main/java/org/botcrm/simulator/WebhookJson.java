package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds one webhook of several messages and statuses, in one or more entries and changes, written
 * as Meta writes it: sign {@link #bytes()} as they are with a {@link Signer}. Not thread-safe.
 */
public final class WebhookJson {
  /** Meta puts at most so many updates in one POST (page webhooks/create-webhook-endpoint). */
  public static final int MAX_UPDATES = 1_000;

  private final String wabaId;
  private final String phoneNumberId;
  private final String displayPhoneNumber;
  private final ObjectNode root = Json.object().put("object", "whatsapp_business_account");
  private final ArrayNode entries = root.putArray("entry");
  private ArrayNode changes;
  private ObjectNode value;
  private int updates;

  /** An empty webhook of a business number: one entry with one change. */
  public WebhookJson(String wabaId, String phoneNumberId, String displayPhoneNumber) {
    this.wabaId = Objects.requireNonNull(wabaId, "wabaId");
    this.phoneNumberId = Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    this.displayPhoneNumber = Objects.requireNonNull(displayPhoneNumber, "displayPhoneNumber");
    this.changes = addEntry();
    this.value = addChange();
  }

  /** An empty webhook of the number in these settings. */
  public static WebhookJson of(SimulatorSettings settings) {
    return new WebhookJson(
        settings.wabaId(), settings.phoneNumberId(), settings.displayPhoneNumber());
  }

  static WebhookJson of(BusinessNumber number) {
    return new WebhookJson(number.wabaId(), number.phoneNumberId(), number.displayPhoneNumber());
  }

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

  /** What is added from here on goes into another entry. */
  public WebhookJson nextEntry() {
    changes = addEntry();
    return nextChange();
  }

  /** What is added from here on goes into another change of the same entry. */
  public WebhookJson nextChange() {
    value = addChange();
    return this;
  }

  /**
   * Adds somebody to the change's {@code contacts}.
   *
   * @param waId the phone's digits; null when Meta hides it
   * @param userId the business-scoped id; null before Meta had them
   * @param name the name in the profile; null for no profile
   */
  public WebhookJson contact(
      @Nullable String waId, @Nullable String userId, @Nullable String name) {
    ObjectNode contact = Json.object();
    if (name != null) {
      contact.putObject("profile").put("name", name);
    }
    putIfKnown(contact, "wa_id", waId);
    putIfKnown(contact, "user_id", userId);
    value.withArray("contacts").add(contact);
    return this;
  }

  /**
   * Adds a text.
   *
   * @param from the phone's digits; null when Meta hides it
   * @param userId the business-scoped id; null before Meta had them
   * @param messageId Meta's id of the message
   * @param timestamp when it was sent; Meta writes whole seconds
   * @param body the text
   */
  public WebhookJson text(
      @Nullable String from,
      @Nullable String userId,
      String messageId,
      Instant timestamp,
      String body) {
    ObjectNode message = messageNode(from, userId, messageId, timestamp, "text");
    message.putObject("text").put("body", body);
    return message(message);
  }

  /** Adds a message of any type, exactly these fields; values as Jackson maps them to JSON. */
  public WebhookJson message(Map<String, ?> fields) {
    return message(Json.<ObjectNode>fromValue(fields));
  }

  /**
   * Adds a status.
   *
   * @param messageId the id that the send was answered with
   * @param status {@code sent}, {@code delivered}, {@code read}, {@code played}, …
   * @param timestamp when it happened; Meta writes whole seconds
   * @param recipientId the phone's digits; null when Meta hides it
   * @param recipientUserId the business-scoped id; null when Meta leaves it out
   * @param callbackData what the send carried in {@code biz_opaque_callback_data}; null for nothing
   */
  public WebhookJson status(
      String messageId,
      String status,
      Instant timestamp,
      @Nullable String recipientId,
      @Nullable String recipientUserId,
      @Nullable String callbackData) {
    return status(
        statusNode(messageId, status, timestamp, recipientId, recipientUserId, callbackData));
  }

  /** Adds a {@code failed} status with Meta's error for {@code code}. */
  public WebhookJson failed(
      String messageId,
      Instant timestamp,
      @Nullable String recipientId,
      @Nullable String callbackData,
      int code) {
    ObjectNode node = statusNode(messageId, "failed", timestamp, recipientId, null, callbackData);
    node.putArray("errors").add(GraphErrors.of(code).inStatus());
    return status(node);
  }

  /** Adds a status of exactly these fields; values as Jackson maps them to JSON. */
  public WebhookJson status(Map<String, ?> fields) {
    return status(Json.<ObjectNode>fromValue(fields));
  }

  /** The body: non-ASCII as lower-case escapes, the slash with a backslash, no spaces. */
  public byte[] bytes() {
    return Json.metaBytes(root);
  }

  WebhookJson message(ObjectNode message) {
    count();
    value.withArray("messages").add(message);
    return this;
  }

  WebhookJson status(ObjectNode status) {
    count();
    value.withArray("statuses").add(status);
    return this;
  }

  static ObjectNode messageNode(
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

  static ObjectNode statusNode(
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

  private ArrayNode addEntry() {
    return entries.addObject().put("id", wabaId).putArray("changes");
  }

  private ObjectNode addChange() {
    ObjectNode change = changes.addObject();
    ObjectNode newValue = change.putObject("value").put("messaging_product", "whatsapp");
    newValue
        .putObject("metadata")
        .put("display_phone_number", displayPhoneNumber)
        .put("phone_number_id", phoneNumberId);
    change.put("field", "messages");
    return newValue;
  }

  private void count() {
    if (updates == MAX_UPDATES) {
      throw new IllegalStateException("A webhook holds at most " + MAX_UPDATES + " updates");
    }
    updates++;
  }

  private static void putIfKnown(ObjectNode node, String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
  }

  private static String seconds(Instant timestamp) {
    return Long.toString(timestamp.getEpochSecond());
  }
}
