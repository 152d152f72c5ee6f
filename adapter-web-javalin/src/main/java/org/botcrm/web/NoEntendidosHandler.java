package org.botcrm.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.dialogue.MisunderstoodRepository;

/** Shows what the bot did not understand. */
final class NoEntendidosHandler {
  private static final int STANDARD_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final MisunderstoodRepository misunderstood;
  private final DateParams dates;

  NoEntendidosHandler(MisunderstoodRepository misunderstood, ZoneId zone) {
    this.misunderstood = misunderstood;
    this.dates = new DateParams(zone);
  }

  void list(Context ctx) {
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    query.allowOnly(Set.of("desde", "limite"));
    Instant since = dates.from(query, "desde");
    Long limit = query.whole("limite", 1, MAX_LIMIT);
    List<MisunderstoodGroup> groups =
        misunderstood.groups(
            since == null ? Instant.EPOCH : since,
            limit == null ? STANDARD_LIMIT : limit.intValue());
    byte[] found =
        Json.object(
            json ->
                json.array(
                    "grupos",
                    groups,
                    group -> {
                      json.text("palabras", group.words());
                      json.number("veces", group.count());
                      json.text("ultima_vez", ConversacionJson.time(group.last()));
                    }));
    ctx.contentType("application/json").result(found);
  }
}
