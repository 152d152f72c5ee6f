package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The description of the API that ships in {@code openapi.json} beside this class. */
final class OpenApiDocument {
  private static final String FILE = "openapi.json";

  private final byte[] bytes;
  private final JsonNode root;

  private OpenApiDocument(byte[] bytes, JsonNode root) {
    this.bytes = bytes;
    this.root = root;
  }

  static OpenApiDocument shipped() {
    byte[] bytes = resource(FILE);
    try {
      return new OpenApiDocument(bytes, new ObjectMapper().readTree(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** A file that ships beside this class. */
  static byte[] resource(String name) {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The file as it is; not to be written to. */
  byte[] bytes() {
    return bytes;
  }

  JsonNode root() {
    return root;
  }

  /** What a {@code $ref} points to; the node itself when it is none. */
  JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : root.at(ref.substring(1));
  }

  /** Everything that can be called, in the document's order. */
  List<Operation> operations() {
    return root.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue())))
        .toList();
  }

  /**
   * One thing that can be called.
   *
   * @param method in capitals
   * @param path with its parameters in braces
   * @param node what the document says of it
   */
  record Operation(String method, String path, JsonNode node) {
    String name() {
      return method + " " + path;
    }

    String text(String field) {
      return node.path(field).asText();
    }

    boolean needsKey() {
      JsonNode security = node.path("security");
      // Absent: the document's own applies, which asks for the key. An empty one within: none.
      return security.isMissingNode() || !(security.isEmpty() || security.get(0).isEmpty());
    }
  }
}
