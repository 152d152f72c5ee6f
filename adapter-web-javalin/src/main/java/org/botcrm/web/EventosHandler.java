package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.feed.FollowFeed;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.jspecify.annotations.Nullable;

/** Tells what changed: on request, and as it happens. */
final class EventosHandler {
  private static final int STANDARD_LIMIT = 100;

  private final FeedUseCases feed;
  private final EventText text = new EventText();

  EventosHandler(FeedUseCases feed) {
    this.feed = feed;
  }

  void list(Context ctx) {
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    query.allowOnly(Set.of("after", "limit"));
    Long after = query.whole("after", 0, Long.MAX_VALUE);
    Long limit = query.whole("limit", 1, FeedRepository.MAX_SIZE);
    long from = after == null ? 0 : after;
    FeedPage page = feed.read().read(from, limit == null ? STANDARD_LIMIT : limit.intValue());
    byte[] json =
        page.match(
            events -> EventText.page(events, from),
            gone -> {
              throw new ProblemException(problem(gone));
            });
    ctx.contentType("application/json").result(json);
  }

  private static Problem problem(FeedPage.Gone gone) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("primero", gone.first());
    more.put("ultimo", gone.last());
    ProblemKind kind = ProblemKind.EVENTS_GONE;
    return new Problem(kind, kind.status(), kind.detail(), more);
  }

  /** An answer that goes on until one of both ends hangs up. */
  CompletionStage<?> follow(Context ctx) throws IOException {
    Long after = after(ctx);
    if (ctx.method() == HandlerType.HEAD) {
      ctx.contentType(EventStream.CONTENT_TYPE);
      return CompletableFuture.completedFuture(null);
    }
    EventStream stream = new EventStream(text);
    FollowFeed.Following following = feed.follow().follow(stream, after);
    if (following == null) {
      throw new ProblemException(Problem.of(ProblemKind.OVERLOADED));
    }
    stream.ended().whenComplete((none, failure) -> following.stop());
    stream.begin(ctx);
    return stream.ended();
  }

  /** What the browser tells by itself when it connects again counts more than the address. */
  private static @Nullable Long after(Context ctx) {
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    query.allowOnly(Set.of("after"));
    Long after = query.whole("after", 0, Long.MAX_VALUE);
    String last = ctx.header("Last-Event-ID");
    return last == null || last.isBlank()
        ? after
        : (Long) QueryParams.whole("Last-Event-ID", last.strip(), 0, Long.MAX_VALUE);
  }
}
