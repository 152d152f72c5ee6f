package org.botcrm.domain.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.botcrm.domain.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * One message that Meta reported. Immutable.
 *
 * @param phoneNumberId the business number it belongs to
 * @param contact whom the business talks to
 * @param profileName the name that the person chose in WhatsApp, proof of nothing; null when absent
 * @param id Meta's id
 * @param type as Meta wrote it; unknown ones are kept
 * @param body readable by a person, never null, possibly empty
 * @param timestamp Meta's, not the time of arrival
 * @param direccion which way it went
 * @param author who wrote it
 * @param answerable whether the bot may answer: a live message of a person that says something. Not
 *     for reactions, system messages, history, groups, or what was handled elsewhere
 * @param from digits of the sender as Meta sent them; null when hidden
 * @param to digits of the receiver as Meta sent them (for the business: its display number); null
 *     when hidden
 * @param quoted the message that this one answers; null when none
 * @param content the message element as JSON when it holds more than {@code body}; else null
 * @param media the file that came with it; null when none
 * @param details what Meta told beside the words
 */
public record ReceivedMessage(
    PhoneNumberId phoneNumberId,
    ContactId contact,
    @Nullable String profileName,
    MessageId id,
    String type,
    String body,
    Instant timestamp,
    Direccion direccion,
    Author author,
    boolean answerable,
    @Nullable String from,
    @Nullable String to,
    @Nullable MessageId quoted,
    @Nullable String content,
    @Nullable MediaReference media,
    InboundDetails details) {
  // What a person can send (Meta's reference of messages webhooks). Not in it: reactions, of which
  // Meta does not say so; what WhatsApp tells of the person; edits and deletions, which for most
  // numbers come as "unsupported"; and words that Meta may add, as a refused answer costs less than
  // one that is sent for nothing.
  private static final Set<String> OPENING =
      Set.of(
          "text",
          "image",
          "audio",
          "video",
          "document",
          "sticker",
          "location",
          "contacts",
          "interactive",
          "button",
          "order",
          "request_welcome");

  /** Refuses nulls where a value is required, naming the field. */
  public ReceivedMessage {
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(direccion, "direccion");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(details, "details");
  }

  /**
   * Whether it lets us write freely for a while: only what is known to be a message of the person.
   */
  public boolean opensWindow() {
    return direccion == Direccion.INBOUND
        && !(contact instanceof ContactId.Group)
        && OPENING.contains(type);
  }

  /** Without a file. */
  public ReceivedMessage(
      PhoneNumberId phoneNumberId,
      ContactId contact,
      @Nullable String profileName,
      MessageId id,
      String type,
      String body,
      Instant timestamp,
      Direccion direccion,
      Author author,
      boolean answerable,
      @Nullable String from,
      @Nullable String to,
      @Nullable MessageId quoted,
      @Nullable String content) {
    this(
        phoneNumberId,
        contact,
        profileName,
        id,
        type,
        body,
        timestamp,
        direccion,
        author,
        answerable,
        from,
        to,
        quoted,
        content,
        null,
        InboundDetails.NONE);
  }

  /** Of which Meta told nothing more. */
  public ReceivedMessage(
      PhoneNumberId phoneNumberId,
      ContactId contact,
      @Nullable String profileName,
      MessageId id,
      String type,
      String body,
      Instant timestamp,
      Direccion direccion,
      Author author,
      boolean answerable,
      @Nullable String from,
      @Nullable String to,
      @Nullable MessageId quoted,
      @Nullable String content,
      @Nullable MediaReference media) {
    this(
        phoneNumberId,
        contact,
        profileName,
        id,
        type,
        body,
        timestamp,
        direccion,
        author,
        answerable,
        from,
        to,
        quoted,
        content,
        media,
        InboundDetails.NONE);
  }

  /** Type and id only: the rest is personal. */
  @Override
  public String toString() {
    return "ReceivedMessage[" + type + " " + id.value() + "]";
  }
}
