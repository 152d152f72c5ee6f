package org.botcrm.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/** The parameters of a list that has a cursor and is kept by ids of ours. */
final class IdList {
  private static final int STANDARD_SIZE = 20;
  private static final int MAX_SIZE = 100;
  private static final int MAX_CURSOR = 40;
  private static final Pattern ALIAS = Pattern.compile("(?:\\+|0+(?=[1-9]))[0-9]+");

  private final QueryParams query;

  private IdList(QueryParams query) {
    this.query = query;
  }

  /** Refuses parameters other than these, {@code cursor} and {@code per_page}. */
  static IdList of(Context ctx, String... filters) {
    Set<String> allowed = new TreeSet<>(Set.of(filters));
    allowed.add("cursor");
    allowed.add("per_page");
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    query.allowOnly(allowed);
    return new IdList(query);
  }

  /** Refuses all parameters of the query. */
  static void noParameters(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
  }

  /** The id that the path names. */
  static long id(Context ctx) {
    String written = ctx.pathParam("id");
    if (ALIAS.matcher(written).matches()) {
      // An address has one writing.
      throw new ProblemException(Problem.of(ProblemKind.NOT_FOUND));
    }
    return QueryParams.whole("id", written, 1, Long.MAX_VALUE);
  }

  /** The problem that there is nothing with this id. */
  static ProblemException notFound(String key) {
    return new ProblemException(Problem.of(ProblemKind.NOT_FOUND, Texts.say(key)));
  }

  int size() {
    Long size = query.whole("per_page", 1, MAX_SIZE);
    return size == null ? STANDARD_SIZE : size.intValue();
  }

  /** As it came; null for the first page. */
  @Nullable String cursor() {
    return query.text("cursor", MAX_CURSOR);
  }

  /** The id of the last one seen; null for the first page. */
  @Nullable Long after() {
    String written = cursor();
    if (written == null) {
      return null;
    }
    if (!written.matches("[0-9]{1,18}")) {
      throw wrongCursor();
    }
    return Long.valueOf(written);
  }

  static ProblemException wrongCursor() {
    return new ProblemException(QueryParams.problem("cursor", "parametro.cursor", Map.of()));
  }

  @Nullable ClienteId cliente() {
    Long id = query.whole("cliente_id", 1, Integer.MAX_VALUE);
    return id == null ? null : new ClienteId(id.intValue());
  }

  /** One of these words, in whatever case; null when absent. */
  @Nullable String word(String name, Set<String> words) {
    String written = query.text(name);
    if (written == null) {
      return null;
    }
    return words.stream()
        .filter(written::equalsIgnoreCase)
        .findAny()
        .orElseThrow(
            () ->
                new ProblemException(
                    QueryParams.problem(
                        name,
                        "parametro.palabra",
                        Map.of("palabras", String.join(", ", new TreeSet<>(words))))));
  }

  /** A day of the calendar; null when absent. */
  @Nullable LocalDate day(String name) {
    String written = query.text(name);
    if (written == null) {
      return null;
    }
    try {
      if (written.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(written);
      }
    } catch (DateTimeParseException e) {
      // The 31st of February.
      throw new ProblemException(QueryParams.problem(name, "parametro.dia", Map.of()));
    }
    throw new ProblemException(QueryParams.problem(name, "parametro.dia", Map.of()));
  }

  /** {@code paginacion}. */
  static void page(Json json, int size, @Nullable String next) {
    json.object("paginacion", p -> write(p, size, next));
  }

  /** Likewise, with how many there are on all pages together. */
  static void page(Json json, int size, @Nullable String next, long total) {
    json.object(
        "paginacion",
        p -> {
          write(p, size, next);
          p.number("total", total);
        });
  }

  private static void write(Json json, int size, @Nullable String next) {
    json.number("per_page", (long) size);
    json.text("siguiente", next);
  }
}
