package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** How deliveries that could not be read are kept and read again. */
public interface FailedDeliveryContract extends StorageContract {

  private List<FailedDelivery> failed() {
    return storage().deliveries().listFailed(new DeliveryId(0), 100);
  }

  private void storeUnreadable(byte[] body, Instant receivedAt) {
    Delivery delivery = new Delivery(body, receivedAt);
    storage().deliveries().store(delivery, ParsedDelivery.unreadable("no es JSON"));
  }

  @Test
  default void aDeliveryOfWhichNothingCouldBeReadIsKeptByteForByte() {
    byte[] body = {'{', 0, (byte) 0xff, (byte) 0xc3, '\r', '\n', (byte) 0xf0};

    storeUnreadable(body, Steps.NOW);

    assertThat(failed()).hasSize(1);
    assertThat(failed().get(0).delivery().body()).isEqualTo(body);
    assertThat(failed().get(0).delivery().receivedAt()).isEqualTo(Steps.NOW);
  }

  @Test
  default void aDeliveryWithOneUnreadableElementIsListedAndTheRestOfItIsStored() {
    Steps steps = new Steps(storage());
    ReceivedMessage good = Messages.text("584141234567", "hola");

    StoredDelivery stored =
        steps.receive(
            Deliveries.of(Deliveries.unreadable("{\"x\":1}"), Deliveries.facts(good).get(0)));

    assertThat(stored.messages()).isEqualTo(1);
    assertThat(stored.unreadable()).isEqualTo(1);
    assertThat(steps.row(good).body()).isEqualTo("hola");
    assertThat(failed()).hasSize(1);
  }

  @Test
  default void aDeliveryThatWasReadIsNotListed() {
    new Steps(storage()).receive(Messages.text("584141234567", "hola"));

    assertThat(failed()).isEmpty();
  }

  @Test
  default void failedDeliveriesAreListedByIdBehindTheOneGiven() {
    for (int i = 0; i < 5; i++) {
      storeUnreadable(new byte[] {(byte) i}, Steps.NOW.plusSeconds(i));
    }
    List<FailedDelivery> all = failed();
    assertThat(all).extracting(one -> one.delivery().body()[0]).containsExactly(range(0, 5));

    List<FailedDelivery> two = storage().deliveries().listFailed(all.get(1).id(), 2);
    List<FailedDelivery> none = storage().deliveries().listFailed(all.get(4).id(), 2);

    assertThat(two).extracting(one -> one.delivery().body()[0]).containsExactly(range(2, 4));
    assertThat(none).isEmpty();
  }

  private static Byte[] range(int from, int to) {
    Byte[] bytes = new Byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) i;
    }
    return bytes;
  }

  @Test
  default void aSecondReadingStoresWhatIsNewAndTakesTheDeliveryOffTheList() {
    Steps steps = new Steps(storage());
    ReceivedMessage known = Messages.text("584141234567", "hola");
    ReceivedMessage found = Messages.text("584141234567", "sigo aquí");
    steps.receive(
        Deliveries.of(Deliveries.facts(known).get(0), Deliveries.unreadable("{\"x\":1}")));
    FailedDelivery failed = failed().get(0);

    StoredDelivery stored =
        storage().deliveries().storeAgain(failed.id(), Deliveries.of(known, found));

    assertThat(stored.messages()).isEqualTo(1);
    assertThat(stored.duplicates()).isEqualTo(1);
    assertThat(stored.toAnswer()).containsExactly(steps.row(found).chatId());
    assertThat(steps.waiting(found).messages()).hasSize(2);
    assertThat(failed()).isEmpty();
  }

  @Test
  default void aSecondReadingThatFailsTooLeavesTheDeliveryOnTheList() {
    Steps steps = new Steps(storage());
    ParsedDelivery bad = Deliveries.of(Deliveries.unreadable("{\"x\":1}"));
    steps.receive(bad);
    DeliveryId id = failed().get(0).id();

    StoredDelivery stored = storage().deliveries().storeAgain(id, bad);

    assertThat(stored.unreadable()).isZero();
    assertThat(stored.duplicates()).isEqualTo(1);
    assertThat(failed()).extracting(FailedDelivery::id).containsExactly(id);
  }
}
