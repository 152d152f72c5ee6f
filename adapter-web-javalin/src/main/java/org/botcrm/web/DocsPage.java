package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.web.OpenApiDocument.Operation;

/** The OpenAPI document as a page for people. */
final class DocsPage {
  private final OpenApiDocument document;
  private final JsonNode root;
  private final List<Operation> operations;
  private final String contextPath;

  DocsPage(OpenApiDocument document, String contextPath) {
    this.document = document;
    this.root = document.root();
    this.operations = document.operations();
    this.contextPath = contextPath;
  }

  String title() {
    return root.at("/info/title").asText();
  }

  /** Writes what goes into the body. */
  void write(Html body) {
    writeHead(body);
    body.element("h2", Texts.say("pagina.docs.operaciones"));
    body.element("ul", list -> operations.forEach(operation -> writeLink(list, operation)));
    operations.forEach(operation -> writeOperation(body, operation));
    body.element("h2", Texts.say("pagina.docs.esquemas"));
    root.at("/components/schemas")
        .properties()
        .forEach(schema -> writeSchema(body, schema.getKey(), schema.getValue()));
    writeProblems(body);
  }

  private void writeHead(Html body) {
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
  }

  private static void writeLink(Html list, Operation operation) {
    list.element(
        "li",
        li ->
            li.link("#" + operation.text("operationId"), operation.name())
                .text(" – " + operation.text("summary")));
  }

  private void writeOperation(Html body, Operation operation) {
    body.element(
        "section",
        "id",
        operation.text("operationId"),
        section -> {
          writeOperationHead(section, operation);
          writeParameters(section, operation.node().path("parameters"));
          writeBody(section, operation.node().path("requestBody"));
          writeResponses(section, operation.node().path("responses"));
        });
  }

  private static void writeOperationHead(Html section, Operation operation) {
    section.element(
        "h3",
        h ->
            h.element("code", "class", "metodo", code -> code.text(operation.method()))
                .text(" ")
                .element("code", operation.path()));
    section.element("p", operation.text("summary"));
    if (operation.node().has("description")) {
      section.element("p", operation.text("description"));
    }
    String key = operation.needsKey() ? "pagina.docs.clave" : "pagina.docs.sin-clave";
    section.element("p", "class", "tenue", p -> p.text(Texts.say(key)));
  }

  private void writeParameters(Html section, JsonNode parameters) {
    if (!parameters.isEmpty()) {
      section.element("h4", Texts.say("pagina.docs.parametros"));
      section.element(
          "dl", list -> parameters.forEach(p -> writeParameter(list, document.resolve(p))));
    }
  }

  private static void writeParameter(Html list, JsonNode parameter) {
    String where = Texts.say("pagina.docs.en." + parameter.path("in").asText());
    String facts = where + " · " + SchemaWords.of(parameter.path("schema"));
    boolean required = parameter.path("required").asBoolean();
    writeTerm(
        list,
        parameter.path("name").asText(),
        required ? facts + " · " + Texts.say("pagina.docs.obligatorio") : facts,
        parameter);
  }

  private static void writeBody(Html section, JsonNode body) {
    String schema =
        body.at("/content/application~1json/schema/$ref").asText().replaceFirst(".*/", "");
    if (!body.isMissingNode()) {
      section.element("h4", Texts.say("pagina.docs.cuerpo"));
      section.element("p", body.path("description").asText());
    }
    if (!schema.isEmpty()) {
      section.element("p", p -> p.link("#" + schema, schema));
    }
  }

  private void writeResponses(Html section, JsonNode responses) {
    section.element("h4", Texts.say("pagina.docs.respuestas"));
    section.element(
        "dl",
        list ->
            responses
                .properties()
                .forEach(r -> writeResponse(list, r.getKey(), document.resolve(r.getValue()))));
  }

  private static void writeResponse(Html list, String status, JsonNode response) {
    Stream<String> types = response.path("content").properties().stream().map(Map.Entry::getKey);
    writeTerm(list, status, types.collect(Collectors.joining(", ")), response);
  }

  private static void writeSchema(Html body, String name, JsonNode schema) {
    body.element(
        "section",
        "id",
        name,
        section -> {
          section.element("h3", name);
          section.element("p", schema.path("description").asText());
          section.element("dl", list -> writeFields(list, schema.path("properties")));
        });
  }

  private static void writeFields(Html list, JsonNode fields) {
    fields
        .properties()
        .forEach(
            field ->
                writeTerm(
                    list, field.getKey(), SchemaWords.of(field.getValue()), field.getValue()));
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

  private static void writeTerm(Html list, String term, String facts, JsonNode described) {
    list.element(
        "dt",
        dt -> {
          dt.element("code", term).text(" ");
          dt.element("span", "class", "tenue", span -> span.text(facts));
        });
    list.element("dd", described.path("description").asText());
  }
}
