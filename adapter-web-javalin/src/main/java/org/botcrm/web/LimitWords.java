package org.botcrm.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in Spanish, with the field as the caller knows it, which limit of the domain is broken. */
final class LimitWords {
  private static final Pattern MESSAGE = Pattern.compile("([A-Za-z]+)[^:]*: (.*)");
  private static final Pattern LENGTH =
      Pattern.compile("1 to ([0-9]+) (?:code points|characters) expected");
  private static final Pattern COUNT = Pattern.compile("1 to ([0-9]+) (?:rows )?expected");

  /** The domain's names of what a caller writes. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("body", "texto"),
          Map.entry("text", "texto"),
          Map.entry("caption", "texto"),
          Map.entry("footer", "pie"),
          Map.entry("header", "encabezado"),
          Map.entry("media", "encabezado"),
          Map.entry("location", "encabezado"),
          Map.entry("button", "boton"),
          Map.entry("label", "boton"),
          Map.entry("buttons", "botones"),
          Map.entry("sections", "secciones"),
          Map.entry("rows", "filas"),
          Map.entry("title", "titulo"),
          Map.entry("description", "descripcion"),
          Map.entry("fileName", "nombre_archivo"),
          Map.entry("value", "media_id"),
          Map.entry("latitude", "latitud"),
          Map.entry("name", "nombre"),
          Map.entry("address", "direccion"),
          Map.entry("quoted", "citar"),
          Map.entry("language", "idioma"),
          Map.entry("words", "parametros"),
          Map.entry("index", "indice"),
          Map.entry("payload", "dato"),
          Map.entry("ending", "final"),
          Map.entry("code", "codigo"));

  private static final Map<String, String> WORDS = words();

  private LimitWords() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("an address expected that begins with https", "contenido.https");
    words.put("an address expected that begins with http or https", "contenido.http");
    words.put("ids must differ from each other", "contenido.repetido");
    words.put("titles must differ from each other", "contenido.repetido");
    words.put("names must differ from each other", "contenido.repetido");
    words.put("indexes must differ from each other", "contenido.repetido");
    words.put("at least one expected", "contenido.vacio");
    words.put("each of several needs a title", "contenido.titulos");
    words.put("-90 to 90, -180 to 180 expected", "contenido.coordenadas");
    words.put("needs a name", "contenido.sin-nombre");
    words.put("name and address expected", "contenido.lugar-entero");
    words.put("one expected", "contenido.emoji");
    words.put("a reaction quotes nothing", "contenido.reaccion-cita");
    words.put("image, video or document expected", "contenido.encabezado");
    words.put("a header has no caption", "contenido.encabezado");
    words.put("all with a name, or none", "contenido.nombres");
    words.put("at most 1024 code points together", "contenido.juntos");
    words.put("one line expected, of four spaces in a row at most", "contenido.una-linea");
    words.put("0 to 9 expected", "contenido.indice");
    words.put("[a-z0-9_]{1,512} expected", "contenido.nombre-plantilla");
    words.put("[a-z]{2,3}(_[A-Z]{2})? expected", "contenido.idioma");
    words.put("lower-case letters, digits and _ expected", "contenido.nombre-parametro");
    return words;
  }

  /**
   * Makes a value of the domain.
   *
   * @param path of the object, in the caller's words, whose fields it is made of; empty for the
   *     whole body
   */
  static <T> T naming(String path, Supplier<T> value) {
    return naming(path, false, value);
  }

  /**
   * Makes a value of a text that is no object: whatever is wrong with it is wrong with the field.
   */
  static <T> T namingIt(String field, Supplier<T> value) {
    return naming(field, true, value);
  }

  private static <T> T naming(String path, boolean itself, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw inWords(path, itself, String.valueOf(e.getMessage()));
    }
  }

  /** A field that cannot be used; {@code key} is of the bundle, which may use {@code {campo}}. */
  static ProblemException problem(String field, String key, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("campo", field);
    ProblemKind kind = ProblemKind.INVALID_CONTENT;
    return new ProblemException(
        new Problem(kind, kind.status(), Texts.say(key, all), Map.of("campo", field)));
  }

  private static ProblemException inWords(String path, boolean itself, String message) {
    Matcher parts = MESSAGE.matcher(message);
    if (!parts.matches()) {
      return problem(path, "contenido.no-vale", Map.of());
    }
    String name = FIELDS.getOrDefault(parts.group(1), parts.group(1));
    String field = itself ? path : path.isEmpty() ? name : path + "." + name;
    return inWords(field, rule(parts.group(2)), parts.group(2));
  }

  private static ProblemException inWords(String field, String key, String rule) {
    Matcher length = LENGTH.matcher(rule);
    Matcher count = COUNT.matcher(rule);
    if (length.matches()) {
      boolean open = length.group(1).equals(String.valueOf(Integer.MAX_VALUE));
      return problem(
          field, open ? "contenido.vacio" : "contenido.largo", Map.of("max", length.group(1)));
    }
    return count.matches()
        ? problem(field, "contenido.cantidad", Map.of("max", count.group(1)))
        : problem(field, key, Map.of());
  }

  private static String rule(String rule) {
    return WORDS.getOrDefault(rule, "contenido.no-vale");
  }
}
