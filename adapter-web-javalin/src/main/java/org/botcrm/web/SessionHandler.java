package org.botcrm.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import org.botcrm.application.staff.LogIn;
import org.botcrm.application.staff.LoginResult;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.staff.StaffSession;
import org.jspecify.annotations.Nullable;

/** Lets people in and out, and tells them who they are. */
final class SessionHandler {
  private static final String JSON = "application/json";
  private static final int MAX_NAME = 200;

  private final StaffUseCases staff;

  SessionHandler(StaffUseCases staff) {
    this.staff = staff;
  }

  void open(Context ctx, byte[] body) {
    Login login =
        DecisionBody.parse(
            body, fields -> new Login(fields.line("usuario", MAX_NAME), password(fields)));
    staff
        .enter()
        .logIn(login.name, login.password, ctx.req().getRemoteAddr())
        .match(
            in -> enter(ctx, in),
            wrong -> {
              throw new ProblemException(Problem.of(ProblemKind.WRONG_LOGIN));
            },
            wait -> {
              ctx.header("Retry-After", Long.toString(seconds(wait.left())));
              throw new ProblemException(Problem.of(ProblemKind.TOO_MANY_TRIES));
            });
  }

  private static String password(Fields fields) {
    String password = fields.text("clave");
    if (password.isEmpty()) {
      throw fields.wrong("clave", "contenido.falta");
    }
    return password;
  }

  private static long seconds(Duration left) {
    return Math.max(1, left.toSeconds());
  }

  private static Context enter(Context ctx, LoginResult.In in) {
    SessionCookie.set(ctx, in.token(), LogIn.LASTS);
    StaffSession session = in.session();
    return ctx.contentType(JSON)
        .result(json(Viewer.of(session.member()), session.csrf(), session.expires()));
  }

  void get(Context ctx) {
    IdList.noParameters(ctx);
    Viewer viewer = Doorkeeper.viewer(ctx);
    String token = viewer.person() ? SessionCookie.in(ctx) : null;
    StaffSession session = token == null ? null : staff.identify().bySession(token).orElse(null);
    ctx.contentType(JSON)
        .result(
            json(
                viewer,
                session == null ? null : session.csrf(),
                session == null ? null : session.expires()));
  }

  void close(Context ctx, byte[] body) {
    DecisionBody.parse(body, fields -> "");
    String token = SessionCookie.in(ctx);
    if (Doorkeeper.viewer(ctx).person() && token != null) {
      staff.identify().logOut(token);
    }
    SessionCookie.clear(ctx);
    ctx.contentType(JSON).result(Json.object(json -> json.flag("cerrada", true)));
  }

  private static byte[] json(Viewer viewer, @Nullable String csrf, @Nullable Instant expires) {
    return Json.object(
        json -> {
          json.text("quien", viewer.who());
          json.text("nombre", viewer.name());
          json.text("rol", viewer.role().word());
          json.text("csrf", csrf);
          json.text("vence_en", ConversacionJson.time(expires));
        });
  }

  private record Login(String name, String password) {
    @Override
    public String toString() {
      return "Login[•••]";
    }
  }
}
