package org.botcrm.web;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.application.subscription.MakeSubscription;
import org.botcrm.application.subscription.SubscriptionUseCases;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionRepository;
import org.jspecify.annotations.Nullable;

/** Shows, makes, changes and deletes subscriptions, and tells again what was not taken. */
final class SuscripcionesHandler {
  private static final String JSON = "application/json";
  private static final int CREATED = 201;
  private static final int MAX_URL = 2000;

  private final SubscriptionUseCases subscriptions;
  private final SubscriptionRepository repository;

  SuscripcionesHandler(SubscriptionUseCases subscriptions) {
    this.subscriptions = subscriptions;
    this.repository = subscriptions.repository();
  }

  void list(Context ctx) {
    IdList.noParameters(ctx);
    List<Subscription> all = repository.list();
    long last = subscriptions.feed().last();
    ctx.contentType(JSON)
        .result(
            Json.object(json -> json.array("suscripciones", all, one -> write(json, one, last))));
  }

  void add(Context ctx, byte[] body) {
    // Read to its end first: a secret is shown once.
    Wanted wanted =
        DecisionBody.parse(
            body, fields -> new Wanted(url(fields), kinds(fields), from(fields, "desde")));
    MakeSubscription.Result.Made made =
        subscriptions
            .make()
            .make(wanted.url, wanted.kinds, wanted.from)
            .match(
                it -> it,
                refused -> {
                  throw refused(refused.reason());
                },
                tooMany -> {
                  throw LimitWords.problem(
                      "url", "contenido.suscripciones", Map.of("max", MakeSubscription.MOST));
                });
    ctx.status(CREATED).contentType(JSON).result(json(made.subscription(), made.secret().value()));
  }

  void change(Context ctx, byte[] body) {
    Subscription old = find(IdList.id(ctx));
    Change change =
        DecisionBody.parse(
            body,
            fields ->
                new Change(active(fields), fields.has("tipos") ? kinds(fields) : old.kinds()));
    repository.change(old.id(), change.kinds, change.active, now());
    ctx.contentType(JSON).result(json(find(old.id()), null));
  }

  void remove(Context ctx, byte[] body) {
    Subscription one = find(IdList.id(ctx));
    DecisionBody.parse(body, fields -> one);
    repository.remove(one.id());
    ctx.contentType(JSON).result(json(one, null));
  }

  void repeat(Context ctx, byte[] body) {
    long id = find(IdList.id(ctx)).id();
    Long from = DecisionBody.parse(body, SuscripcionesHandler::repetition);
    if (from == null) {
      repository.repeatDeadLetters(id);
    } else {
      repository.rewind(id, from - 1, now());
    }
    ctx.contentType(JSON).result(json(find(id), null));
  }

  void letters(Context ctx) {
    IdList query = IdList.of(ctx);
    long id = find(IdList.id(ctx)).id();
    int size = query.size();
    List<DeadLetter> found = repository.deadLetters(id, query.after(), size + 1);
    List<DeadLetter> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? Long.toString(page.get(size - 1).id()) : null;
    ctx.contentType(JSON)
        .result(
            Json.object(
                json -> {
                  json.array("fallidas", page, letter -> write(json, letter));
                  IdList.page(json, size, next);
                }));
  }

  private Subscription find(long id) {
    return repository.find(id).orElseThrow(() -> IdList.notFound("suscripcion.no-encontrada"));
  }

  private Instant now() {
    return subscriptions.clock().instant();
  }

  /** From which event on; null for the dead letters. */
  private static @Nullable Long repetition(Fields fields) {
    Long from = from(fields, "desde");
    boolean letters = fields.flag("fallidas");
    if (letters == (from != null)) {
      throw fields.wrong("desde", "contenido.desde-o-fallidas");
    }
    return from;
  }

  private static @Nullable Long from(Fields fields, String name) {
    return fields.has(name) ? (Long) fields.id(name) : null;
  }

  private static Set<EventKind> kinds(Fields fields) {
    return Set.copyOf(
        fields.list(
            "tipos",
            object -> {
              throw fields.wrong("tipos", "contenido.tipo-de-evento");
            },
            word ->
                EventKind.ofWord(word)
                    .orElseThrow(() -> fields.wrong("tipos", "contenido.tipo-de-evento"))));
  }

  private static boolean active(Fields fields) {
    if (!fields.has("activa")) {
      // Nobody is to be told again, or no more, by a field that was forgotten.
      throw fields.wrong("activa", "contenido.falta");
    }
    return fields.flag("activa");
  }

  private static URI url(Fields fields) {
    String written = fields.line("url", MAX_URL);
    try {
      return new URI(written);
    } catch (URISyntaxException e) {
      throw fields.wrong("url", "contenido.http");
    }
  }

  private static ProblemException refused(String reason) {
    return LimitWords.problem("url", "contenido.url", Map.of("motivo", reason));
  }

  private byte[] json(Subscription one, @Nullable String secret) {
    long last = subscriptions.feed().last();
    return Json.object(
        json -> {
          json.object("suscripcion", inner -> write(inner, one, last));
          json.text("secreto", secret);
        });
  }

  private static void write(Json json, Subscription one, long last) {
    SubscriptionProgress progress = one.progress();
    json.number("id", one.id());
    json.text("url", one.url().toString());
    json.texts("tipos", one.kinds().stream().sorted().map(EventKind::word).toList());
    json.flag("activa", one.active());
    json.text("creada_en", ConversacionJson.time(one.createdAt()));
    json.number("entregado_hasta", progress.cursor());
    json.number("atraso", Math.max(0, last - progress.cursor()));
    json.number("intentos", (long) progress.attempts());
    json.text("falla_desde", ConversacionJson.time(progress.failingSince()));
    Instant due = progress.attempts() == 0 ? null : progress.dueAt();
    json.text("proximo_intento", ConversacionJson.time(due));
    json.text("motivo", progress.reason());
  }

  private static void write(Json json, DeadLetter letter) {
    json.number("id", letter.id());
    json.object("evento", inner -> EventText.write(inner, letter.event()));
    json.text("motivo", letter.reason());
    json.text("fallo_en", ConversacionJson.time(letter.failedAt()));
    json.flag("por_repetir", letter.repeating());
  }

  private record Wanted(URI url, Set<EventKind> kinds, @Nullable Long from) {}

  private record Change(boolean active, Set<EventKind> kinds) {}
}
