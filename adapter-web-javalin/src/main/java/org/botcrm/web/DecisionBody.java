package org.botcrm.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person of the lender decided.
 *
 * @param por who, 1 to 100 characters
 * @param note more about it, 1 to 1000 characters; null when they wrote nothing
 */
record DecisionBody(String por, @Nullable String note) {
  /** A name; ours, far beyond any. */
  static final int MAX_NAME = 100;

  /** Ours: with the text around it, far within what Meta takes for a text. */
  static final int MAX_NOTE = 1000;

  /** Of {@code por} and {@code nota}, which may be left out. */
  static DecisionBody parse(byte[] body) {
    return parse(body, fields -> new DecisionBody(name(fields), note(fields, "nota")));
  }

  /** Of whatever is asked of the fields, and nothing else. */
  static <T> T parse(byte[] body, Function<Fields, T> reader) {
    Fields fields = Fields.of(MessageBody.read(body));
    T read = reader.apply(fields);
    fields.nothingElse();
    return read;
  }

  /** {@code por}. */
  static String name(Fields fields) {
    return fields.line("por", MAX_NAME);
  }

  /** A text that may be left out, or be empty. */
  static @Nullable String note(Fields fields, String name) {
    String text = fields.textOrNull(name);
    return text == null || text.isBlank() ? null : fields.line(name, MAX_NOTE);
  }

  /** Hides both. */
  @Override
  public String toString() {
    return "DecisionBody[•••]";
  }
}
