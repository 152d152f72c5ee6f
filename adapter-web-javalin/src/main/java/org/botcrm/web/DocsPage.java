package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document as a page for people. */
final class DocsPage {
  private final OpenApiDocument document;
  private final JsonNode root;
  private final String contextPath;

  DocsPage(OpenApiDocument document, String contextPath) {
    this.document = document;
    this.root = document.root();
    this.contextPath = contextPath;
  }

  String title() {
    return root.at("/info/title").asText();
  }

  /** Writes what goes into the body. */
  void write(Html body) {
    body.element("h1", title());
    String version = root.at("/info/version").asText();
    body.element("p", Texts.say("pagina.docs.version", Map.of("version", version)));
    body.element("p", root.at("/info/description").asText());
    body.element(
        "p",
        p ->
            p.link(contextPath + "/", Texts.say("pagina.docs.inicio"))
                .text(" · ")
                .link(contextPath + "/openapi.json", "openapi.json"));
    body.element("h2", Texts.say("pagina.docs.operaciones"));
    body.element("ul", list -> eachOperation((m, path, op) -> writeLink(list, m, path, op)));
    eachOperation((method, path, op) -> writeOperation(body, method, path, op));
    body.element("h2", Texts.say("pagina.docs.esquemas"));
    root.at("/components/schemas")
        .properties()
        .forEach(schema -> writeSchema(body, schema.getKey(), schema.getValue()));
    writeProblems(body);
  }

  private void eachOperation(OperationWriter writer) {
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            writer.write(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue())));
  }

  private static void writeLink(Html list, String method, String path, JsonNode operation) {
    list.element(
        "li",
        li ->
            li.link("#" + operation.path("operationId").asText(), method + " " + path)
                .text(" – " + operation.path("summary").asText()));
  }

  private void writeOperation(Html body, String method, String path, JsonNode operation) {
    body.element(
        "section",
        "id",
        operation.path("operationId").asText(),
        section -> {
          section.element(
              "h3",
              h ->
                  h.element("code", "class", "metodo", code -> code.text(method))
                      .text(" ")
                      .element("code", path));
          section.element("p", operation.path("summary").asText());
          if (operation.has("description")) {
            section.element("p", operation.path("description").asText());
          }
          String key = needsKey(operation) ? "pagina.docs.clave" : "pagina.docs.sin-clave";
          section.element("p", "class", "tenue", p -> p.text(Texts.say(key)));
          writeParameters(section, operation.path("parameters"));
          writeResponses(section, operation.path("responses"));
        });
  }

  private static boolean needsKey(JsonNode operation) {
    JsonNode security = operation.path("security");
    // Absent: the document's own applies, which asks for the key. An empty one among them: none.
    return security.isMissingNode() || !(security.isEmpty() || security.get(0).isEmpty());
  }

  private void writeParameters(Html section, JsonNode parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    section.element("h4", Texts.say("pagina.docs.parametros"));
    section.element(
        "dl",
        list -> {
          for (JsonNode each : parameters) {
            JsonNode parameter = document.resolve(each);
            String where = Texts.say("pagina.docs.en." + parameter.path("in").asText());
            String facts = where + " · " + SchemaWords.of(parameter.path("schema"));
            boolean required = parameter.path("required").asBoolean();
            writeTerm(
                list,
                parameter.path("name").asText(),
                required ? facts + " · " + Texts.say("pagina.docs.obligatorio") : facts,
                parameter.path("description").asText());
          }
        });
  }

  private void writeResponses(Html section, JsonNode responses) {
    section.element("h4", Texts.say("pagina.docs.respuestas"));
    section.element(
        "dl",
        list ->
            responses
                .properties()
                .forEach(
                    response -> {
                      JsonNode value = document.resolve(response.getValue());
                      writeTerm(
                          list,
                          response.getKey(),
                          String.join(
                              ", ",
                              value.path("content").properties().stream()
                                  .map(Map.Entry::getKey)
                                  .toList()),
                          value.path("description").asText());
                    }));
  }

  private static void writeSchema(Html body, String name, JsonNode schema) {
    body.element(
        "section",
        "id",
        name,
        section -> {
          section.element("h3", name);
          section.element("p", schema.path("description").asText());
          section.element(
              "dl",
              list ->
                  schema
                      .path("properties")
                      .properties()
                      .forEach(
                          field ->
                              writeTerm(
                                  list,
                                  field.getKey(),
                                  SchemaWords.of(field.getValue()),
                                  field.getValue().path("description").asText())));
        });
  }

  private static void writeProblems(Html body) {
    body.element("h2", Texts.say("pagina.docs.problemas"));
    body.element("p", Texts.say("pagina.docs.problemas-texto"));
    for (ProblemKind kind : ProblemKind.values()) {
      body.element(
          "section",
          "id",
          kind.word(),
          section -> {
            section.element("h3", kind.status() + " " + kind.title());
            section.element("p", kind.detail());
          });
    }
  }

  private static void writeTerm(Html list, String term, String facts, String description) {
    list.element(
        "dt",
        dt -> {
          dt.element("code", term).text(" ");
          dt.element("span", "class", "tenue", span -> span.text(facts));
        });
    list.element("dd", description);
  }

  private interface OperationWriter {
    void write(String method, String path, JsonNode operation);
  }
}
