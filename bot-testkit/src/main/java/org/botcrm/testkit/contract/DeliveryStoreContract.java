package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link org.botcrm.domain.delivery.DeliveryStore#store} must do. */
public interface DeliveryStoreContract extends StorageContract {

  @Test
  default void aStorageBeginsEmpty() {
    assertThat(new Steps(storage()).rows()).isEmpty();
    assertThat(storage().conversaciones().find(new ConversacionId(1))).isEmpty();
    assertThat(storage().replies().listWaiting(10)).isEmpty();
    assertThat(storage().deliveries().listFailed(new DeliveryId(0), 10)).isEmpty();
    assertThat(new Steps(storage()).claim(Steps.NOW)).isEmpty();
  }

  @Test
  default void everyFieldOfAMessageIsKept() {
    Steps steps = new Steps(storage());
    ReceivedMessage message =
        Messages.from("584141234567", "VE.1001")
            .id("wamid.A")
            .type("button")
            .body("Sí, quiero")
            .profileName("José")
            .quoting("wamid.before")
            .content("{\"payload\":\"si\"}")
            .at(Steps.NOW.minusSeconds(5))
            .build();

    StoredDelivery stored = steps.receive(message);

    Conversacion row = steps.row(message);
    assertThat(row).isEqualTo(expectedInbound(row, message));
    assertThat(stored).isEqualTo(new StoredDelivery(1, 0, 0, 0, 0, Set.of(row.chatId())));
    assertThat(storage().conversaciones().find(row.id())).contains(row);
  }

  private static Conversacion expectedInbound(Conversacion ids, ReceivedMessage message) {
    return new Conversacion(
        ids.id(),
        "wamid.A",
        "584141234567",
        Messages.DISPLAY,
        "button",
        "Sí, quiero",
        message.timestamp(),
        Direccion.INBOUND,
        null,
        false,
        false,
        null,
        null,
        null,
        null,
        Steps.NOW,
        Steps.NOW,
        ids.chatId(),
        Messages.NUMBER.value(),
        Author.CLIENTE,
        null,
        null,
        "wamid.before",
        "VE.1001",
        "José");
  }

  @Test
  default void aMessageSentFromThePhoneIsAnOutboundRowThatMetaHasTaken() {
    Steps steps = new Steps(storage());
    ReceivedMessage echo = Messages.echoTo("584141234567").body("Le llamo ahora").build();

    StoredDelivery stored = steps.receive(echo);

    assertThat(stored).isEqualTo(new StoredDelivery(1, 0, 0, 0, 0, Set.of()));
    Conversacion row = steps.row(echo);
    assertThat(row.direccion()).isEqualTo(Direccion.OUTBOUND);
    assertThat(row.author()).isEqualTo(Author.TELEFONO);
    assertThat(row.state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(row.procesado()).isTrue();
    assertThat(row.fromNumber()).isEqualTo(Messages.DISPLAY);
    assertThat(row.toNumber()).isEqualTo("584141234567");
  }

  @Test
  default void whatIsNotToBeAnsweredIsDoneAtOnceAndWakesNobody() {
    Steps steps = new Steps(storage());
    ReceivedMessage reaction =
        Messages.from("584141234567").type("reaction").notAnswerable().build();

    assertThat(steps.receive(reaction).toAnswer()).isEmpty();

    assertThat(steps.row(reaction).procesado()).isTrue();
    assertThat(storage().replies().listWaiting(10)).isEmpty();
    assertThat(storage().replies().find(steps.row(reaction).chatId(), 10)).isEmpty();
  }

  @Test
  default void factsAreCountedByKindAndRepeatsAsDuplicates() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    ParsedDelivery parsed =
        ParsedDelivery.of(
            List.of(
                Deliveries.facts(message).get(0),
                Deliveries.facts(Statuses.of("wamid.X", "sent")).get(0),
                Deliveries.facts(Statuses.of("wamid.X", "delivered")).get(0),
                Deliveries.event("{\"a\":1}"),
                Deliveries.event("{\"a\":2}"),
                Deliveries.unreadable("{\"b\":1}"),
                Deliveries.facts(message).get(0),
                Deliveries.facts(Statuses.of("wamid.X", "sent")).get(0),
                Deliveries.event("{\"a\":1}"),
                Deliveries.unreadable("{\"b\":1}")));

    StoredDelivery first = steps.receive(parsed);
    StoredDelivery again = steps.receive(parsed);

    Set<ChatId> chat = Set.of(steps.row(message).chatId());
    assertThat(first).isEqualTo(new StoredDelivery(1, 4, 2, 2, 1, chat));
    assertThat(again).isEqualTo(new StoredDelivery(0, 10, 0, 0, 0, again.toAnswer()));
  }

  @Test
  default void anEmptyDeliveryIsStored() {
    assertThat(new Steps(storage()).receive(ParsedDelivery.of(List.of())))
        .isEqualTo(new StoredDelivery(0, 0, 0, 0, 0, Set.of()));
  }

  @Test
  default void aRedeliveredMessageChangesNothingEvenWhenItSaysSomethingElse() {
    Steps steps = new Steps(storage());
    ReceivedMessage first = Messages.from("584141234567").id("wamid.A").body("uno").build();
    ReceivedMessage other =
        Messages.from("584147654321").id("wamid.A").body("dos").profileName("Otro").build();
    steps.receive(first);
    List<Conversacion> before = steps.rows();

    StoredDelivery stored = steps.receive(other);

    assertThat(stored.messages()).isZero();
    assertThat(stored.duplicates()).isEqualTo(1);
    assertThat(steps.rows()).isEqualTo(before);
  }

  @Test
  default void aMessageThatWasAnsweredIsNotAskedAgainWhenItIsRedelivered() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "¡Hola!");
    List<Conversacion> before = steps.rows();

    assertThat(steps.receive(message).toAnswer()).isEmpty();

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(storage().replies().listWaiting(10)).isEmpty();
  }

  @Test
  default void oneMessageIdUnderTwoBusinessNumbersIsTwoMessages() {
    Steps steps = new Steps(storage());
    ReceivedMessage here = Messages.from("584141234567").id("wamid.A").body("aquí").build();
    ReceivedMessage there =
        Messages.from("584141234567").id("wamid.A").body("allí").atOtherNumber().build();

    assertThat(steps.receive(here, there).messages()).isEqualTo(2);

    assertThat(steps.row(here).body()).isEqualTo("aquí");
    assertThat(steps.row(there).body()).isEqualTo("allí");
    assertThat(steps.chatsOf(here, there)).hasSize(2);
  }

  @Test
  @Timeout(300)
  default void aMessageThatManyThreadsBringIsStoredOnce() throws Exception {
    ReceivedMessage[] messages = new ReceivedMessage[50];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = Messages.from("58414000" + (1000 + i % 5)).id("wamid." + i).build();
    }
    Steps steps = new Steps(storage());
    Callable<StoredDelivery> storing = () -> steps.receive(messages);

    List<StoredDelivery> stored = Race.of(8, i -> storing);

    assertThat(stored.stream().mapToInt(StoredDelivery::messages).sum()).isEqualTo(50);
    assertThat(stored).allMatch(one -> one.messages() + one.duplicates() == 50);
    List<Conversacion> rows = steps.rows();
    assertThat(rows).extracting(Conversacion::messageId).doesNotHaveDuplicates().hasSize(50);
    assertThat(rows.stream().map(Conversacion::chatId).collect(Collectors.toSet())).hasSize(5);
  }

  @Test
  default void unknownIdsAreFoundNowhere() {
    Steps steps = new Steps(storage());
    steps.receive(Messages.text("584141234567", "hola"));
    ConversacionFilter nobody = ConversacionFilter.ofCliente(new ClienteId(Integer.MAX_VALUE));

    assertThat(storage().conversaciones().find(new ConversacionId(Long.MAX_VALUE))).isEmpty();
    assertThat(storage().replies().find(new ChatId(Long.MAX_VALUE), 1)).isEmpty();
    assertThat(
            storage()
                .conversaciones()
                .list(nobody, new PageRequest.Numbered(1, 10))
                .conversaciones())
        .isEmpty();
  }
}
