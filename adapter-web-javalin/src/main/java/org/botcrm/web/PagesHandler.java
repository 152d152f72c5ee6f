package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages: where one begins, and what the API is. They hold no data and load nothing foreign. */
final class PagesHandler {
  private static final String CSS = "/estilo.css";
  private static final String HTML = "text/html; charset=utf-8";
  private static final Map<String, String> LINKS = links();

  private final OpenApiDocument document;
  private final byte[] css = OpenApiDocument.resource("estilo.css");

  PagesHandler(OpenApiDocument document) {
    this.document = document;
  }

  /** On the readers' threads: a caller may take a page as slowly as he pleases. */
  List<Route> routes(Readers readers) {
    return List.of(
        new Route(HandlerType.GET, "/openapi.json", Access.OPEN, readers.reading(this::openApi)),
        new Route(HandlerType.GET, "/docs", Access.OPEN, readers.reading(this::docs)),
        new Route(HandlerType.GET, CSS, Access.OPEN, readers.reading(this::css)),
        new Route(HandlerType.GET, "/", Access.OPEN, readers.reading(this::home)));
  }

  private void openApi(Context ctx) {
    ctx.contentType("application/json").result(document.bytes());
  }

  private void docs(Context ctx) {
    DocsPage page = new DocsPage(document, ctx.contextPath());
    ctx.contentType(HTML).result(Html.page(page.title(), ctx.contextPath() + CSS, page::write));
  }

  private void css(Context ctx) {
    ctx.contentType("text/css; charset=utf-8").result(css);
  }

  private void home(Context ctx) {
    String title = Texts.say("pagina.inicio.titulo");
    byte[] page =
        Html.page(
            title,
            ctx.contextPath() + CSS,
            body -> {
              body.element("h1", title).element("p", Texts.say("pagina.inicio.texto"));
              body.element("ul", list -> LINKS.forEach((path, key) -> item(list, ctx, path, key)));
            });
    ctx.contentType(HTML).result(page);
  }

  private static void item(Html list, Context ctx, String path, String key) {
    list.element("li", li -> li.link(ctx.contextPath() + path, Texts.say(key)));
  }

  private static Map<String, String> links() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("/docs", "pagina.inicio.docs");
    links.put("/openapi.json", "pagina.inicio.openapi");
    links.put("/health/live", "pagina.inicio.vivo");
    links.put("/health/ready", "pagina.inicio.listo");
    links.put("/metrics", "pagina.inicio.metricas");
    return links;
  }
}
