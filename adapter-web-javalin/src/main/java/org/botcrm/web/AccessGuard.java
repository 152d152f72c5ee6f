package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.botcrm.application.staff.Identify;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.staff.Permission;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffSession;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may go on, and who calls. Thread-safe. */
final class AccessGuard {
  /** The key of the settings, which may do everything. */
  static final Viewer MAIN_KEY = new Viewer("clave:0", "BOT_API_KEY", Role.ADMINISTRADOR, false);

  /** Somebody at this machine, in the demo; or whatever reads the metrics here. */
  static final Viewer THIS_MACHINE =
      new Viewer("este-equipo", "Este equipo", Role.ADMINISTRADOR, false);

  private static final Viewer ANYBODY = new Viewer("nadie", "", Role.AUDITOR, false);
  private static final String BEARER = "bearer ";

  private final @Nullable ApiKey apiKey;
  private final boolean openOnLoopback;
  private final @Nullable Identify identify;

  /** Without {@code identify} nobody but whoever has the key of the settings is known. */
  AccessGuard(WebSettings settings, @Nullable Identify identify) {
    this.apiKey = settings.apiKey();
    this.openOnLoopback = settings.openOnLoopback();
    this.identify = identify;
  }

  /** What can be said at once, without asking the database. */
  Verdict atOnce(Access access, Context ctx) {
    if (access == Access.OPEN) {
      return Verdict.passes(ANYBODY);
    }
    List<String> offered = Collections.list(ctx.req().getHeaders("Authorization"));
    String key = offered.size() == 1 ? bearer(offered.get(0)) : null;
    if (key != null && apiKey != null && apiKey.matches(key)) {
      return Verdict.passes(MAIN_KEY);
    }
    boolean localIsEnough = openOnLoopback || access == Access.METRICS;
    if (localIsEnough && LocalCall.isOne(ctx.req())) {
      return Verdict.passes(THIS_MACHINE);
    }
    boolean canBeKnown = key != null || offered.isEmpty() && SessionCookie.in(ctx) != null;
    return identify != null && canBeKnown ? Verdict.ASK : Verdict.refuses(unknown(ctx));
  }

  /**
   * Who it is, as the database knows; may block.
   *
   * @throws ProblemException when it is nobody, or they may not
   */
  Viewer ask(Access access, Context ctx) {
    Identify known = identify;
    if (known == null) {
      throw new ProblemException(unknown(ctx));
    }
    List<String> offered = Collections.list(ctx.req().getHeaders("Authorization"));
    Viewer viewer =
        (offered.isEmpty() ? ofSession(known, ctx) : ofKey(known, offered.get(0)))
            .orElseThrow(() -> new ProblemException(unknown(ctx)));
    require(viewer, access, ctx.method());
    return viewer;
  }

  private static void require(Viewer viewer, Access access, HandlerType method) {
    Permission permission = access.permission(method);
    if (permission != null && !viewer.may(permission)) {
      throw new ProblemException(Problem.of(ProblemKind.NOT_PERMITTED));
    }
  }

  private static Optional<Viewer> ofKey(Identify identify, String header) {
    String key = bearer(header);
    return key == null ? Optional.empty() : identify.byKey(key);
  }

  private static Optional<Viewer> ofSession(Identify identify, Context ctx) {
    String token = SessionCookie.in(ctx);
    Optional<StaffSession> session = token == null ? Optional.empty() : identify.bySession(token);
    if (session.isPresent() && !Access.reads(ctx.method())) {
      SessionCookie.requireOwnPage(ctx, session.get());
    }
    session.ifPresent(found -> SessionCookie.keepWord(ctx, found));
    return session.map(StaffSession::member).map(Viewer::of);
  }

  /** The problem of whoever is not known. */
  Problem unknown(Context ctx) {
    if (apiKey == null) {
      return Problem.of(ProblemKind.LOCAL_ONLY);
    }
    ctx.header("WWW-Authenticate", "Bearer realm=\"bot\"");
    return Problem.of(ProblemKind.KEY_REQUIRED);
  }

  private static @Nullable String bearer(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  /**
   * What was decided: exactly one of the three.
   *
   * @param viewer who may go on
   * @param refusal why the call is refused
   * @param ask whether {@link #ask} has to decide
   */
  record Verdict(@Nullable Viewer viewer, @Nullable Problem refusal, boolean ask) {
    private static final Verdict ASK = new Verdict(null, null, true);

    private static Verdict passes(Viewer viewer) {
      return new Verdict(viewer, null, false);
    }

    private static Verdict refuses(Problem problem) {
      return new Verdict(null, problem, false);
    }
  }
}
