package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.staff.AuditRepository;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.Username;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StaffApiTest {
  private static final String PASSWORD = "una clave larga";
  private static final String SESSION = "/api/v1/sesion";
  private static final String CHATS = "/api/v1/chats";

  /** Whoever adds a route says here whom it is for. */
  private static final Map<Access, Set<Role>> READERS = new EnumMap<>(Access.class);

  private static final Map<Access, Set<Role>> WRITERS = new EnumMap<>(Access.class);

  static {
    Set<Role> all = EnumSet.allOf(Role.class);
    READERS.put(Access.API, all);
    READERS.put(Access.METRICS, all);
    READERS.put(Access.SELF, all);
    READERS.put(Access.AUDIT, EnumSet.of(Role.AUDITOR, Role.ADMINISTRADOR));
    READERS.put(Access.MANAGE, EnumSet.of(Role.ADMINISTRADOR));
    WRITERS.put(Access.API, EnumSet.of(Role.AGENTE, Role.SUPERVISOR, Role.ADMINISTRADOR));
    WRITERS.put(Access.SELF, all);
    WRITERS.put(Access.SUPERVISE, EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRADOR));
    WRITERS.put(Access.MANAGE, EnumSet.of(Role.ADMINISTRADOR));
  }

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  @TestFactory
  Stream<DynamicTest> everyRouteLetsInTheRolesThatItIsForAndNoOthers() {
    Map<Role, String> keys = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      keys.put(role, bot.staff.makeKey().make(role.word(), role).key());
    }
    return bot.routes.routes().stream()
        .filter(route -> route.access() != Access.OPEN)
        .filter(route -> !route.path().endsWith("/flujo"))
        .flatMap(route -> Stream.of(Role.values()).map(role -> test(route, role, keys)));
  }

  private DynamicTest test(Route route, Role role, Map<Role, String> keys) {
    boolean reads = route.method() == HandlerType.GET;
    Set<Role> allowed = (reads ? READERS : WRITERS).get(route.access());
    return DynamicTest.dynamicTest(
        route.method() + " " + route.path() + " " + role.word(),
        () -> {
          assertThat(allowed).as("whom it is for").isNotNull();
          var request =
              bot.request(route.path().replaceAll("\\{[a-z_]+}", "1"))
                  .header("Authorization", "Bearer " + keys.get(role))
                  .header("Content-Type", "application/json");
          int status =
              bot.send(reads ? request : request.POST(BodyPublishers.ofString("[]"))).statusCode();
          if (allowed.contains(role)) {
            assertThat(status).isNotIn(401, 403);
          } else {
            assertThat(status).isEqualTo(403);
          }
        });
  }

  @Test
  void whoLogsInIsKnownByACookieUntilTheyLogOut() {
    add("ana", Role.AGENTE);

    HttpResponse<String> in = logIn("Ana", PASSWORD);
    assertThat(in.statusCode()).isEqualTo(200);
    JsonNode session = TestBot.json(in);
    assertThat(session.path("nombre").asText()).isEqualTo("Ana Pérez");
    assertThat(session.path("rol").asText()).isEqualTo("agente");
    String header = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(header)
        .startsWith("__Host-bot_sesion=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict");

    String cookie = header.split(";")[0];
    assertThat(get(SESSION, cookie).statusCode()).isEqualTo(200);
    assertThat(TestBot.json(get(SESSION, cookie)).path("csrf")).isEqualTo(session.path("csrf"));
    assertThat(get(CHATS, cookie).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/personas", cookie).statusCode()).isEqualTo(403);

    String csrf = session.path("csrf").asText();
    assertThat(post(SESSION + "/cerrar", "{}", cookie, csrf).statusCode()).isEqualTo(200);
    assertThat(get(SESSION, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void aForeignPageThatOnlyHasTheCookieChangesNothing() {
    bot.given(Messages.text("584121234567", "hola"));
    add("ana", Role.AGENTE);
    HttpResponse<String> in = logIn("ana", PASSWORD);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    String csrf = TestBot.json(in).path("csrf").asText();
    String message = "{\"tipo\":\"texto\",\"texto\":\"hola\"}";

    assertThat(post(CHATS + "/1/mensajes", message, cookie, "").statusCode()).isEqualTo(403);
    assertThat(post(CHATS + "/1/mensajes", message, cookie, csrf + "x").statusCode())
        .isEqualTo(403);
    assertThat(post(CHATS + "/1/mensajes", message, cookie, csrf).statusCode()).isEqualTo(202);
  }

  @Test
  void aWrongPasswordIsToldAndSoIsOneTooMany() {
    add("ana", Role.AGENTE);
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> wrong = logIn("ana", "clave equivocada");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(TestBot.json(wrong).path("type").asText()).endsWith("#entrada-incorrecta");
      assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    HttpResponse<String> tooMany = logIn("ana", PASSWORD);

    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).contains("900");
  }

  @Test
  void aKeyIsShownOnceAndOpensUntilItIsRevoked() {
    HttpResponse<String> made =
        bot.postJson("/api/v1/claves", "{\"nombre\":\"Informes\",\"rol\":\"auditor\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    String key = TestBot.json(made).path("clave").asText();
    long id = TestBot.json(made).at("/clave_api/id").asLong();
    assertThat(bot.get("/api/v1/claves").body()).doesNotContain(key).contains("Informes");
    assertThat(withKey(CHATS, key)).isEqualTo(200);

    assertThat(bot.postJson("/api/v1/claves/" + id + "/revocar", "{}").statusCode()).isEqualTo(200);

    assertThat(withKey(CHATS, key)).isEqualTo(401);
    assertThat(bot.postJson("/api/v1/claves/999/revocar", "{}").statusCode()).isEqualTo(404);
    assertThat(
            bot.postJson("/api/v1/claves", "{\"nombre\":\"x\",\"rol\":\"agente\",\"otro\":1}")
                .statusCode())
        .isEqualTo(422);
    assertThat(bot.staff.ports().keys().list()).hasSize(1);
  }

  @Test
  void aPersonIsAddedChangedAndGivenAnotherPassword() {
    HttpResponse<String> added =
        bot.postJson(
            "/api/v1/personas", "{\"usuario\":\"ana\",\"nombre\":\"Ana\",\"rol\":\"agente\"}");
    assertThat(added.statusCode()).isEqualTo(201);
    String password = TestBot.json(added).path("clave").asText();
    long id = TestBot.json(added).at("/persona/id").asLong();
    assertThat(logIn("ana", password).statusCode()).isEqualTo(200);
    assertThat(
            bot.postJson(
                    "/api/v1/personas",
                    "{\"usuario\":\"ANA\",\"nombre\":\"Otra\",\"rol\":\"agente\"}")
                .statusCode())
        .isEqualTo(409);

    HttpResponse<String> other = bot.postJson("/api/v1/personas/" + id + "/clave", "{}");
    assertThat(logIn("ana", password).statusCode()).isEqualTo(401);
    assertThat(logIn("ana", TestBot.json(other).path("clave").asText()).statusCode())
        .isEqualTo(200);

    String change = "{\"rol\":\"supervisor\",\"activa\":false}";
    assertThat(bot.postJson("/api/v1/personas/" + id + "/cambiar", change).statusCode())
        .isEqualTo(200);
    assertThat(logIn("ana", TestBot.json(other).path("clave").asText()).statusCode())
        .isEqualTo(401);
    assertThat(bot.getJson("/api/v1/personas").at("/personas/0/activa").asBoolean()).isFalse();
  }

  @Test
  void whatIsWrongWithAPersonIsToldByItsField() {
    assertThat(field("{\"usuario\":\"a\",\"nombre\":\"Ana\",\"rol\":\"agente\"}"))
        .isEqualTo("usuario");
    assertThat(field("{\"usuario\":\"ana\",\"nombre\":\"A\\nB\",\"rol\":\"agente\"}"))
        .isEqualTo("nombre");
    assertThat(field("{\"usuario\":\"ana\",\"nombre\":\"Ana\",\"rol\":\"jefa\"}")).isEqualTo("rol");
  }

  @Test
  void whatIsDoneAndLookedAtIsWrittenDownWithWhoItWas() {
    bot.given(Messages.text("584121234567", "hola"));
    StaffMember ana = add("ana", Role.AUDITOR);
    String cookie =
        logIn("ana", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    get(CHATS + "/1", cookie);
    get("/api/v1/eventos", cookie);
    bot.get(CHATS + "/1");
    bot.postJson(CHATS + "/1/mensajes", "{\"tipo\":\"texto\",\"texto\":\"canario\"}");

    assertThat(bot.staff.ports().audit().list(null, 10))
        .extracting(AuditRepository.Numbered::entry)
        .extracting(entry -> entry.who() + " " + entry.action() + " " + entry.subject())
        .containsExactly(
            "clave:0 POST /api/v1/chats/{id}/mensajes 1",
            "persona:" + ana.id() + " GET /api/v1/chats/{id} 1",
            "persona:" + ana.id() + " entrada null");
    JsonNode page = bot.getJson("/api/v1/auditoria?per_page=2");
    assertThat(page.path("entradas")).hasSize(2);
    String next = page.at("/paginacion/siguiente").asText();
    assertThat(bot.getJson("/api/v1/auditoria?cursor=" + next).path("entradas")).hasSize(1);
  }

  @Test
  void whoGoesOnLookingIsWrittenDownAgainAfterAWhileOnly() {
    bot.given(Messages.text("584121234567", "hola"));
    add("ana", Role.AUDITOR);
    String cookie =
        logIn("ana", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    String page = "/consola/chats/1/hilo";
    get(page, cookie);
    get(page, cookie);
    assertThat(looks(page)).isEqualTo(1);

    bot.clock.advance(RecentReads.STILL.minusSeconds(1));
    get(page, cookie);
    assertThat(looks(page)).isEqualTo(1);
    bot.clock.advance(Duration.ofSeconds(1));
    get(page, cookie);
    assertThat(looks(page)).isEqualTo(2);
    get("/consola/chats/1/redactor", cookie);
    assertThat(looks("/consola/chats/1/redactor")).isEqualTo(1);
  }

  private long looks(String page) {
    String action = "GET " + page.replace("/1/", "/{id}/");
    return bot.staff.ports().audit().list(null, 100).stream()
        .filter(entry -> entry.entry().action().equals(action))
        .count();
  }

  @Test
  void whoeverShowsNonsenseIsNobody() {
    for (String nonsense : List.of("bot_", "bot_" + "a".repeat(43), "x", "")) {
      assertThat(withKey(CHATS, nonsense)).as(nonsense).isEqualTo(401);
    }
    assertThat(get(CHATS, "__Host-bot_sesion=" + "a".repeat(43)).statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/nada", "__Host-bot_sesion=x").statusCode()).isEqualTo(401);
  }

  private String field(String body) {
    HttpResponse<String> refused = bot.postJson("/api/v1/personas", body);
    assertThat(refused.statusCode()).isEqualTo(422);
    return TestBot.json(refused).path("campo").asText();
  }

  private StaffMember add(String username, Role role) {
    return bot.staff
        .addPerson()
        .add(new NewStaffMember(new Username(username), "Ana Pérez", role), PASSWORD)
        .orElseThrow();
  }

  private HttpResponse<String> logIn(String username, String password) {
    return bot.send(
        bot.request(SESSION)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"usuario\":\"" + username + "\",\"clave\":\"" + password + "\"}")));
  }

  private int withKey(String path, String key) {
    return bot.send(bot.request(path).header("Authorization", "Bearer " + key)).statusCode();
  }

  private HttpResponse<String> get(String path, String cookie) {
    return bot.send(bot.request(path).header("Cookie", cookie));
  }

  private HttpResponse<String> post(String path, String body, String cookie, String csrf) {
    return bot.send(
        bot.request(path)
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
