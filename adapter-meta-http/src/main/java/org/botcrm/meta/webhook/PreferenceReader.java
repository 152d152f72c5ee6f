package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.delivery.Fact;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code user_preferences[]}: what a person told WhatsApp that they want. */
final class PreferenceReader {
  private final Place place;
  private final Contacts contacts;

  PreferenceReader(Place place) {
    this.place = place;
    this.contacts = new Contacts(place.value());
  }

  /** An event in any case, so that nothing of it is lost; with a consent when it tells one. */
  Fact read(JsonNode preference) {
    return place.event(place.field(), preference, consentIn(preference), null);
  }

  private @Nullable ContactConsent consentIn(JsonNode preference) {
    BusinessNumber number = place.number();
    Consent consent = consent(Json.visible(preference, "value"));
    ContactId contact = contact(preference);
    Instant at = Json.time(preference, "timestamp");
    if (at == null) {
      at = Json.time(place.entry(), "time");
    }
    if (number == null || consent == null || at == null || contact instanceof ContactId.Unknown) {
      return null;
    }
    String text = CleanText.name(Json.text(preference, "detail"));
    return new ContactConsent(
        number.id(),
        contact,
        new ConsentChange(
            consent,
            ConsentSource.META_PREFERENCES,
            at,
            Objects.requireNonNullElse(text, preference.path("value").asText())));
  }

  /** Null for words that Meta may add. */
  private static @Nullable Consent consent(@Nullable String value) {
    return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
      case "stop" -> Consent.WITHDRAWN;
      case "resume" -> Consent.GIVEN;
      default -> null;
    };
  }

  private ContactId contact(JsonNode preference) {
    String phone = Json.digits(preference, "wa_id");
    String user = Json.userId(preference, "user_id");
    Contacts.Entry entry = contacts.find(phone, user);
    if (entry != null) {
      phone = phone == null ? entry.phone() : phone;
      user = user == null ? entry.user() : user;
    }
    return ContactId.of(Json.phone(phone), Json.user(user));
  }
}
