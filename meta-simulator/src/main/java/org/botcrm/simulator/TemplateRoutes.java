package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET message_templates}, page by page (page message-templates). */
final class TemplateRoutes {
  private static final int USUAL_LIMIT = 25;
  private static final int MAX_LIMIT = 1_000;

  private final Simulation sim;
  private final GraphDoor door;
  private final Templates templates;

  TemplateRoutes(Simulation sim, GraphDoor door, Templates templates) {
    this.sim = sim;
    this.door = door;
    this.templates = templates;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/{version}/{id}/message_templates", this::list);
  }

  private void list(Context ctx) {
    String wabaId = ctx.pathParam("id");
    door.answerNow(ctx, sim.numbers().ofWaba(wabaId), () -> page(ctx, wabaId));
  }

  private GraphAnswer page(Context ctx, String wabaId) {
    String limit = param(ctx, "limit", Integer.toString(USUAL_LIMIT));
    long after = sequence(param(ctx, "after", ""));
    if (!limit.matches("[1-9][0-9]{0,3}") || Integer.parseInt(limit) > MAX_LIMIT || after < 0) {
      return door.error(GraphErrors.of(GraphErrors.PARAMETER, "limit or after is not valid"));
    }
    List<Templates.Entry> found =
        templates.list(wabaId, wanted(ctx).and(entry -> entry.sequence() > after));
    int size = Math.min(found.size(), Integer.parseInt(limit));
    return GraphAnswer.ok(json(ctx, found.subList(0, size), found.size() > size));
  }

  private static Predicate<Templates.Entry> wanted(Context ctx) {
    return entry -> {
      MessageTemplate template = entry.template();
      return param(ctx, "name", template.name()).equals(template.name())
          && param(ctx, "language", template.language()).equals(template.language())
          && param(ctx, "status", template.status()).equals(template.status())
          && param(ctx, "category", template.category()).equals(template.category());
    };
  }

  private static ObjectNode json(Context ctx, List<Templates.Entry> page, boolean more) {
    ObjectNode json = Json.object();
    ArrayNode data = json.putArray("data");
    page.forEach(entry -> data.add(selected(ctx, entry.json())));
    if (!page.isEmpty()) {
      String last = cursor(page.get(page.size() - 1));
      ObjectNode paging = json.putObject("paging");
      paging.putObject("cursors").put("before", cursor(page.get(0))).put("after", last);
      if (more) {
        paging.put("next", next(ctx, last));
      }
    }
    return json;
  }

  /** The same request, from here on; the token goes in the header, where it was. */
  private static String next(Context ctx, String after) {
    StringBuilder url = new StringBuilder("http://").append(ctx.header("Host")).append(ctx.path());
    url.append("?after=").append(after);
    for (String name : List.of("limit", "fields", "name", "language", "status", "category")) {
      String value = ctx.queryParam(name);
      if (value != null) {
        url.append('&').append(name).append('=');
        url.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return url.toString();
  }

  private static ObjectNode selected(Context ctx, ObjectNode template) {
    String fields = ctx.queryParam("fields");
    return fields == null ? template : template.retain(fields(fields));
  }

  private static Set<String> fields(String fields) {
    return Stream.concat(Stream.of("id"), Arrays.stream(fields.split(",")))
        .collect(Collectors.toSet());
  }

  private static String param(Context ctx, String name, String otherwise) {
    String value = ctx.queryParam(name);
    return value == null ? otherwise : value;
  }

  private static String cursor(Templates.Entry entry) {
    byte[] text = Long.toString(entry.sequence()).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** -1 for a cursor that is not ours. */
  private static long sequence(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
