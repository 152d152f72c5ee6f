package org.botcrm.testkit.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.testkit.chat.ChatStep.Kind;

/**
 * Reads scripts. On top stand the facts, one a line, {@code nombre: valor | valor}; then the
 * conversation: {@code > cliente}, {@code < bot}, {@code # +2 días}. {@code docs/chat-scripts.md}
 * has all of it.
 */
public final class ChatScriptReader {
  private static final Pattern LATER =
      Pattern.compile("# ?\\+(\\d{1,4}) (segundos?|minutos?|horas?|d[ií]as?)");
  private static final Pattern SPECIAL = Pattern.compile("\\[(\\p{L}+)(?: ([^]]+))?](?: (.+))?");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "foto", Kind.PHOTO,
          "pdf", Kind.DOCUMENT,
          "voz", Kind.VOICE,
          "sticker", Kind.STICKER,
          "lugar", Kind.LOCATION,
          "contacto", Kind.CARD,
          "mi-numero", Kind.OWN_NUMBER,
          "boton", Kind.BUTTON,
          "código", Kind.CODE,
          "codigo", Kind.CODE);

  private ChatScriptReader() {}

  /**
   * Reads one.
   *
   * @param name of the file
   * @throws ChatScriptException naming the line and what is wrong with it
   */
  public static ChatScript read(String name, String text) {
    FactsReader facts = new FactsReader();
    List<ChatStep> steps = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.strip();
      if (!line.isEmpty()) {
        read(number, line, facts, steps);
      }
    }
    if (steps.isEmpty()) {
      throw new ChatScriptException(number, "no hay ninguna conversación");
    }
    return new ChatScript(name, facts.facts(number), steps);
  }

  private static void read(int number, String line, FactsReader facts, List<ChatStep> steps) {
    switch (line.charAt(0)) {
      case '>' -> steps.add(client(number, line.substring(1).strip()));
      case '<' -> steps.add(bot(number, line.substring(1).strip()));
      case '@' -> steps.add(new ChatStep.From(number, line.substring(1).strip()));
      case '#' -> later(number, line, steps);
      default -> {
        if (!steps.isEmpty()) {
          throw new ChatScriptException(number, "los datos van antes de la conversación");
        }
        facts.read(number, line);
      }
    }
  }

  private static ChatStep bot(int number, String said) {
    if (said.isEmpty()) {
      throw new ChatScriptException(number, "falta lo que dice el bot; si no dice nada: < (nada)");
    }
    return said.equals("(nada)") ? new ChatStep.Silence(number) : new ChatStep.Bot(number, said);
  }

  private static ChatStep client(int number, String said) {
    Matcher special = SPECIAL.matcher(said.replace("[mi número", "[mi-numero"));
    if (said.startsWith("[mi número]")) {
      return new ChatStep.Client(number, Kind.OWN_NUMBER, said.substring(11).strip());
    }
    if (!special.matches()) {
      return new ChatStep.Client(number, Kind.TEXT, said);
    }
    Kind kind = KINDS.get(special.group(1).toLowerCase(Locale.ROOT));
    if (kind == null) {
      throw new ChatScriptException(number, "no existe [" + special.group(1) + "]");
    }
    String of = special.group(2) == null ? "" : special.group(2);
    return new ChatStep.Client(number, kind, of);
  }

  /** A line that begins so and says no time is a remark. */
  private static void later(int number, String line, List<ChatStep> steps) {
    Matcher time = LATER.matcher(line);
    if (time.matches()) {
      long count = Long.parseLong(time.group(1));
      steps.add(new ChatStep.Later(number, duration(count, time.group(2))));
    }
  }

  private static Duration duration(long count, String unit) {
    return switch (unit.charAt(0)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
