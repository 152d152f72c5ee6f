package org.botcrm.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, each at most once. What cannot be used ends in a {@link
 * ProblemException} that names it.
 */
final class QueryParams {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final int SHOWN = 40;

  private final Map<String, String> values;

  private QueryParams(Map<String, String> values) {
    this.values = values;
  }

  /** Reads what stands behind the question mark; null when nothing does. */
  static QueryParams parse(@Nullable String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (values.put(name, value) != null) {
          throw new ProblemException(problem(shown(name), "parametro.repetido", Map.of()));
        }
      }
    }
    return new QueryParams(values);
  }

  private static String decode(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A per cent sign that begins nothing.
      throw new ProblemException(
          Problem.of(ProblemKind.BAD_REQUEST, Texts.say("peticion.mal-codificada")));
    }
  }

  /** Refuses what is not in {@code allowed}: a filter that is not applied would lie. */
  void allowOnly(Set<String> allowed) {
    for (String name : values.keySet()) {
      if (!allowed.contains(name)) {
        String key = allowed.isEmpty() ? "parametro.desconocido-ninguno" : "parametro.desconocido";
        String list = String.join(", ", new TreeSet<>(allowed));
        throw new ProblemException(problem(shown(name), key, Map.of("permitidos", list)));
      }
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** As it came; null when absent. */
  @Nullable String text(String name) {
    return values.get(name);
  }

  /** Between 1 and {@code max} characters without control characters; null when absent. */
  @Nullable String text(String name, int max) {
    String value = values.get(name);
    if (value != null
        && (value.isBlank()
            || value.codePointCount(0, value.length()) > max
            || value.chars().anyMatch(Character::isISOControl))) {
      throw new ProblemException(problem(name, "parametro.texto", Map.of("max", max)));
    }
    return value;
  }

  /** A whole number in its range; null when absent. */
  @Nullable Long whole(String name, long min, long max) {
    String value = values.get(name);
    return value == null ? null : (Long) whole(name, value, min, max);
  }

  /** The number that {@code value} writes, in its range. */
  static long whole(String name, String value, long min, long max) {
    if (WHOLE.matcher(value).matches()) {
      try {
        long number = Long.parseLong(value);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Nineteen digits can be too many: out of range like the rest.
        throw new ProblemException(outOfRange(name, min, max));
      }
    }
    throw new ProblemException(outOfRange(name, min, max));
  }

  private static Problem outOfRange(String name, long min, long max) {
    return problem(name, "parametro.entero", Map.of("min", min, "max", max));
  }

  /** The problem that {@code name} should have been given. */
  Problem missing(String name) {
    return problem(name, "parametro.falta", Map.of());
  }

  /** A problem with a parameter; {@code key} is of the bundle, which may use {@code {nombre}}. */
  static Problem problem(String name, String key, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("nombre", name);
    return Problem.ofParameter(name, key, all);
  }

  /** A name of the caller's, cut. */
  static String shown(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= SHOWN ? name : name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
