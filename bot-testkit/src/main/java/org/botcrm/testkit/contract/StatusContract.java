package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** What statuses do to messages that Meta has taken. */
public interface StatusContract extends StorageContract {

  private Steps sent(String wamid) {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    steps.accept(steps.claimOne(Steps.NOW), wamid);
    return steps;
  }

  @Test
  default void aMessageMovesForwardsWithItsStatuses() {
    Steps steps = sent("wamid.sent");
    List<DeliveryState> states = new ArrayList<>();

    for (String word : List.of("sent", "delivered", "read", "played")) {
      steps.receive(Statuses.of("wamid.sent", word));
      states.add(steps.row("¡Hola!").state());
    }

    assertThat(states)
        .containsExactly(
            DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.PLAYED);
  }

  @Test
  default void aMessageEndsInOneStateWhateverTheOrderOfItsStatuses() {
    List<String> words = List.of("sent", "failed", "delivered", "read");
    int number = 0;
    for (List<String> order : permutations(words)) {
      Steps steps = new Steps(storage());
      String wamid = "wamid.sent." + number;
      String answer = "respuesta " + number;
      steps.exchange(Messages.text("5841400" + (10_000 + number++), "hola"), answer);
      steps.accept(steps.claimOne(Steps.NOW), wamid);

      steps.receive(
          order.stream().map(word -> Statuses.of(wamid, word)).toArray(StatusUpdate[]::new));

      assertThat(steps.row(answer).state()).as("%s", order).isEqualTo(DeliveryState.READ);
    }
  }

  private static List<List<String>> permutations(List<String> words) {
    if (words.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : words) {
      List<String> others = words.stream().filter(word -> !word.equals(first)).toList();
      for (List<String> rest : permutations(others)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }

  @Test
  default void aFailureSaysWhyOnTheRowOfTheMessage() {
    Steps steps = sent("wamid.sent");
    SendError error = new SendError(131026, "No se puede entregar");

    steps.receive(Statuses.of("wamid.sent", "sent"));
    steps.receive(Statuses.failed("wamid.sent", error));
    steps.receive(Statuses.of("wamid.sent", "sent"));

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error()).isEqualTo("No se puede entregar (código 131026)");
  }

  @Test
  default void aMessageThatWasDeliveredHasNotFailedInEitherOrder() {
    Steps steps = sent("wamid.1");
    steps.exchange(Messages.text("584147654321", "hola"), "otra");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.2");

    steps.receive(
        Statuses.failed("wamid.1", Statuses.UNDELIVERABLE), Statuses.of("wamid.1", "delivered"));
    steps.receive(
        Statuses.of("wamid.2", "delivered"), Statuses.failed("wamid.2", Statuses.UNDELIVERABLE));

    for (String body : List.of("¡Hola!", "otra")) {
      assertThat(steps.row(body).state()).isEqualTo(DeliveryState.DELIVERED);
      assertThat(steps.row(body).error()).isNull();
    }
  }

  @Test
  default void aWordThatMetaMayAddIsStoredAndChangesNothing() {
    Steps steps = sent("wamid.sent");
    steps.receive(Statuses.of("wamid.sent", "sent"));

    StoredDelivery first = steps.receive(Statuses.of("wamid.sent", "teleported"));
    StoredDelivery again = steps.receive(Statuses.of("wamid.sent", "teleported"));

    assertThat(first.statuses()).isEqualTo(1);
    assertThat(again.duplicates()).isEqualTo(1);
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.SENT);
    assertThat(steps.row("¡Hola!").error()).isNull();
  }

  @Test
  default void aRepeatedStatusIsADuplicateAndChangesNothing() {
    Steps steps = sent("wamid.sent");
    StatusUpdate delivered = Statuses.of("wamid.sent", "delivered");
    steps.receive(delivered);
    List<Conversacion> before = steps.rows();

    StoredDelivery again = steps.receive(delivered, delivered);

    assertThat(again.statuses()).isZero();
    assertThat(again.duplicates()).isEqualTo(2);
    assertThat(steps.rows()).isEqualTo(before);
  }

  @Test
  default void aStatusOfAnotherBusinessNumberIsAboutAnotherMessage() {
    Steps steps = sent("wamid.sent");
    StatusUpdate read = Statuses.of("wamid.sent", "read");
    StatusUpdate elsewhere =
        new StatusUpdate(
            Messages.OTHER_NUMBER, read.messageId(), "read", read.timestamp(), null, null, "{}");

    assertThat(steps.receive(elsewhere).statuses()).isEqualTo(1);

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  default void aStatusThatNamesAReceivedMessageChangesNothing() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.receive(message);
    Conversacion before = steps.row(message);

    steps.receive(Statuses.of(message.id().value(), "read"));

    assertThat(steps.row(message).state()).isNull();
    assertThat(steps.row(message).procesado()).isEqualTo(before.procesado());
  }

  @Test
  default void aStatusOfNoMessageWeKnowIsStored() {
    Steps steps = new Steps(storage());

    assertThat(steps.receive(Statuses.of("wamid.unknown", "read")).statuses()).isEqualTo(1);

    assertThat(steps.rows()).isEmpty();
  }

  @Test
  default void whatThePhoneOfTheBusinessSentMovesForwardsToo() {
    Steps steps = new Steps(storage());
    ReceivedMessage echo = Messages.echoTo("584141234567").id("wamid.echo").build();
    ReceivedMessage later = Messages.echoTo("584141234567").id("wamid.later").build();

    steps.receive(echo);
    steps.receive(Statuses.of("wamid.echo", "delivered"), Statuses.of("wamid.later", "read"));
    steps.receive(later);

    assertThat(steps.row(echo).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(steps.row(later).state()).isEqualTo(DeliveryState.READ);
  }
}
