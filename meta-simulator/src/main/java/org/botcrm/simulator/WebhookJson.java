package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
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

  private String wabaId;
  private String phoneNumberId;
  private String displayPhoneNumber;
  private final ObjectNode root = Json.object().put("object", "whatsapp_business_account");
  private final ArrayNode entries = root.putArray("entry");
  private ArrayNode changes;
  private ObjectNode value;
  private boolean rawLast;
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

  /** What is added from here on is about this number; another one has an entry of its own. */
  WebhookJson about(BusinessNumber number) {
    if (number.phoneNumberId().equals(phoneNumberId)) {
      return this;
    }
    wabaId = number.wabaId();
    phoneNumberId = number.phoneNumberId();
    displayPhoneNumber = number.displayPhoneNumber();
    return nextEntry();
  }

  /**
   * Adds a change of any field; a change that holds nothing yet makes room for it. What is added
   * afterwards goes into another one.
   *
   * @param newValue what Meta, or nobody, puts under this field
   */
  public WebhookJson raw(String field, JsonNode newValue) {
    count();
    if (!rawLast && isEmpty(value)) {
      changes.remove(changes.size() - 1);
    }
    changes.addObject().put("field", field).set("value", newValue);
    value = Json.object();
    rawLast = true;
    return this;
  }

  /** What is added from here on goes into another entry. */
  public WebhookJson nextEntry() {
    changes = addEntry();
    return nextChange();
  }

  /** What is added from here on goes into another change of the same entry. */
  public WebhookJson nextChange() {
    value = addChange();
    rawLast = false;
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
    open().withArray("contacts").add(WebhookNodes.contact(waId, userId, name));
    return this;
  }

  /** The same, unless the change has exactly this one already. */
  WebhookJson contactOnce(@Nullable String waId, @Nullable String userId, @Nullable String name) {
    ObjectNode contact = WebhookNodes.contact(waId, userId, name);
    for (JsonNode other : open().path("contacts")) {
      if (other.equals(contact)) {
        return this;
      }
    }
    return contact(waId, userId, name);
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
    ObjectNode message = WebhookNodes.message(from, userId, messageId, timestamp, "text");
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
        WebhookNodes.status(
            messageId, status, timestamp, recipientId, recipientUserId, callbackData));
  }

  /** Adds a {@code failed} status with Meta's error for {@code code}. */
  public WebhookJson failed(
      String messageId,
      Instant timestamp,
      @Nullable String recipientId,
      @Nullable String callbackData,
      int code) {
    ObjectNode node =
        WebhookNodes.status(messageId, "failed", timestamp, recipientId, null, callbackData);
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
    open().withArray("messages").add(message);
    return this;
  }

  WebhookJson status(ObjectNode status) {
    count();
    open().withArray("statuses").add(status);
    return this;
  }

  private ArrayNode addEntry() {
    return entries.addObject().put("id", wabaId).putArray("changes");
  }

  private ObjectNode addChange() {
    ObjectNode change = changes.addObject();
    ObjectNode newValue = WebhookNodes.value(phoneNumberId, displayPhoneNumber);
    change.set("value", newValue);
    change.put("field", "messages");
    return newValue;
  }

  /** The change that messages go into. */
  private ObjectNode open() {
    if (rawLast) {
      nextChange();
    }
    return value;
  }

  private static boolean isEmpty(ObjectNode value) {
    return !value.has("messages") && !value.has("statuses") && !value.has("contacts");
  }

  private void count() {
    if (updates == MAX_UPDATES) {
      throw new IllegalStateException("A webhook holds at most " + MAX_UPDATES + " updates");
    }
    updates++;
  }
}
