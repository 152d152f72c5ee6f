package org.botcrm.meta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.botcrm.domain.outbound.Remedy;

/**
 * What each of Meta's error codes asks of us, read from {@code codigos.csv}, which names the source
 * of each row. Immutable and thread-safe.
 */
public final class MetaCodes {
  private static final String TABLE = "/org/botcrm/meta/codigos.csv";
  private static final Map<String, Remedy> ROWS = rows();
  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;
  // The token is not valid, or has no right (page support/error-codes).
  private static final Set<Integer> NO_RIGHT = Set.of(0, 3, 10, 190);

  private MetaCodes() {}

  /**
   * What to do about an error.
   *
   * @param code Meta's
   * @param subcode Meta's, deprecated and mostly 0
   * @param isTransient what Meta says of a code that the table does not know
   */
  public static Remedy remedy(int code, int subcode, boolean isTransient) {
    Remedy known = ROWS.getOrDefault(code + "/" + subcode, ROWS.get(key(code)));
    if (known != null && (known != Remedy.GIVE_UP || !isTransient)) {
      return known;
    }
    return isTransient ? Remedy.RETRY : Remedy.GIVE_UP;
  }

  /** Whether the token is not valid, or may not do what was asked. */
  public static boolean isNoRight(int code) {
    return NO_RIGHT.contains(code) || isPermission(code);
  }

  /** Whether it is one of those that name a single permission (page support/error-codes). */
  static boolean isPermission(int code) {
    return code >= FIRST_PERMISSION && code <= LAST_PERMISSION;
  }

  private static String key(int code) {
    return isPermission(code) ? FIRST_PERMISSION + "-" + LAST_PERMISSION : Integer.toString(code);
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
