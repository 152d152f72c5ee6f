package org.botcrm.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.ChatPage;
import org.botcrm.simulator.Choice;
import org.botcrm.simulator.Direction;
import org.botcrm.simulator.Said;
import org.botcrm.simulator.SimulatedMail;
import org.botcrm.simulator.SimulatorClient;

/** One thing that a person of the demo does, and all that comes of it. For one thread. */
final class DemoTurn {
  private final SimulatorClient client;
  private final String phone;
  private final Duration patience;
  private long mailsBefore;

  /**
   * @param patience how long to wait for the answer
   */
  DemoTurn(SimulatorClient client, String phone, Duration patience) {
    this.client = client;
    this.phone = phone;
    this.patience = patience;
  }

  /** What the person can press: that of the latest message that has something. */
  List<Choice> choices() throws InterruptedException {
    return page().outbound().stream()
        .map(ChatMessage::choices)
        .filter(choices -> !choices.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse(List.of());
  }

  /** Writes. */
  Said say(String text) throws InterruptedException {
    mailsBefore = lastMail();
    return client.say(phone, text);
  }

  /** Sends a file. */
  Said send(DemoFile file, String words) throws InterruptedException {
    mailsBefore = lastMail();
    return file.send(client.phone(phone), words);
  }

  /** Presses a button, or picks a row. */
  Said press(Choice choice) throws InterruptedException {
    mailsBefore = lastMail();
    return client.phone(phone).press(choice.id());
  }

  /** What the bot said after that, once all of it was read or the patience is over. */
  List<ChatMessage> answers(Said said) throws InterruptedException {
    Clock clock = SystemTime.clock();
    Instant until = clock.instant().plus(patience);
    ChatPage page = page();
    List<ChatMessage> answers = after(page, said);
    while (!settled(answers) && clock.instant().isBefore(until)) {
      client.awaitChanges(phone, page.lastChange(), Duration.ofSeconds(1));
      page = page();
      answers = after(page, said);
    }
    return answers;
  }

  /** The mails that came meanwhile to whom this chat is about: others write at the same time. */
  List<SimulatedMail> mails() throws InterruptedException {
    List<String> texts =
        page().messages().stream()
            .filter(message -> message.direction() == Direction.INBOUND)
            .flatMap(message -> Optional.ofNullable(message.text()).stream())
            .toList();
    List<String> theirs = DemoClients.emails(phone, texts);
    return client.mailsAfter(mailsBefore).stream()
        .filter(mail -> theirs.contains(mail.to()))
        .toList();
  }

  private ChatPage page() throws InterruptedException {
    return client.awaitChanges(phone, 0, Duration.ZERO);
  }

  private long lastMail() throws InterruptedException {
    return client.mailsAfter(0).stream().mapToLong(SimulatedMail::number).max().orElse(0);
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
}
