package org.botcrm.meta.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A tolerant look at Meta's JSON: what is missing or of another type is null, never an exception.
 */
final class Json {
  /** Meta's deepest documented element is 12 levels down. */
  private static final int MAX_DEPTH = 200;

  /** Meta sends at most 3 MB (page webhooks/overview); one text cannot be more. */
  private static final int MAX_STRING = 3 * 1024 * 1024;

  private static final int MAX_ID = 512;
  private static final int MAX_USER_ID = 256;
  private static final int MIN_PHONE = 5;
  private static final int MAX_PHONE = 20;

  /** The last second of the year 9999: later ones are milliseconds or garbage. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private static final int MAX_SECONDS_DIGITS = 12;
  private static final int MAX_INT_DIGITS = 9;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Prices and coordinates keep the digits that Meta wrote.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          // Two deliveries of one event give the same content in whatever order their keys come.
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();
  private static final ObjectReader READER = MAPPER.reader();
  private static final ObjectWriter WRITER = MAPPER.writer();

  private Json() {}

  static JsonNode read(byte[] bytes) throws IOException {
    return READER.readTree(bytes);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String write(JsonNode node) {
    try {
      return CleanText.storable(WRITER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A string, or a number as it was written; null for everything else. */
  static @Nullable String text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (node.isTextual()) {
      return CleanText.storable(node.textValue());
    }
    return node.isNumber() ? node.asText() : null;
  }

  /** As {@link #text}, but null also when there is nothing to see in it. */
  static @Nullable String visible(JsonNode object, String field) {
    String text = text(object, field);
    return text == null || text.isBlank() ? null : text;
  }

  static @Nullable MessageId messageId(JsonNode object, String field) {
    String text = visible(object, field);
    return text == null || text.length() > MAX_ID ? null : new MessageId(text);
  }

  static @Nullable String userId(JsonNode object, String field) {
    String text = visible(object, field);
    boolean valid =
        text != null
            && text.length() <= MAX_USER_ID
            && text.chars().noneMatch(Character::isWhitespace);
    return valid ? text : null;
  }

  static @Nullable BusinessScopedId user(@Nullable String valid) {
    return valid == null ? null : new BusinessScopedId(valid);
  }

  /**
   * The digits of a phone number; null when there are none or when anything but the usual marks
   * stands between them, because what is left of an id without its letters is somebody else's
   * number.
   */
  static @Nullable String digits(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null) {
      return null;
    }
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if ("+-(). ".indexOf(c) < 0) {
        return null;
      }
    }
    return digits.isEmpty() ? null : digits.toString();
  }

  static @Nullable PhoneNumber phone(@Nullable String digits) {
    return digits == null || digits.length() < MIN_PHONE || digits.length() > MAX_PHONE
        ? null
        : new PhoneNumber(digits);
  }

  /** Unix seconds, which Meta writes as a string in some places and as a number in others. */
  static @Nullable Instant time(JsonNode object, String field) {
    long seconds = positive(text(object, field), MAX_SECONDS_DIGITS);
    return seconds < 1 || seconds > MAX_SECONDS ? null : Instant.ofEpochSecond(seconds);
  }

  /** A number from 0 up; -1 when there is none. */
  static int code(JsonNode object, String field) {
    return (int) positive(text(object, field), MAX_INT_DIGITS);
  }

  private static long positive(@Nullable String digits, int maxDigits) {
    if (digits == null || digits.isEmpty() || digits.length() > maxDigits) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = 10 * value + (c - '0');
    }
    return value;
  }
}
