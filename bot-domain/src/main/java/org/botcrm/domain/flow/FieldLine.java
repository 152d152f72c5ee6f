package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the line of one field: {@code monto | monto | obligatorio | flujo.pago.monto}, with {@code
 * | si dato=correo} behind it when it is not always asked for.
 */
final class FieldLine {
  private static final Map<String, FlowField.Need> NEEDS =
      Map.of(
          "obligatorio", FlowField.Need.REQUIRED,
          "opcional", FlowField.Need.OPTIONAL,
          "si-lo-dice", FlowField.Need.IF_SAID);

  /** No calendar of a lender reaches farther. */
  private static final int MAX_DAYS = 3_660;

  private FieldLine() {}

  static FlowField read(String value, ReplyTexts texts) {
    List<String> parts = FlowsReader.parts(value);
    if (parts.size() < 3 || parts.size() > 5) {
      throw wrong("se espera: nombre | clase | obligatorio, opcional o si-lo-dice | pregunta");
    }
    String name = parts.get(0);
    if (!FlowDraft.isName(name)) {
      throw wrong("el nombre de un campo va en minúsculas, sin espacios ni acentos");
    }
    String[] words = parts.get(1).split("\\s+");
    FieldKind kind =
        FieldKind.of(words[0]).orElseThrow(() -> wrong("no hay campos de clase " + words[0]));
    List<String> rest = List.of(words).subList(1, words.length);
    FlowField.Need need = need(parts.get(2));
    String question = question(parts, need, texts);
    requireText(texts, "flujo.campo." + name);
    FlowField.Condition condition = parts.size() == 5 ? condition(parts.get(4)) : null;
    return new FlowField(
        name, kind, days(kind, rest), options(kind, rest, texts), need, question, condition);
  }

  private static FlowField.Need need(String word) {
    FlowField.Need need = NEEDS.get(word);
    if (need == null) {
      throw wrong("se espera obligatorio, opcional o si-lo-dice en lugar de «" + word + "»");
    }
    return need;
  }

  private static @Nullable String question(
      List<String> parts, FlowField.Need need, ReplyTexts texts) {
    String key = parts.size() > 3 ? parts.get(3) : "";
    if (key.isEmpty() && need == FlowField.Need.IF_SAID) {
      return null;
    }
    requireText(texts, key);
    return key;
  }

  private static int days(FieldKind kind, List<String> rest) {
    if (!kind.isDate()) {
      return 0;
    }
    String days = rest.size() == 1 ? rest.get(0) : "";
    if (!days.matches("[0-9]{1,4}") || Integer.parseInt(days) > MAX_DAYS) {
      throw wrong("una fecha dice cuántos días de hoy puede estar, como fecha-futura 60");
    }
    return Integer.parseInt(days);
  }

  private static List<String> options(FieldKind kind, List<String> rest, ReplyTexts texts) {
    if (kind == FieldKind.OPTION) {
      rest.forEach(option -> requireText(texts, FieldReader.optionKey(option)));
      rest.forEach(option -> requireText(texts, FieldReader.optionKey(option) + ".frases"));
      if (rest.size() < 2 || rest.stream().distinct().count() < rest.size()) {
        throw wrong("una opción necesita dos valores distintos o más");
      }
      return rest;
    }
    if (!rest.isEmpty() && !kind.isDate()) {
      throw wrong("sobra «" + String.join(" ", rest) + "»");
    }
    return List.of();
  }

  private static FlowField.Condition condition(String words) {
    String[] sides =
        words.startsWith("si ") ? words.substring(3).strip().split("=", -1) : words.split("$");
    if (sides.length != 2) {
      throw wrong("se espera una condición como «si dato=correo»");
    }
    return new FlowField.Condition(sides[0].strip(), sides[1].strip());
  }

  private static void requireText(ReplyTexts texts, String key) {
    if (!texts.has(key)) {
      throw wrong("no hay ningún texto «" + key + "»");
    }
  }

  private static IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException(reason);
  }
}
