package org.botcrm.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON into memory, where nothing can fail; null values stay as null. */
final class Json {
  // People read these answers with curl, where an escaped emoji is noise.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private static final int USUAL_SIZE = 1024;

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The bytes of one object with these fields. */
  static byte[] object(Consumer<Json> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    inMemory(
        () -> {
          try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            fields.accept(new Json(generator));
            generator.writeEndObject();
          }
        });
    return bytes.toByteArray();
  }

  void text(String name, @Nullable String value) {
    inMemory(
        () -> {
          generator.writeFieldName(name);
          if (value == null) {
            generator.writeNull();
          } else {
            generator.writeString(value);
          }
        });
  }

  void number(String name, @Nullable Long value) {
    inMemory(
        () -> {
          generator.writeFieldName(name);
          if (value == null) {
            generator.writeNull();
          } else {
            generator.writeNumber(value.longValue());
          }
        });
  }

  void flag(String name, boolean value) {
    inMemory(() -> generator.writeBooleanField(name, value));
  }

  /** A number with all its digits. */
  void decimal(String name, BigDecimal value) {
    inMemory(
        () -> {
          generator.writeFieldName(name);
          generator.writeNumber(value.toPlainString());
        });
  }

  void texts(String name, Iterable<String> values) {
    inMemory(() -> generator.writeArrayFieldStart(name));
    for (String value : values) {
      inMemory(() -> generator.writeString(value));
    }
    inMemory(generator::writeEndArray);
  }

  void numbers(String name, Iterable<Long> values) {
    inMemory(() -> generator.writeArrayFieldStart(name));
    for (Long value : values) {
      inMemory(() -> generator.writeNumber(value.longValue()));
    }
    inMemory(generator::writeEndArray);
  }

  /** An object, or null where there is none. */
  <T> void objectOrNull(String name, @Nullable T value, Consumer<T> fields) {
    if (value == null) {
      text(name, null);
    } else {
      object(name, same -> fields.accept(value));
    }
  }

  /** Texts, whole numbers and lists of objects of these, in the map's order. */
  void members(Map<?, ?> members) {
    members.forEach((name, value) -> member(name.toString(), value));
  }

  private void member(String name, Object value) {
    if (value instanceof Long number) {
      number(name, number);
    } else if (value instanceof List<?> list) {
      array(name, list, item -> members((Map<?, ?>) item));
    } else {
      text(name, value.toString());
    }
  }

  void object(String name, Consumer<Json> fields) {
    inMemory(() -> generator.writeObjectFieldStart(name));
    fields.accept(this);
    inMemory(generator::writeEndObject);
  }

  <T> void array(String name, Iterable<T> items, Consumer<T> fields) {
    inMemory(() -> generator.writeArrayFieldStart(name));
    for (T item : items) {
      inMemory(generator::writeStartObject);
      fields.accept(item);
      inMemory(generator::writeEndObject);
    }
    inMemory(generator::writeEndArray);
  }

  private static void inMemory(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException("JSON", e);
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}
