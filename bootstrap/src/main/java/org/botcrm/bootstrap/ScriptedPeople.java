package org.botcrm.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.testkit.chat.ChatStep;
import org.jspecify.annotations.Nullable;

/** The people of a script: what they write, as Meta would tell it. For one thread. */
final class ScriptedPeople {
  private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
  private static final String HIDDEN = "oculto";

  private final PhoneNumberParser phones;
  private ContactId contact;
  private int count;

  ScriptedPeople(PhoneNumberParser phones, String from) {
    this.phones = phones;
    this.contact = contact(from);
  }

  /**
   * Who writes from now on: a phone, a user id behind a bar, or both; {@code oculto} is no phone.
   */
  void from(String who) {
    contact = contact(who);
  }

  private ContactId contact(String who) {
    String[] parts = who.split("\\s*\\|\\s*", 2);
    BusinessScopedId user = parts.length > 1 ? new BusinessScopedId(parts[1]) : null;
    return ContactId.of(parts[0].equals(HIDDEN) ? null : phone(parts[0]), user);
  }

  private PhoneNumber phone(String writing) {
    return phones
        .parse(writing)
        .orElseThrow(() -> new IllegalArgumentException("no es un teléfono: " + writing));
  }

  ReceivedMessage press(String id, String title, Instant now) {
    return message("interactive", title, new InboundDetails(id, null, null), null, now);
  }

  ReceivedMessage message(ChatStep.Client said, Instant now) {
    String text = said.text();
    return switch (said.kind()) {
      case TEXT -> message("text", text, InboundDetails.NONE, null, now);
      case PHOTO ->
          message("image", "[imagen]", InboundDetails.NONE, file(text, "image/jpeg"), now);
      case DOCUMENT ->
          message(
              "document", "[documento]", InboundDetails.NONE, file(text, "application/pdf"), now);
      case VOICE -> message("audio", "[audio]", InboundDetails.NONE, file(text, "audio/ogg"), now);
      case STICKER -> message("sticker", "[sticker]", InboundDetails.NONE, null, now);
      case LOCATION -> message("location", "[ubicación]", InboundDetails.NONE, null, now);
      case CARD -> message("contacts", "[contacto] " + text, InboundDetails.NONE, null, now);
      case OWN_NUMBER ->
          message("contacts", "[contacto]", new InboundDetails(null, phone(text), null), null, now);
      case BUTTON, CODE -> throw new IllegalArgumentException("not said but pressed, or told");
    };
  }

  private MediaReference file(String content, String type) {
    return new MediaReference("media-" + ++count, type, hash(content), null, null);
  }

  private static Sha256 hash(String content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(content.getBytes(StandardCharsets.UTF_8));
      return new Sha256(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private ReceivedMessage message(
      String type,
      String body,
      InboundDetails details,
      @Nullable MediaReference media,
      Instant now) {
    return new ReceivedMessage(
        NUMBER,
        contact,
        null,
        new MessageId("wamid.script." + ++count),
        type,
        body,
        now,
        Direccion.INBOUND,
        Author.CLIENTE,
        true,
        contact.phone().map(PhoneNumber::digits).orElse(null),
        null,
        null,
        null,
        media,
        details);
  }
}
