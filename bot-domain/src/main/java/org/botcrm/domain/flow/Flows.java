package org.botcrm.domain.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.reply.ReplyTexts;

/** The flows of a bot, from a file that says in words what each asks for. Immutable. */
public final class Flows {
  private static final String SHIPPED = "flujos.txt";
  private static final int VERSION_LENGTH = 12;

  private final List<Flow> flows;
  private final String version;

  Flows(List<Flow> flows, String version) {
    this.flows = List.copyOf(flows);
    this.version = version;
  }

  /**
   * Those that ship: {@code flujos.txt} beside this class.
   *
   * @param texts in which the questions stand
   */
  public static Flows standard(ReplyTexts texts) {
    return read(shipped(), texts)
        .match(
            flows -> flows,
            problems -> {
              throw new IllegalStateException(SHIPPED + ": " + problems);
            });
  }

  /**
   * Reads the text of a file, of at most 65,536 characters.
   *
   * @param texts in which the questions stand
   */
  public static FlowsReading read(String fileText, ReplyTexts texts) {
    FlowsReader reader = new FlowsReader(texts);
    List<Flow> flows = reader.read(fileText);
    return reader.problems().isEmpty()
        ? new FlowsReading.Accepted(new Flows(flows, versionOf(fileText)))
        : new FlowsReading.Refused(reader.problems());
  }

  /** The text of the file that ships. */
  static String shipped() {
    try (InputStream in =
        Objects.requireNonNull(Flows.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String versionOf(String fileText) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(fileText.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The first 12 hexadecimal digits of the file's SHA-256. */
  public String version() {
    return version;
  }

  /** The names in order. */
  public List<String> names() {
    return flows.stream().map(Flow::name).toList();
  }

  /** The same, each needing what its intent needs when that is more. */
  Flows needing(AnswerLevels levels) {
    List<Flow> raised = flows.stream().map(flow -> flow.needing(levels.of(flow.intent()))).toList();
    return new Flows(raised, version);
  }

  Optional<Flow> named(String name) {
    return flows.stream().filter(flow -> flow.name().equals(name)).findFirst();
  }

  /** The first that brings this about. */
  Optional<Flow> of(FlowOutcome outcome) {
    return flows.stream().filter(flow -> flow.outcome() == outcome).findFirst();
  }

  /** The one that these intents begin; who wants to talk with a person gets to. */
  Optional<Flow> begunBy(Set<String> intents) {
    List<Flow> begun = flows.stream().filter(flow -> intents.contains(flow.intent())).toList();
    return begun.stream()
        .filter(flow -> flow.outcome() == FlowOutcome.AGENT)
        .findFirst()
        .or(() -> begun.stream().findFirst());
  }
}
