package org.botcrm.web.console;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.botcrm.application.client.ClientCard;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** The inbox: which chats there are, what was said in one, and where to answer. Thread-safe. */
public final class Console {
  /** What stands before each path. */
  public static final String ROOT = "/consola";

  private static final int ROWS = 30;
  private static final int MESSAGES = 50;
  private static final String CURSOR = "desde";
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String WAITING = "esperando";

  /** Before every message that there can be. */
  private static final Cursor NEWEST =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new ConversacionId(Long.MAX_VALUE));

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
    routes.put(ROOT + "/chats/{id}/hilo", ofChat((ctx, chat) -> part(ctx, chat, "mensajes.jte")));
    routes.put(
        ROOT + "/chats/{id}/redactor", ofChat((ctx, chat) -> part(ctx, chat, "redactor.jte")));
    routes.put(ROOT + "/resumen", this::summary);
    routes.put(ROOT + "/salud", this::health);
    if (useCases.card() != null) {
      routes.put(ROOT + "/chats/{id}/ficha", ofChat(this::card));
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

  private void inbox(Context ctx, @Nullable ChatSummary open) {
    Request request = new Request(ctx);
    ThreadView thread = open == null ? null : request.thread(open);
    pages.write(ctx, "bandeja.jte", Map.of("page", request.page(open, thread)));
  }

  private void rows(Context ctx) {
    pages.write(ctx, "lista.jte", Map.of("page", new Request(ctx).page(null, null)));
  }

  private void part(Context ctx, ChatSummary chat, String template) {
    Request request = new Request(ctx);
    ThreadView thread = request.thread(chat);
    pages.write(ctx, template, Map.of("page", request.page(chat, thread), "thread", thread));
  }

  private void summary(Context ctx) {
    Request request = new Request(ctx);
    SummaryView summary =
        new FigureViews(request.texts, request.moments)
            .summary(useCases.figures().get(), useCases.figures().costos(useCases.zone()));
    pages.write(ctx, "resumen.jte", Map.of("frame", request.frame("resumen"), "summary", summary));
  }

  private void health(Context ctx) {
    Request request = new Request(ctx);
    HealthView health =
        new FigureViews(request.texts, request.moments).health(useCases.health().check());
    pages.write(ctx, "salud.jte", Map.of("frame", request.frame("salud"), "health", health));
  }

  private void card(Context ctx, ChatSummary chat) {
    ReadClientCard cards = Objects.requireNonNull(useCases.card());
    Optional<ClientCard> found = cards.read(chat.id());
    Request request = new Request(ctx);
    CardViews views = new CardViews(request.texts, request.moments, useCases.money());
    found.ifPresentOrElse(
        card ->
            pages.write(ctx, "ficha.jte", Map.of("texts", request.texts, "card", views.card(card))),
        () -> missing(ctx));
  }

  /** A page of the chat that the path names, or one that says that there is none. */
  private Handler ofChat(BiConsumer<Context, ChatSummary> page) {
    return ctx -> {
      String id = ctx.pathParam("id");
      Optional<ChatSummary> chat =
          ID.matcher(id).matches()
              ? useCases.chats().get().get(new ChatId(Long.parseLong(id)))
              : Optional.empty();
      chat.ifPresentOrElse(found -> page.accept(ctx, found), () -> missing(ctx));
    };
  }

  private void missing(Context ctx) {
    ctx.status(404);
    pages.write(ctx, "falta.jte", Map.of("page", new Request(ctx).page(null, null)));
  }

  /** What one request asks for. */
  private final class Request {
    private final Context ctx;
    private final ConsoleTexts texts;
    private final Moments moments;
    private final boolean waiting;

    Request(Context ctx) {
      this.ctx = ctx;
      String accepted = ctx.header("Accept-Language");
      this.texts = ConsoleTexts.accepted(accepted == null ? "" : accepted);
      this.moments = new Moments(useCases.zone(), texts, useCases.chats().clock().instant());
      this.waiting = ctx.queryParam(WAITING) != null;
    }

    ConsolePage page(@Nullable ChatSummary open, @Nullable ThreadView thread) {
      Frame frame = frame("bandeja");
      return new ConsolePage(frame, list(frame.base(), open), thread);
    }

    Frame frame(String section) {
      String base = ctx.contextPath() + ROOT;
      return new Frame(texts, base, base + "/recursos/" + files.version(), section);
    }

    ThreadView thread(ChatSummary chat) {
      String written = ctx.queryParam(CURSOR);
      Cursor from = written == null ? NEWEST : Cursor.parse(written).orElse(NEWEST);
      ConversacionPage found =
          useCases
              .messages()
              .list(ConversacionFilter.ofChat(chat.id()), new PageRequest.After(from, MESSAGES));
      String base = ctx.contextPath() + ROOT + "/chats/" + chat.id().value() + "/hilo?";
      String older =
          found.next().map(cursor -> base + CURSOR + "=" + cursor.written()).orElse(null);
      ThreadViews views =
          new ThreadViews(texts, moments, useCases.inWords(), ctx.contextPath() + useCases.api());
      List<TemplateInfo> templates =
          chat.gate().isWindowOpen(moments.now())
              ? List.of()
              : useCases.templates().apply(chat.phoneNumberId());
      return views.thread(chat, found.conversaciones(), older, templates);
    }

    private InboxView list(String base, @Nullable ChatSummary open) {
      String written = ctx.queryParam(CURSOR);
      ChatCursor from = written == null ? null : ChatCursor.parse(written).orElse(null);
      ChatFilter filter = new ChatFilter(waiting ? true : null, null);
      ChatPage found = useCases.chats().list().list(filter, open == null ? from : null, ROWS);
      String query = waiting ? "?" + WAITING + "=1" : "";
      String address = base + "/lista" + query;
      String next =
          found
              .next()
              .map(c -> address + (waiting ? "&" : "?") + CURSOR + "=" + c.written())
              .orElse(null);
      return new InboxView(
          new InboxViews(texts, moments)
              .rows(
                  found,
                  useCases.chats().list().lastMessages(found),
                  open == null ? null : open.id()),
          next,
          List.of(
              new InboxView.Chip(texts.say("ficha.todas"), base, !waiting),
              new InboxView.Chip(
                  texts.say("ficha.esperando"), base + "?" + WAITING + "=1", waiting)),
          address,
          query);
    }
  }
}
