package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What waits for an answer, and in which order. */
public interface ReplyQueueContract extends StorageContract {

  private void receiveAt(Instant arrival, ReceivedMessage... messages) {
    storage().deliveries().store(Deliveries.raw("{}", arrival), Deliveries.of(messages));
  }

  private static ReceivedMessage at(int second, String body) {
    return Messages.from("584141234567").at(Steps.NOW.plusSeconds(second)).body(body).build();
  }

  @Test
  default void aWaitingChatTellsAllThatIsKnownOfIt() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.from("584141234567").profileName("Ana").build();
    steps.receive(message);
    Conversacion row = steps.row(message);

    PendingChat pending = steps.waiting(message);

    ContactId contact = new ContactId.Phone(new PhoneNumber("584141234567"));
    long version = pending.chat().version();
    assertThat(pending)
        .isEqualTo(
            new PendingChat(
                new Chat(row.chatId(), Messages.NUMBER, Messages.DISPLAY, contact, "Ana", version),
                List.of(
                    new PendingMessage(
                        row.id(), message.id(), "text", "hola", message.timestamp(), Steps.NOW))));
  }

  @Test
  default void messagesWaitInTheOrderOfMetasTimeAndThenOfTheirIds() {
    Steps steps = new Steps(storage());
    ReceivedMessage third = at(3, "tercero");
    ReceivedMessage second = at(2, "segundo");
    ReceivedMessage secondToo = at(2, "segundo también");
    ReceivedMessage first = at(1, "primero");

    steps.receive(third);
    steps.receive(second, secondToo);
    steps.receive(first);

    assertThat(steps.waiting(first).messages())
        .extracting(PendingMessage::body)
        .containsExactly("primero", "segundo", "segundo también", "tercero");
  }

  @Test
  default void onlyTheOldestAreGivenWhenThereAreMoreThanWereAskedFor() {
    Steps steps = new Steps(storage());
    steps.receive(at(3, "tercero"), at(2, "segundo"), at(1, "primero"));

    PendingChat pending = storage().replies().find(steps.row("primero").chatId(), 2).orElseThrow();

    assertThat(pending.messages())
        .extracting(PendingMessage::body)
        .containsExactly("primero", "segundo");
  }

  @Test
  default void onlyWhatMayBeAnsweredWaits() {
    Steps steps = new Steps(storage());
    ReceivedMessage text = at(1, "hola");
    ReceivedMessage reaction =
        Messages.from("584141234567").type("reaction").body("👍").notAnswerable().build();

    steps.receive(reaction, text, Messages.echoTo("584141234567").body("Le llamo").build());

    assertThat(steps.waiting(text).messages())
        .extracting(PendingMessage::body)
        .containsExactly("hola");
    assertThat(steps.rows())
        .filteredOn(row -> !row.procesado())
        .extracting(Conversacion::body)
        .containsExactly("hola");
  }

  @Test
  default void theChatThatWaitsLongestIsListedFirst() {
    Steps steps = new Steps(storage());
    ReceivedMessage[] messages = new ReceivedMessage[3];
    for (int i = 0; i < 3; i++) {
      Instant then = Steps.NOW.plusSeconds(i);
      messages[i] = Messages.from("5841400000" + i).at(then).build();
      receiveAt(then, messages[i]);
    }
    receiveAt(Steps.NOW.plusSeconds(9), Messages.text("58414000000", "otra vez"));

    assertThat(storage().replies().listWaiting(10)).isEqualTo(steps.chatsOf(messages));
    assertThat(storage().replies().listWaiting(2))
        .isEqualTo(steps.chatsOf(messages[0], messages[1]));
  }

  @Test
  default void anAnsweredChatWaitsNoMoreUntilItsPersonWritesAgain() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = at(1, "hola");
    steps.exchange(message, "¡Hola!");

    assertThat(storage().replies().listWaiting(10)).isEmpty();
    assertThat(storage().replies().find(steps.row(message).chatId(), 10)).isEmpty();

    steps.receive(at(2, "gracias"));
    assertThat(storage().replies().listWaiting(10)).isEqualTo(steps.chatsOf(message));
    assertThat(steps.waiting(message).messages())
        .extracting(PendingMessage::body)
        .containsExactly("gracias");
  }

  @Test
  default void theBacklogIsEmptyWhenNothingWaits() {
    assertThat(storage().replies().backlog()).isEqualTo(new Backlog(0, null, 0, null));
  }

  @Test
  default void theBacklogCountsWhatWaitsSinceItArrived() {
    Steps steps = new Steps(storage());
    ReceivedMessage first = at(-100, "hola");
    receiveAt(Steps.NOW, first);
    receiveAt(Steps.NOW.plusSeconds(1), at(1, "¿hay alguien?"));
    receiveAt(Steps.NOW.plusSeconds(2), Messages.text("584147654321", "hola"));

    assertThat(storage().replies().backlog()).isEqualTo(new Backlog(2, Steps.NOW, 0, null));

    PendingChat pending = steps.waiting(first);
    Instant later = Steps.NOW.plusSeconds(3);
    var answers = pending.messages().stream().map(m -> Steps.answerTo(m, "a " + m.body())).toList();
    storage().replies().record(pending, answers, later);

    assertThat(storage().replies().backlog())
        .isEqualTo(new Backlog(1, Steps.NOW.plusSeconds(2), 2, later));
  }

  @Test
  default void whatWasSentOrGivenUpIsNotInTheBacklog() {
    Steps steps = new Steps(storage());
    steps.exchange(at(1, "hola"), "¡Hola!");

    steps.accept(steps.claimOne(Steps.NOW), "wamid.sent");

    assertThat(storage().replies().backlog()).isEqualTo(new Backlog(0, null, 0, null));
  }
}
