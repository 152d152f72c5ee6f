package org.botcrm.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.ChatPage;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.SimulatedMail;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.Tick;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes to the demo as a client, and prints the answer with its ticks. */
@Command(
    name = "decir",
    description = "Escribe a la demostración como un cliente y muestra la respuesta.",
    mixinStandardHelpOptions = true)
final class DecirCommand implements Callable<Integer> {
  private static final int NO_ANSWER = 1;

  @Parameters(index = "0", paramLabel = "NUMERO", description = "Por ejemplo +584141234567.")
  private String phone = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXTO", description = "Lo que dice.")
  private List<String> words = List.of();

  @Option(names = "--simulador", paramLabel = "URL", description = "Dónde está el simulador.")
  private @Nullable URI simulator;

  @Option(
      names = "--espera",
      paramLabel = "SEGUNDOS",
      defaultValue = "10",
      description = "Cuánto esperar la respuesta (${DEFAULT-VALUE}).")
  private int patience;

  @Override
  public Integer call() throws Exception {
    SimulatorClient client = new SimulatorClient(simulator == null ? found() : simulator);
    long mails = lastMail(client);
    Said said = client.say(phone, String.join(" ", words));
    if (!said.delivered()) {
      System.out.println("El bot no recibió el mensaje (HTTP " + said.http() + ").");
      return NO_ANSWER;
    }
    System.out.println("Cliente  » " + String.join(" ", words));
    List<ChatMessage> answers = answers(client, said);
    if (answers.isEmpty()) {
      System.out.println("El bot no respondió en " + patience + " s.");
      return NO_ANSWER;
    }
    answers.forEach(DecirCommand::print);
    client.mailsAfter(mails).forEach(DecirCommand::print);
    return 0;
  }

  private static long lastMail(SimulatorClient client) throws InterruptedException {
    return client.mailsAfter(0).stream().mapToLong(SimulatedMail::number).max().orElse(0);
  }

  private static URI found() throws IOException {
    if (!Files.isRegularFile(DemoCommand.SIMULATOR_FILE)) {
      throw new SettingsException(
          List.of("no hay ninguna demostración en marcha aquí. Arránquela con «./bot demo»."));
    }
    return URI.create(Files.readString(DemoCommand.SIMULATOR_FILE).strip());
  }

  /** What the bot said after the message, once all of it was read or the patience is over. */
  private List<ChatMessage> answers(SimulatorClient client, Said said) throws InterruptedException {
    Clock clock = SystemTime.clock();
    Instant until = clock.instant().plusSeconds(patience);
    ChatPage page = client.awaitChanges(phone, 0, Duration.ZERO);
    List<ChatMessage> answers = after(page, said);
    while (!settled(answers) && clock.instant().isBefore(until)) {
      client.awaitChanges(phone, page.lastChange(), Duration.ofSeconds(1));
      page = client.awaitChanges(phone, 0, Duration.ZERO);
      answers = after(page, said);
    }
    return answers;
  }

  private static List<ChatMessage> after(ChatPage page, Said said) {
    long asked =
        page.messages().stream()
            .filter(message -> message.messageId().equals(said.messageId()))
            .mapToLong(ChatMessage::sequence)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    return page.outbound().stream().filter(message -> message.sequence() > asked).toList();
  }

  private static boolean settled(List<ChatMessage> answers) {
    return !answers.isEmpty() && answers.stream().allMatch(a -> a.has("read") || a.has("failed"));
  }

  private static void print(ChatMessage answer) {
    System.out.println("Bot      « " + answer.text().replace("\n", "\n           "));
    System.out.println("           " + ticks(answer.ticks()));
  }

  /** Of whoever it is: in the demo one person plays them all. */
  private static void print(SimulatedMail mail) {
    System.out.println("Correo   « Para " + mail.to() + ": " + mail.subject());
    System.out.println("           " + mail.text().strip().replace("\n", "\n           "));
  }

  private static String ticks(List<Tick> ticks) {
    return ticks.stream().map(tick -> inWords(tick.status())).collect(Collectors.joining(" · "));
  }

  private static String inWords(String status) {
    return switch (status) {
      case "sent" -> "✓ enviado";
      case "delivered" -> "✓✓ entregado";
      case "read" -> "✓✓ leído";
      case "failed" -> "! no entregado";
      default -> status;
    };
  }
}
