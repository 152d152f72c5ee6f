package org.botcrm.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.Choice;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.SimulatorException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes to the demo as a client, and prints the answer with its ticks. */
@Command(
    name = "decir",
    description = "Escribe a la demostración como un cliente y muestra la respuesta.",
    mixinStandardHelpOptions = true)
final class DecirCommand implements Callable<Integer> {
  private static final int NO_ANSWER = 1;
  private static final int NO_DEMO = 2;
  private static final int MAX_PATIENCE = 3600;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NUMERO",
      description = "Con su código de país, por ejemplo +584141234567.")
  private String phone = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXTO", description = "Lo que dice.")
  private List<String> words = List.of();

  @Option(
      names = "--elegir",
      paramLabel = "N",
      description = "En vez de escribir, toca el botón o la fila N del último mensaje que tiene.")
  private @Nullable Integer chosen;

  @Option(
      names = "--archivo",
      paramLabel = "QUE",
      description = "Manda un archivo: " + DemoFile.WORDS + ". TEXTO va debajo.")
  private @Nullable String file;

  @Option(names = "--simulador", paramLabel = "URL", description = "Dónde está el simulador.")
  private @Nullable URI simulator;

  @Option(
      names = "--espera",
      paramLabel = "SEGUNDOS",
      defaultValue = "10",
      description = "Cuánto esperar la respuesta (${DEFAULT-VALUE}).")
  private int patience;

  private String shown = "";

  @Override
  public Integer call() throws Exception {
    String text = String.join(" ", words).strip();
    check(text);
    try {
      SimulatorClient client = client();
      return client == null
          ? noDemo()
          : talk(new DemoTurn(client, phone, Duration.ofSeconds(patience)), text);
    } catch (SimulatorException e) {
      if (e.isRefusal()) {
        throw wrong(String.valueOf(e.getMessage()));
      }
      return noDemo();
    }
  }

  private void check(String text) {
    boolean written = chosen == null && file == null;
    if (written && words.isEmpty()) {
      throw wrong("Falta TEXTO, o «--elegir», o «--archivo».");
    }
    if (chosen != null && !words.isEmpty()) {
      throw wrong("Sobra TEXTO: con «--elegir» no se escribe nada más.");
    }
    if (chosen != null && file != null) {
      throw wrong("Sobra «--archivo»: con «--elegir» no se manda nada más.");
    }
    if (written && text.isEmpty()) {
      throw wrong("TEXTO está vacío.");
    }
    if (!SimulatorClient.isPhone(phone)) {
      throw wrong("«" + phone + "» no vale para «NUMERO»: con código de país, como +584141234567.");
    }
    if (patience < 0 || patience > MAX_PATIENCE) {
      throw wrong("«" + patience + "» no vale para «--espera»: segundos, de 0 a 3600.");
    }
  }

  private UsageException wrong(String message) {
    return new UsageException(Objects.requireNonNull(spec), message);
  }

  /** Null when no demo was ever started here. */
  private @Nullable SimulatorClient client() throws IOException {
    URI given = simulator;
    if (given == null) {
      return Files.isRegularFile(DemoCommand.SIMULATOR_FILE)
          ? new SimulatorClient(URI.create(Files.readString(DemoCommand.SIMULATOR_FILE).strip()))
          : null;
    }
    try {
      return new SimulatorClient(given);
    } catch (IllegalArgumentException e) {
      throw wrong("«" + given + "» no vale para «--simulador»: http://127.0.0.1:PUERTO.");
    }
  }

  private int noDemo() {
    System.err.println(
        simulator == null
            ? "No hay ninguna demostración en marcha en esta carpeta. Arránquela con «./bot demo»."
            : "No hay ningún simulador en " + simulator + ". Arranque una con «./bot demo».");
    return NO_DEMO;
  }

  private int talk(DemoTurn turn, String text) throws InterruptedException {
    Said said = act(turn, text);
    if (!said.delivered()) {
      System.err.println("El bot no recibió el mensaje (HTTP " + said.http() + ").");
      return NO_ANSWER;
    }
    System.out.println(DemoScreen.client(shown));
    List<ChatMessage> answers = turn.answers(said);
    if (answers.isEmpty()) {
      System.err.println(DemoScreen.nothing(phone, patience));
      return NO_ANSWER;
    }
    answers.forEach(answer -> System.out.println(DemoScreen.answer(answer)));
    turn.mails().forEach(mail -> System.out.println(DemoScreen.mail(mail)));
    if (answers.stream().anyMatch(answer -> !answer.choices().isEmpty())) {
      System.out.println(DemoScreen.pressing(phone));
    }
    return 0;
  }

  /** Does what was asked for, and keeps what is shown of it. */
  private Said act(DemoTurn turn, String text) throws InterruptedException {
    if (file != null) {
      DemoFile sent = file(file, text);
      shown = sent.shown(text);
      return turn.send(sent, text);
    }
    if (chosen != null) {
      Choice choice = choice(turn.choices(), chosen);
      shown = "[" + choice.title() + "]";
      return turn.press(choice);
    }
    shown = text;
    return turn.say(text);
  }

  private DemoFile file(String what, String text) {
    try {
      DemoFile sent = DemoFile.of(what);
      if (!sent.takesWords() && !text.isEmpty()) {
        throw wrong("Sobra TEXTO: bajo un audio o un sticker no se escribe nada.");
      }
      return sent;
    } catch (IOException e) {
      throw wrong("«" + what + "» no vale para «--archivo»: " + DemoFile.WORDS + ".");
    }
  }

  private Choice choice(List<Choice> choices, int number) {
    if (choices.isEmpty()) {
      throw wrong("A ese teléfono no le ha llegado nada que se pueda elegir.");
    }
    if (number < 1 || number > choices.size()) {
      throw wrong("«" + number + "» no vale para «--elegir»: de 1 a " + choices.size() + ".");
    }
    return choices.get(number - 1);
  }
}
