package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What each filter lets through, alone and with others. */
public interface ConversacionFilterContract extends StorageContract {

  private static ConversacionFilter type(String type) {
    return new ConversacionFilter(null, null, null, null, null, type, null, null, null);
  }

  private static ConversacionFilter from(String digits) {
    PhoneNumber number = new PhoneNumber(digits);
    return new ConversacionFilter(null, null, number, null, null, null, null, null, null);
  }

  private static ConversacionFilter to(String digits) {
    PhoneNumber number = new PhoneNumber(digits);
    return new ConversacionFilter(null, null, null, number, null, null, null, null, null);
  }

  private static ConversacionFilter number(String digits) {
    return ConversacionFilter.ofNumber(new PhoneNumber(digits));
  }

  private static ConversacionFilter time(int since, int until) {
    return new ConversacionFilter(
        null,
        null,
        null,
        null,
        null,
        null,
        Steps.NOW.plusSeconds(since),
        Steps.NOW.plusSeconds(until),
        null);
  }

  private ListAssert<String> found(ConversacionFilter filter) {
    return assertThat(new Steps(storage()).bodies(filter));
  }

  private void receive(ReceivedMessage... messages) {
    new Steps(storage()).receive(messages);
  }

  @Test
  default void byClientInBothDirections() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "de ella"), "para ella");
    steps.receive(Messages.text("584147654321", "de nadie"));

    found(ConversacionFilter.ofCliente(new ClienteId(7)))
        .containsExactlyInAnyOrder("de ella", "para ella");
    found(ConversacionFilter.ofCliente(new ClienteId(8))).isEmpty();
  }

  @Test
  default void byDirectionOfTheMessage() {
    new Steps(storage()).exchange(Messages.text("584141234567", "entra"), "sale");

    found(ConversacionFilter.ofDireccion(Direccion.INBOUND)).containsExactly("entra");
    found(ConversacionFilter.ofDireccion(Direccion.OUTBOUND)).containsExactly("sale");
  }

  @Test
  default void byNumberInEitherDirectionAndNeverByPartOfIt() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "de"), "para");
    steps.receive(Messages.text("5841412345678", "de otro"));

    found(number("584141234567")).containsExactlyInAnyOrder("de", "para");
    found(from("584141234567")).containsExactly("de");
    found(to("584141234567")).containsExactly("para");
    found(number("4141234567")).isEmpty();
    found(number("58414123456")).isEmpty();
  }

  @Test
  default void byTheNumberOfTheBusiness() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "de uno"), "para uno");
    steps.receive(Messages.from("584147654321").body("de otro").build());
    steps.receive(Messages.from("584147654321").body("a otro número").atOtherNumber().build());

    found(number(Messages.DISPLAY)).containsExactlyInAnyOrder("de uno", "para uno", "de otro");
    found(to(Messages.DISPLAY)).containsExactlyInAnyOrder("de uno", "de otro");
    found(from(Messages.DISPLAY)).containsExactly("para uno");
    found(to(Messages.OTHER_DISPLAY)).containsExactly("a otro número");
  }

  @Test
  default void byANumberInAnyOfItsVariants() {
    List<List<String>> variants =
        List.of(
            List.of("5215512345678", "525512345678"),
            List.of("5491123456789", "541123456789"),
            List.of("551187654321", "5511987654321"));
    for (List<String> pair : variants) {
      receive(Messages.text(pair.get(0), "corto"), Messages.text(pair.get(1), "largo"));
      for (String asked : pair) {
        found(number(asked)).containsExactlyInAnyOrder("corto", "largo");
        found(from(asked)).containsExactlyInAnyOrder("corto", "largo");
      }
    }
  }

  @Test
  default void byTypeAsMetaWroteIt() {
    receive(
        Messages.from("584141234567").type("image").body("una foto").build(),
        Messages.text("584141234567", "un texto"));

    found(type("image")).containsExactly("una foto");
    found(type("text")).containsExactly("un texto");
    found(type("IMAGE")).isEmpty();
  }

  @Test
  default void byTimeWithTheStartAndWithoutTheEnd() {
    new Steps(storage()).receiveBodies("m0", "m1", "m2", "m3");

    found(time(-2, 0)).containsExactly("m1", "m2");
    found(time(-2, 1)).containsExactly("m0", "m1", "m2");
    found(time(0, 0)).isEmpty();
    found(
            new ConversacionFilter(
                null, null, null, null, null, null, Steps.NOW.minusNanos(1000), null, null))
        .containsExactly("m0");
    found(
            new ConversacionFilter(
                null, null, null, null, null, null, null, Steps.NOW.minusSeconds(2), null))
        .containsExactly("m3");
  }

  @Test
  default void allThatAreGivenMustHold() {
    Steps steps = new Steps(storage());
    ReceivedMessage match = Messages.from("584141234567").type("button").body("Sí, claro").build();
    steps.exchange(match, "sí, gracias");
    steps.receive(
        Messages.from("584141234567").body("sí, texto").build(),
        Messages.from("584147654321").type("button").body("sí, de otro").build(),
        Messages.from("584141234567").type("button").body("no").build(),
        Messages.from("584141234567")
            .type("button")
            .body("sí, ayer")
            .at(Steps.NOW.minusSeconds(86_400))
            .build());
    PhoneNumber phone = new PhoneNumber("584141234567");

    ConversacionFilter every =
        new ConversacionFilter(
            new ClienteId(7),
            phone,
            phone,
            new PhoneNumber(Messages.DISPLAY),
            Direccion.INBOUND,
            "button",
            Steps.NOW,
            Steps.NOW.plusSeconds(1),
            "sí");

    found(every).containsExactly("Sí, claro");
    found(without(every, Direccion.OUTBOUND)).isEmpty();
  }

  private static ConversacionFilter without(ConversacionFilter filter, Direccion direccion) {
    return new ConversacionFilter(
        filter.clienteId(),
        filter.number(),
        filter.from(),
        filter.to(),
        direccion,
        filter.messageType(),
        filter.since(),
        filter.until(),
        filter.text());
  }

  @Test
  default void aFilteredListingIsWalkedByPageAndByCursorLikeAny() {
    for (int i = 0; i < 10; i++) {
      receive(
          Messages.from("584141234567").at(Steps.NOW.plusSeconds(i)).body("suyo " + i).build(),
          Messages.from("584147654321").at(Steps.NOW.plusSeconds(i)).body("de otro").build());
    }
    ConversacionFilter filter = from("584141234567");

    ConversacionPage first =
        storage().conversaciones().list(filter, new PageRequest.Numbered(1, 4));
    ConversacionPage second =
        storage()
            .conversaciones()
            .list(filter, new PageRequest.After(first.next().orElseThrow(), 4));
    ConversacionPage numbered =
        storage().conversaciones().list(filter, new PageRequest.Numbered(2, 4));

    assertThat(second).isEqualTo(numbered);
    assertThat(second.conversaciones())
        .extracting(Conversacion::body)
        .containsExactly("suyo 5", "suyo 4", "suyo 3", "suyo 2");
    assertThat(second.total()).isEqualTo(10);
    assertThat(Stream.concat(first.conversaciones().stream(), second.conversaciones().stream()))
        .doesNotHaveDuplicates();
  }
}
