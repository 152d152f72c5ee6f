package org.botcrm.testkit.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message as a person of the region would write it, and what it says.
 *
 * @param part which part of the set it is of
 * @param intents what it says; empty for nothing that a bot of a lender should answer
 * @param text the message
 */
public record LabelledMessage(Part part, Set<String> intents, String text) {
  private static final String SHIPPED = "mensajes.tsv";
  private static final String NOTHING = "ninguna";

  /** Copies the set. */
  public LabelledMessage {
    intents = Set.copyOf(intents);
  }

  /** What a message is for. */
  public enum Part {
    /** Phrases may be tuned on it. */
    AJUSTE,
    /** Only for the measure: whoever writes phrases must not read it. */
    PRUEBA,
    /** By other people, who saw no phrase, and measured once the phrases were there; not read. */
    NUEVA
  }

  /** Those of a part of the set that ships, which is invented and names nobody. */
  public static List<LabelledMessage> shipped(Part part) {
    try (InputStream in =
        Objects.requireNonNull(LabelledMessage.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
          .filter(message -> message.part == part)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of a file: part, intents with commas or {@code ninguna}, text, with tabs between
   * them.
   *
   * @throws IllegalArgumentException naming the line that is something else
   */
  public static List<LabelledMessage> read(String file) {
    List<String> lines = file.lines().toList();
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> parse(line, lines.indexOf(line) + 1))
        .toList();
  }

  private static LabelledMessage parse(String line, int number) {
    String[] columns = line.split("\t", 3);
    Part part =
        switch (columns[0]) {
          case "ajuste" -> Part.AJUSTE;
          case "prueba" -> Part.PRUEBA;
          case "nueva" -> Part.NUEVA;
          default -> throw new IllegalArgumentException("line " + number + ": no part");
        };
    if (columns.length < 3) {
      throw new IllegalArgumentException("line " + number + ": three columns expected");
    }
    Set<String> intents =
        Arrays.stream(columns[1].split(","))
            .filter(name -> !name.equals(NOTHING))
            .collect(Collectors.toSet());
    return new LabelledMessage(part, intents, columns[2]);
  }
}
