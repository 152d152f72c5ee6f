package org.botcrm.meta.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.botcrm.domain.outbound.Remedy;

/**
 * What each of Meta's error codes asks of us, read from {@code codigos.csv}, which names the source
 * of each row. Immutable and thread-safe.
 */
final class MetaCodes {
  private static final String TABLE = "/org/botcrm/meta/codigos.csv";
  private static final Map<String, Remedy> ROWS = rows();
  // Each is one permission (page support/error-codes).
  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;

  private MetaCodes() {}

  /**
   * What to do about an error.
   *
   * @param code Meta's
   * @param subcode Meta's, deprecated and mostly 0
   * @param isTransient what Meta says of a code that the table does not know
   */
  static Remedy remedy(int code, int subcode, boolean isTransient) {
    Remedy known = ROWS.getOrDefault(code + "/" + subcode, ROWS.get(key(code)));
    if (known != null && (known != Remedy.GIVE_UP || !isTransient)) {
      return known;
    }
    return isTransient ? Remedy.RETRY : Remedy.GIVE_UP;
  }

  /** The rows as written, by their code. */
  static Map<String, Remedy> table() {
    return ROWS;
  }

  private static String key(int code) {
    boolean permission = code >= FIRST_PERMISSION && code <= LAST_PERMISSION;
    return permission ? FIRST_PERMISSION + "-" + LAST_PERMISSION : Integer.toString(code);
  }

  private static Map<String, Remedy> rows() {
    Map<String, Remedy> rows = new LinkedHashMap<>();
    try (var in = Objects.requireNonNull(MetaCodes.class.getResourceAsStream(TABLE), TABLE);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(rows);
  }

  private static void add(String line, Map<String, Remedy> rows) {
    String[] fields = line.split(";", 3);
    if (rows.put(fields[0], Remedy.valueOf(fields[1])) != null) {
      throw new IllegalStateException(TABLE + ": two rows for " + fields[0]);
    }
  }
}
