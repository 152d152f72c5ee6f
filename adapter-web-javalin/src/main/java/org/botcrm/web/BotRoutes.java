package org.botcrm.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.staff.StaffUseCases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's routes, for {@link WebServer} or for a Javalin of the embedder's own:
 *
 * <pre>{@code
 * Javalin.create(cfg -> new BotRoutes(dependencies, settings).register(cfg));
 * }</pre>
 *
 * <p>Nothing but these paths is touched: no exception handler, mapper or setting of the embedder
 * changes. Immutable and thread-safe.
 */
public final class BotRoutes {
  static final String WEBHOOK = "/api/v1/whatsapp/webhook";
  static final String CONVERSACIONES = "/api/v1/conversaciones-whatsapp";
  static final String CHATS = "/api/v1/chats";

  static final String EVENTOS = "/api/v1/eventos";
  static final String PLANTILLAS = "/api/v1/plantillas";

  private static final Logger LOG = LoggerFactory.getLogger(BotRoutes.class);

  private final Doorkeeper doorkeeper;
  private final List<Route> routes;

  /** With the use cases behind the routes. */
  public BotRoutes(WebDependencies dependencies, WebSettings settings) {
    Objects.requireNonNull(dependencies, "dependencies");
    StaffUseCases staff = dependencies.staff();
    AccessGuard guard =
        new AccessGuard(
            Objects.requireNonNull(settings, "settings"), staff == null ? null : staff.identify());
    this.doorkeeper = new Doorkeeper(guard, staff);
    this.routes = routes(dependencies, settings);
  }

  /** Registers every route. Call inside {@code Javalin.create}. */
  public void register(JavalinConfig config) {
    Map<String, List<Route>> byPath =
        routes.stream()
            .collect(Collectors.groupingBy(Route::path, LinkedHashMap::new, Collectors.toList()));
    byPath.forEach(
        (path, ofPath) -> {
          for (Route route : ofPath) {
            FailureLog failures = new FailureLog(LOG, route.method() + " " + path);
            add(config, route, failures);
          }
          refuseOthers(config, path, ofPath);
        });
  }

  AccessGuard guard() {
    return doorkeeper.guard();
  }

  /** All that can be called, in the order in which paths are tried. */
  List<Route> routes() {
    return routes;
  }

  private static List<Route> routes(WebDependencies dependencies, WebSettings settings) {
    List<Route> routes = new ArrayList<>();
    Readers readers = new Readers("bot-web-reader", 8, 64);
    addWebhook(routes, dependencies, readers);
    addApi(routes, new ConversacionesHandler(dependencies, settings), readers);
    addMedia(routes, dependencies);
    addTemplates(routes, dependencies, readers);
    addChats(routes, dependencies, settings, readers);
    addFeed(routes, dependencies.feed(), readers);
    routes.addAll(SubscriptionRoutes.of(dependencies.subscriptions(), readers));
    routes.addAll(StaffRoutes.of(dependencies.staff(), readers));
    // Apart: whoever watches the bot must not wait for those who read a lot.
    Readers watchers = new Readers("bot-web-watcher", 2, 16);
    OperationsHandler operations = new OperationsHandler(dependencies, settings);
    routes.add(Route.atOnce(GET, "/health/live", Access.OPEN, operations::live));
    routes.add(new Route(GET, "/health/ready", Access.OPEN, watchers.reading(operations::ready)));
    routes.add(new Route(GET, "/metrics", Access.METRICS, watchers.reading(operations::metrics)));
    routes.addAll(new PagesHandler(OpenApiDocument.shipped()).routes(readers));
    return List.copyOf(routes);
  }

  private static void addWebhook(
      List<Route> routes, WebDependencies dependencies, Readers readers) {
    WebhookHandler webhook =
        new WebhookHandler(
            dependencies.receiveDelivery(),
            dependencies.verifySubscription(),
            new BodyReader(
                System::nanoTime, BodyBudget.ofMemory(Runtime.getRuntime().maxMemory())));
    routes.add(new Route(POST, WEBHOOK, Access.OPEN, webhook::receive));
    routes.add(new Route(GET, WEBHOOK, Access.OPEN, readers.reading(webhook::verify)));
  }

  private static void addApi(List<Route> routes, ConversacionesHandler api, Readers readers) {
    String root = CONVERSACIONES;
    addApi(routes, root, readers.reading(api::list));
    // Before {id}, which would take it for one.
    addApi(routes, root + "/estadisticas", readers.reading(api::estadisticas));
    addApi(routes, root + "/cliente/{cliente_id}", readers.reading(api::listOfCliente));
    addApi(routes, root + "/numero/{numero}", readers.reading(api::listOfNumber));
    addApi(routes, root + "/{id}", readers.reading(api::get));
    addApi(routes, root + "/{id}/intentos", readers.reading(api::listAttempts));
  }

  /** Apart: a file may take its caller minutes, and the lists must not wait for that. */
  private static void addMedia(List<Route> routes, WebDependencies dependencies) {
    Readers senders = new Readers("bot-web-media", 8, 64);
    MediaHandler media = new MediaHandler(dependencies.getConversacion(), dependencies.openMedia());
    addApi(routes, CONVERSACIONES + "/{id}/media", senders.reading(media::get));
  }

  private static void addTemplates(
      List<Route> routes, WebDependencies dependencies, Readers readers) {
    PlantillasHandler templates = new PlantillasHandler(dependencies.templates());
    addApi(routes, PLANTILLAS, readers.reading(templates::list));
    // Apart: it waits for Meta.
    Readers askers = new Readers("bot-web-templates", 1, 2);
    routes.add(
        new Route(
            POST, PLANTILLAS + "/sincronizar", Access.SUPERVISE, askers.reading(templates::sync)));
  }

  private static void addChats(
      List<Route> routes, WebDependencies dependencies, WebSettings settings, Readers readers) {
    ChatUseCases chats = dependencies.chats();
    if (chats != null) {
      ChatsHandler reading = new ChatsHandler(chats, dependencies.phoneNumbers());
      addApi(routes, CHATS, readers.reading(reading::list));
      addApi(routes, CHATS + "/{id}", readers.reading(reading::get));
      addApi(routes, CHATS + "/{id}/consentimientos", readers.reading(reading::listConsents));
      // Apart: a message that somebody writes must not wait for those who read a lot.
      Readers writers = new Readers("bot-web-writer", 8, 64);
      BodyReader bodies = new BodyReader(System::nanoTime, new BodyBudget(BodyReader.MAX_BYTES));
      JsonPosts posts = new JsonPosts(bodies, writers);
      MessagesHandler writing =
          new MessagesHandler(
              chats, dependencies.getConversacion(), new PeopleTimes(settings.zone()));
      routes.add(
          new Route(POST, CHATS + "/{id}/mensajes", Access.API, posts.taking(writing::post)));
      routes.add(new Route(POST, CHATS + "/{id}/tomar", Access.API, posts.taking(writing::take)));
      routes.add(
          new Route(POST, CHATS + "/{id}/devolver", Access.API, posts.taking(writing::giveBack)));
      routes.addAll(DialogueRoutes.of(dependencies, settings.zone(), readers, posts));
      routes.addAll(ConsoleRoutes.of(dependencies, chats, settings));
    }
  }

  private static void addFeed(List<Route> routes, @Nullable FeedUseCases feed, Readers readers) {
    if (feed != null) {
      EventosHandler events = new EventosHandler(feed);
      String stream = EVENTOS + "/flujo";
      routes.add(new Route(GET, EVENTOS, Access.API, readers.reading(events::list)).untraced());
      routes.add(new Route(GET, stream, Access.API, events::follow).untraced());
    }
  }

  private static void addApi(List<Route> routes, String path, RouteHandler handler) {
    routes.add(new Route(GET, path, Access.API, handler));
  }

  private void add(JavalinConfig config, Route route, FailureLog failures) {
    Handler handler = new GuardedHandler(route, doorkeeper, failures);
    config.routes.addHttpHandler(route.method(), route.path(), handler);
    if (route.method() == GET) {
      // Javalin would answer 200 to every HEAD, whatever GET says.
      config.routes.addHttpHandler(HEAD, route.path(), handler);
    }
  }

  private void refuseOthers(JavalinConfig config, String path, List<Route> ofPath) {
    List<HandlerType> known = new ArrayList<>(ofPath.stream().map(Route::method).toList());
    if (known.contains(GET)) {
      known.add(HEAD);
    }
    String allow = known.stream().map(HandlerType::name).sorted().collect(Collectors.joining(", "));
    RouteHandler refuse =
        ctx -> {
          ctx.header("Allow", allow);
          // Who sends many and reads no answer would hold a thread of the server.
          ctx.header("Connection", "close");
          throw new ProblemException(Problem.of(ProblemKind.METHOD_NOT_ALLOWED));
        };
    FailureLog failures = new FailureLog(LOG, path);
    for (HandlerType method : HandlerType.commonHttp()) {
      if (!known.contains(method)) {
        Access first = ofPath.get(0).access();
        Access access = first == Access.OPEN || first == Access.METRICS ? first : Access.SELF;
        Route refused = new Route(method, path, access, refuse).untraced();
        config.routes.addHttpHandler(
            method, path, new GuardedHandler(refused, doorkeeper, failures));
      }
    }
  }
}
