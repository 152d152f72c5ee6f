package org.botcrm.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.staff.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls where that takes the database, and writes down what they are about to do:
 * nothing that counts is done without a trace of who did it. On threads of its own. Thread-safe.
 */
final class Doorkeeper {
  private static final String VIEWER = "org.botcrm.viewer";

  private static final CompletionStage<?> AT_ONCE = CompletableFuture.completedFuture(null);

  private final AccessGuard guard;
  private final @Nullable StaffUseCases staff;
  private final RecentReads recent = new RecentReads();
  private final Readers threads = new Readers("bot-web-door", 4, 64);

  Doorkeeper(AccessGuard guard, @Nullable StaffUseCases staff) {
    this.guard = guard;
    this.staff = staff;
  }

  AccessGuard guard() {
    return guard;
  }

  /** Who was let in. */
  static Viewer viewer(Context ctx) {
    Viewer viewer = ctx.attribute(VIEWER);
    if (viewer == null) {
      throw new IllegalStateException("a handler without a guard");
    }
    return viewer;
  }

  /**
   * Lets a call in.
   *
   * @param known who it is; null when the database has to be asked
   * @return completes when it may go on, or with why not
   */
  CompletionStage<?> admit(Route route, @Nullable Viewer known, Context ctx) {
    if (route.access() == Access.OPEN) {
      return AT_ONCE;
    }
    if (known != null) {
      ctx.attribute(VIEWER, known);
      if (!isWrittenDown(route, known)) {
        return AT_ONCE;
      }
    }
    return threads.running(() -> ask(route, known, ctx));
  }

  private void ask(Route route, @Nullable Viewer known, Context ctx) {
    Viewer viewer = known == null ? guard.ask(route.access(), ctx) : known;
    ctx.attribute(VIEWER, viewer);
    if (isWrittenDown(route, viewer)) {
      writeDown(route, viewer, ctx);
    }
  }

  /** Whatever changes something; and what a person looks at, but for what shows no client. */
  private boolean isWrittenDown(Route route, Viewer viewer) {
    boolean counts = viewer.person() || !Access.reads(route.method());
    return staff != null && route.traced() && counts;
  }

  private void writeDown(Route route, Viewer viewer, Context ctx) {
    StaffUseCases known = staff;
    if (known == null) {
      return;
    }
    AuditEntry entry =
        new AuditEntry(
            known.clock().instant(),
            viewer.who(),
            route.method() + " " + route.path(),
            subject(ctx.pathParamMap()),
            ctx.req().getRemoteAddr());
    boolean reads = Access.reads(route.method());
    if (!reads) {
      known.ports().audit().append(entry);
    } else if (!recent.has(entry)) {
      // Only what is written down for good may go without being written again.
      known.ports().audit().append(entry);
      recent.add(entry);
    }
  }

  private static @Nullable Long subject(Map<String, String> params) {
    for (String name : new String[] {"id", "cliente_id"}) {
      String value = params.get(name);
      if (value != null && value.matches("[0-9]{1,18}")) {
        return Long.valueOf(value);
      }
    }
    return null;
  }
}
