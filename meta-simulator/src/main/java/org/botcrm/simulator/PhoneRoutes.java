package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The side that stands for the phones: to write as one and to see what is on it. */
final class PhoneRoutes {
  /** The longest a request may wait for something new. */
  static final long MAX_WAIT_SECONDS = 60;

  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;

  private final SayAsPhone sayAsPhone;
  private final PhoneBook book;
  private final LongPolls polls;

  PhoneRoutes(SayAsPhone sayAsPhone, PhoneBook book, LongPolls polls) {
    this.sayAsPhone = sayAsPhone;
    this.book = book;
    this.polls = polls;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/simulador/mensajes", this::say);
    routes.get("/simulador/chats/{numero}/mensajes", this::messages);
  }

  private void say(Context ctx) {
    SayRequest request = SayRequest.read(ctx.bodyAsBytes());
    Optional<SayAsPhone.Said> said = sayAsPhone.say(request);
    if (said.isEmpty()) {
      ControlRoutes.problem(ctx, UNAVAILABLE, "Hay demasiados webhooks pendientes");
      return;
    }
    WebhookChain chain = said.get().chain();
    ctx.future(
        () ->
            chain
                .firstAttempt()
                .thenAccept(attempt -> answer(ctx, said.get().messageId(), attempt)));
  }

  private static void answer(Context ctx, String messageId, Attempt attempt) {
    ObjectNode json =
        Json.object()
            .put("message_id", messageId)
            .put("entregado", attempt.delivered())
            .put("http", attempt.http())
            .put("reintentando", attempt.retrying());
    ControlRoutes.write(ctx, json);
  }

  private void messages(Context ctx) {
    String key = book.keyOf(ctx.pathParam("numero"));
    Predicate<ChatMessage> wanted = wanted(ctx);
    Duration wait = Duration.ofSeconds(number(ctx, "espera", MAX_WAIT_SECONDS));
    Supplier<ChatPage> query = () -> book.page(key, wanted);
    if (wait.isZero()) {
      ControlRoutes.write(ctx, json(query.get()));
      return;
    }
    Optional<CompletableFuture<ChatPage>> page = polls.await(key, wait, query);
    if (page.isEmpty()) {
      ControlRoutes.problem(ctx, TOO_MANY, "Hay demasiadas esperas abiertas");
      return;
    }
    ctx.future(() -> page.get().thenAccept(found -> ControlRoutes.write(ctx, json(found))));
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

  private static long number(Context ctx, String name, long max) {
    String value = ctx.queryParam(name);
    if (value == null) {
      return 0;
    }
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > max) {
      throw new IllegalArgumentException(name + ": se espera un entero de 0 a " + max);
    }
    return Long.parseLong(value);
  }

  private static ObjectNode json(ChatPage page) {
    ObjectNode json = Json.object();
    ArrayNode messages = json.putArray("mensajes");
    page.messages().forEach(message -> messages.add(json(message)));
    return json.put("ultima_secuencia", page.lastSequence())
        .put("ultimo_cambio", page.lastChange());
  }

  private static ObjectNode json(ChatMessage message) {
    ObjectNode json =
        Json.object()
            .put("secuencia", message.sequence())
            .put("cambio", message.change())
            .put("message_id", message.messageId())
            .put("direccion", message.direction().name())
            .put("tipo", message.type())
            .put("texto", message.text())
            .put("contenido", message.content())
            .put("hora", message.at().toString());
    ArrayNode ticks = json.putArray("ticks");
    message
        .ticks()
        .forEach(
            tick ->
                ticks.addObject().put("estado", tick.status()).put("hora", tick.at().toString()));
    return json;
  }
}
