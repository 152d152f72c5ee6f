package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns of values for many rows, which PostgreSQL takes as one array each: a statement then is
 * the same for any number of rows, and costs little more than for one. Immutable.
 */
final class Columns {
  // Microseconds since 1970: exact in all years, and quicker to read than text. By days, because
  // PostgreSQL multiplies intervals as floating-point numbers.
  private static final String INSTANT =
      "(timestamp 'epoch' + u.%s / 86400000000 * interval '1 day'"
          + " + u.%s %% 86400000000 * interval '1 microsecond') AT TIME ZONE 'UTC' AS %s";

  private final List<Column> columns;

  /** With names and types as PostgreSQL writes them, such as {@code id bigint}. */
  Columns(String... written) {
    this.columns = Arrays.stream(written).map(Column::of).toList();
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The rows as a table that follows FROM, with one mark a column. */
  String table() {
    return columns.stream()
            .map(Column::converted)
            .collect(Collectors.joining(", ", "(SELECT ", " FROM unnest("))
        + columns.stream()
            .map(column -> "CAST(? AS " + column.type.array + ")")
            .collect(Collectors.joining(", "))
        + ") AS u ("
        + String.join(", ", names())
        + ")) AS v";
  }

  /** The values for the marks. */
  Object[] values(List<@Nullable Object[]> rows) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      int column = i;
      Type type = columns.get(i).type;
      values[i] =
          new Elements(
              type.element,
              rows.stream().map(row -> type.of(row[column])).toArray(type.newArray::apply));
    }
    return values;
  }

  /**
   * What is bound as an array.
   *
   * @param type of its elements, as PostgreSQL writes it
   * @param elements of the class that the driver wants for it
   */
  record Elements(String type, @Nullable Object[] elements) {}

  private record Column(String name, Type type) {
    private static Column of(String written) {
      int space = written.indexOf(' ');
      return new Column(
          written.substring(0, space),
          Type.valueOf(written.substring(space + 1).toUpperCase(Locale.ROOT)));
    }

    private String converted() {
      return type == Type.TIMESTAMPTZ ? INSTANT.formatted(name, name, name) : "u." + name;
    }
  }

  private enum Type {
    BIGINT("bigint", "bigint[]", Long[]::new),
    INTEGER("integer", "integer[]", Integer[]::new),
    BOOLEAN("boolean", "boolean[]", Boolean[]::new),
    TEXT("text", "text[]", String[]::new),
    BYTEA("bytea", "bytea[]", byte[][]::new),
    TIMESTAMPTZ("bigint", "bigint[]", Long[]::new);

    private final String element;
    private final String array;
    private final Function<Integer, Object[]> newArray;

    Type(String element, String array, Function<Integer, Object[]> newArray) {
      this.element = element;
      this.array = array;
      this.newArray = newArray;
    }

    private @Nullable Object of(@Nullable Object value) {
      if (value instanceof Instant instant) {
        return Dialect.micros(instant);
      }
      if (value instanceof String text) {
        return StorableText.of(text);
      }
      return this == BIGINT && value instanceof Number number ? number.longValue() : value;
    }
  }
}
