package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.meta.MetaCodes;
import org.botcrm.meta.MetaErrors;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code statuses[]}. */
final class StatusReader {
  private final Place place;

  StatusReader(Place place) {
    this.place = place;
  }

  Fact read(JsonNode status) {
    BusinessNumber number = place.number();
    MessageId id = Json.messageId(status, "id");
    Instant timestamp = Json.time(status, "timestamp");
    String word = Json.visible(status, "status");
    if (!status.isObject()) {
      return place.unreadable(status, "ilegible.elemento");
    }
    if (number == null) {
      return place.unreadable(status, "ilegible.metadata");
    }
    if (id == null) {
      return place.unreadable(status, "ilegible.id");
    }
    if (timestamp == null) {
      return place.unreadable(status, "ilegible.timestamp");
    }
    return word == null
        ? place.unreadable(status, "ilegible.status")
        : new Fact.Status(update(status, number, id, word, timestamp), remedy(status));
  }

  private static StatusUpdate update(
      JsonNode status, BusinessNumber number, MessageId id, String word, Instant timestamp) {
    return new StatusUpdate(
        number.id(),
        id,
        word,
        timestamp,
        error(status.path("errors").path(0)),
        Json.visible(status, "biz_opaque_callback_data"),
        Json.write(status),
        pricing(status.path("pricing")));
  }

  private static @Nullable Remedy remedy(JsonNode status) {
    JsonNode error = status.path("errors").path(0);
    return error.path("code").isIntegralNumber()
        ? MetaCodes.remedy(Json.code(error, "code"), 0, false)
        : null;
  }

  private static @Nullable SendError error(JsonNode error) {
    return error.isObject()
        ? MetaErrors.of(
            Math.max(0, Json.code(error, "code")),
            MessageBody.firstVisible(error, "title", "message"))
        : null;
  }

  /** Without a category there is nothing to add it to; the element is kept as it came anyway. */
  private static @Nullable Pricing pricing(JsonNode pricing) {
    String category = Json.visible(pricing, "category");
    JsonNode billable = pricing.path("billable");
    return category == null
        ? null
        : new Pricing(
            category,
            Json.visible(pricing, "type"),
            billable.isBoolean() ? (Boolean) billable.booleanValue() : null,
            Json.visible(pricing, "pricing_model"));
  }
}
