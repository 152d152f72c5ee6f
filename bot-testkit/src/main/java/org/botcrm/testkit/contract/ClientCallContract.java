package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What a storage does when a person calls in place of writing, or takes a call. */
public interface ClientCallContract extends StorageContract {
  private Steps steps() {
    return new Steps(storage());
  }

  private void call(ContactId contact, Instant at) {
    Fact event =
        new Fact.Event(
            "calls", "{\"at\":\"" + at + "\"}", null, new ClientCall(Messages.NUMBER, contact, at));
    assertThat(steps().receive(Deliveries.of(event)).events()).isEqualTo(1);
  }

  private ChatSummary chat(ReceivedMessage message) {
    return storage().chats().find(steps().row(message).chatId()).orElseThrow();
  }

  private static ReceivedMessage longAgo() {
    return Messages.from(Steps.PHONE).at(Steps.NOW.minus(Duration.ofDays(2))).build();
  }

  @Test
  default void aCallOpensTheWindowFromItsOwnTime() {
    Steps steps = steps();
    ReceivedMessage message = longAgo();
    Instant called = Steps.NOW.minus(Duration.ofHours(3));
    steps.exchange(message, "¡Hola!");

    call(message.contact(), called);

    assertThat(chat(message).gate().windowUntil()).isEqualTo(called.plus(ChatGate.WINDOW));
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("¡Hola!");
  }

  @Test
  default void aCallThatIsToldLateShortensNoWindow() {
    ReceivedMessage message = Messages.from(Steps.PHONE).at(Steps.NOW).build();
    steps().receive(message);

    call(message.contact(), Steps.NOW.minus(Duration.ofHours(20)));

    assertThat(chat(message).gate().windowUntil()).isEqualTo(Steps.NOW.plus(ChatGate.WINDOW));
  }

  @Test
  default void callsThatComeTogetherCountByTheLast() {
    ReceivedMessage message = longAgo();
    Instant last = Steps.NOW.minusSeconds(60);
    List<Fact> calls =
        List.of(
            new Fact.Event(
                "calls", "1", null, new ClientCall(Messages.NUMBER, message.contact(), last)),
            new Fact.Event(
                "calls",
                "2",
                null,
                new ClientCall(Messages.NUMBER, message.contact(), Steps.NOW.minusSeconds(90))),
            new Fact.Message(message));

    steps().receive(Deliveries.of(calls.toArray(Fact[]::new)));

    assertThat(chat(message).gate().windowUntil()).isEqualTo(last.plus(ChatGate.WINDOW));
  }

  @Test
  default void whoCalledBeforeTheyEverWroteHasOneChat() {
    ReceivedMessage late = longAgo();
    Instant called = Steps.NOW.minusSeconds(60);

    call(late.contact(), called);
    steps().receive(late);

    assertThat(chat(late).gate().windowUntil()).isEqualTo(called.plus(ChatGate.WINDOW));
  }

  @Test
  default void aCallTellsTheNumberOfSomebodyWhoWroteWithoutOne() {
    ReceivedMessage hidden = Messages.fromUser(Steps.USER).at(Steps.NOW.minusSeconds(9)).build();
    steps().receive(hidden);

    call(Messages.from(Steps.PHONE, Steps.USER).build().contact(), Steps.NOW);

    assertThat(chat(hidden).contact().phone()).contains(new PhoneNumber(Steps.PHONE));
  }

  @Test
  default void aCallFromBeforeTellsNoNumberThatIsOlder() {
    ReceivedMessage now = Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW).build();
    steps().receive(now);

    call(
        Messages.from("584140000009", Steps.USER).build().contact(),
        Steps.NOW.minus(Duration.ofDays(3)));

    assertThat(chat(now).contact().phone()).contains(new PhoneNumber(Steps.PHONE));
  }

  @Test
  default void aCallIsNothingThatTheBotAnswers() {
    call(new ContactId.Phone(new PhoneNumber(Steps.PHONE)), Steps.NOW);

    assertThat(steps().rows()).isEmpty();
    assertThat(storage().conversaciones().estadisticas(Steps.NOW).total()).isZero();
  }
}
