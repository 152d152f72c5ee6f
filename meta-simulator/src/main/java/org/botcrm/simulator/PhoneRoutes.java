package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The side that stands for the phones: to write as one and to see what is on it. */
final class PhoneRoutes {
  /** The longest a request may wait for something new. */
  static final long MAX_WAIT_SECONDS = 60;

  private static final int TOO_MANY = 429;
  private static final int NOT_FOUND = 404;

  private final Simulation sim;
  private final SayAsPhone sayAsPhone;
  private final PhoneBook book;
  private final LongPolls polls;

  PhoneRoutes(Simulation sim, SayAsPhone sayAsPhone, LongPolls polls) {
    this.sim = sim;
    this.sayAsPhone = sayAsPhone;
    this.book = sim.book();
    this.polls = polls;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/simulador/mensajes", this::say);
    routes.get("/simulador/chats/{numero}/mensajes", this::messages);
    routes.get("/simulador/telefonos/{numero}", this::state);
  }

  private void say(Context ctx) {
    SayRequest request = SayRequest.read(ctx.bodyAsBytes());
    Optional<SayAsPhone.Said> said = sayAsPhone.say(request);
    ObjectNode answer = Json.object();
    said.ifPresent(done -> answer.put("message_id", done.messageId()));
    WebhookAnswer.whenTaken(ctx, said.map(SayAsPhone.Said::chain), answer);
  }

  private void state(Context ctx) {
    String key = book.keyOf(ctx.pathParam("numero"));
    BusinessNumber number = sim.numbers().require(ctx.queryParam("phone_number_id"));
    Instant closes = sim.limits().closesAt(number.phoneNumberId(), key).orElse(null);
    Optional<PhoneState> state = book.state(key, sim.now(), closes);
    if (state.isEmpty()) {
      ControlRoutes.problem(ctx, NOT_FOUND, "Ese teléfono no ha recibido ni enviado nada");
      return;
    }
    ControlRoutes.write(ctx, ClientJson.write(state.get()));
  }

  private void messages(Context ctx) {
    String key = book.keyOf(ctx.pathParam("numero"));
    Predicate<ChatMessage> wanted = wanted(ctx);
    Duration wait = Duration.ofSeconds(number(ctx, "espera", MAX_WAIT_SECONDS));
    Supplier<ChatPage> query = () -> book.page(key, wanted);
    if (wait.isZero()) {
      ControlRoutes.write(ctx, ClientJson.write(query.get()));
      return;
    }
    Optional<CompletableFuture<ChatPage>> page = polls.await(key, wait, query);
    if (page.isEmpty()) {
      ControlRoutes.problem(ctx, TOO_MANY, "Hay demasiadas esperas abiertas");
      return;
    }
    ctx.future(
        () -> page.get().thenAccept(found -> ControlRoutes.write(ctx, ClientJson.write(found))));
  }

  /** New messages after {@code despues}, or messages new or changed after {@code cambios}. */
  private static Predicate<ChatMessage> wanted(Context ctx) {
    long after = number(ctx, "despues", Long.MAX_VALUE);
    if (ctx.queryParam("cambios") == null) {
      return message -> message.sequence() > after;
    }
    long change = number(ctx, "cambios", Long.MAX_VALUE);
    return message -> message.change() > change && message.sequence() > after;
  }

  /** A whole number of the query, 0 when it is not there. */
  static long number(Context ctx, String name, long max) {
    String value = ctx.queryParam(name);
    if (value == null) {
      return 0;
    }
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > max) {
      throw new IllegalArgumentException(name + ": se espera un entero de 0 a " + max);
    }
    return Long.parseLong(value);
  }
}
