package org.botcrm.web.console;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.botcrm.application.client.ClientCard;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** The inbox: which chats there are, what was said in one, and where to answer. Thread-safe. */
public final class Console {
  /** What stands before each path. */
  public static final String ROOT = "/consola";

  /** Where people log in. */
  public static final String LOGIN = ROOT + "/entrar";

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private static final Pattern OWN_PAGE =
      Pattern.compile("(/[A-Za-z0-9/_-]*)?([?][A-Za-z0-9=&%._+-]*)?");

  private final ConsoleUseCases useCases;
  private final ConsolePages pages = new ConsolePages();
  private final ConsoleFiles files = new ConsoleFiles();

  /** Over what it calls. */
  public Console(ConsoleUseCases useCases) {
    this.useCases = useCases;
  }

  /** The pages that show chats, by path, all read with GET. */
  public Map<String, Handler> pages() {
    Map<String, Handler> routes = new LinkedHashMap<>();
    routes.put(ROOT, ctx -> inbox(ctx, null));
    routes.put(ROOT + "/lista", this::rows);
    routes.put(ROOT + "/chats/{id}", ofChat(this::inbox));
    routes.put(ROOT + "/chats/{id}/hilo", ofChat(this::messages));
    routes.put(ROOT + "/chats/{id}/redactor", ofChat(this::composer));
    routes.put(ROOT + "/resumen", this::summary);
    routes.put(ROOT + "/salud", this::health);
    if (useCases.card() != null) {
      routes.put(ROOT + "/chats/{id}/ficha", ofChat(this::card));
    }
    if (useCases.why() != null) {
      routes.put(ROOT + "/chats/{id}/mensajes/{mensaje}/porque", ofChat(this::why));
    }
    return routes;
  }

  /** The path of the files that pages load; they hold no data. */
  public String filesPath() {
    return ROOT + "/recursos/{version}/{nombre}";
  }

  /** One of the files that pages load. */
  public void file(Context ctx) {
    Optional<ConsoleFiles.ConsoleFile> found =
        ctx.pathParam("version").equals(files.version())
            ? files.find(ctx.pathParam("nombre"))
            : Optional.empty();
    found.ifPresentOrElse(
        file -> {
          ctx.header("Cache-Control", "public, max-age=31536000, immutable");
          ctx.contentType(file.type()).result(file.bytes());
        },
        () -> ctx.status(404));
  }

  /** Where people log in; it holds no data. */
  public void login(Context ctx) {
    Frame frame = visit(ctx).frame("entrar", null);
    pages.write(ctx, "entrar.jte", Map.of("frame", frame, "next", next(ctx, frame.base())));
  }

  /** Nowhere but here: whoever made a link must not have people sent on to a page of theirs. */
  private static String next(Context ctx, String base) {
    String next = ctx.queryParam("siguiente");
    return next != null
            && next.startsWith(base)
            && OWN_PAGE.matcher(next.substring(base.length())).matches()
        ? next
        : base;
  }

  private void inbox(Context ctx, @Nullable ChatSummary open) {
    Visit visit = visit(ctx);
    ThreadView thread = open == null ? null : visit.thread(open);
    pages.write(ctx, "bandeja.jte", Map.of("page", visit.page(open, thread)));
  }

  private void rows(Context ctx) {
    pages.write(ctx, "lista.jte", Map.of("page", visit(ctx).page(null, null)));
  }

  private void messages(Context ctx, ChatSummary chat) {
    Visit visit = visit(ctx);
    pages.write(ctx, "mensajes.jte", Map.of("texts", visit.texts, "thread", visit.thread(chat)));
  }

  private void composer(Context ctx, ChatSummary chat) {
    Visit visit = visit(ctx);
    pages.write(
        ctx,
        "redactor.jte",
        Map.of("frame", visit.frame("bandeja"), "composer", visit.composer(chat)));
  }

  private void summary(Context ctx) {
    Visit visit = visit(ctx);
    SummaryView summary =
        new FigureViews(visit.texts, visit.moments)
            .summary(useCases.figures().get(), useCases.figures().costos(useCases.zone()));
    pages.write(ctx, "resumen.jte", Map.of("frame", visit.frame("resumen"), "summary", summary));
  }

  private void health(Context ctx) {
    Visit visit = visit(ctx);
    HealthView health =
        new FigureViews(visit.texts, visit.moments).health(useCases.health().check());
    pages.write(ctx, "salud.jte", Map.of("frame", visit.frame("salud"), "health", health));
  }

  private void card(Context ctx, ChatSummary chat) {
    ReadClientCard cards = Objects.requireNonNull(useCases.card());
    Optional<ClientCard> found = cards.read(chat.id());
    Visit visit = visit(ctx);
    CardViews views = new CardViews(visit.texts, visit.moments, useCases.money());
    found.ifPresentOrElse(
        card ->
            pages.write(ctx, "ficha.jte", Map.of("texts", visit.texts, "card", views.card(card))),
        () -> missing(ctx));
  }

  private void why(Context ctx, ChatSummary chat) {
    Visit visit = visit(ctx);
    WhyView why =
        id(ctx, "mensaje")
            .flatMap(
                id ->
                    Objects.requireNonNull(useCases.why()).apply(chat.id(), new ConversacionId(id)))
            .map(found -> WhyView.of(found, visit.texts, visit.moments))
            .orElse(null);
    Map<String, Object> model = new HashMap<>(Map.of("texts", visit.texts));
    model.put("why", why);
    pages.write(ctx, "porque.jte", model);
  }

  private static Optional<Long> id(Context ctx, String name) {
    return Optional.of(ctx.pathParam(name))
        .filter(written -> ID.matcher(written).matches())
        .map(Long::valueOf);
  }

  /** A page of the chat that the path names, or one that says that there is none. */
  private Handler ofChat(BiConsumer<Context, ChatSummary> page) {
    return ctx -> {
      Optional<ChatSummary> chat =
          id(ctx, "id").map(ChatId::new).flatMap(useCases.chats().get()::get);
      chat.ifPresentOrElse(found -> page.accept(ctx, found), () -> missing(ctx));
    };
  }

  private void missing(Context ctx) {
    ctx.status(404);
    pages.write(ctx, "falta.jte", Map.of("frame", visit(ctx).frame("bandeja")));
  }

  private Visit visit(Context ctx) {
    return new Visit(ctx, useCases, files.version());
  }
}
