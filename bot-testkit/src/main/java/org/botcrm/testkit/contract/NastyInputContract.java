package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** Texts, ids and times that databases like to change. */
public interface NastyInputContract extends StorageContract {

  private void isKept(String body) {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.from("584141234567").body(body).profileName(body).build();

    steps.receive(message);

    Conversacion row = steps.row(message);
    assertThat(row.body()).isEqualTo(body);
    assertThat(row.profileName()).isEqualTo(body);
    PendingMessage waiting = steps.waiting(message).messages().get(0);
    assertThat(waiting)
        .isEqualTo(
            new PendingMessage(
                row.id(), message.id(), "text", body, message.timestamp(), row.creadoEn()));
  }

  @Test
  default void emojiAndCombinedCharactersAreKept() {
    isKept("👨‍👩‍👧‍👦 ¡Mañana! 🇻🇪 é vs e\u0301 ‮derecha‬ 𝒳");
  }

  @Test
  default void aTextOf4096EmojiIsKept() {
    isKept("😀".repeat(4096));
  }

  @Test
  default void quotesWildcardsBackslashesAndWhiteSpaceAreKept() {
    isKept(" '; DROP TABLE clientes; -- \" % _ \\ ? :x $1 {}\t\r\n ");
  }

  @Test
  default void anEmptyTextIsKept() {
    isKept("");
  }

  /** PostgreSQL refuses U+0000 and half a surrogate pair; a message may not be lost for one. */
  @Test
  default void charactersThatADatabaseRefusesDoNotCostTheMessage() {
    Steps steps = new Steps(storage());
    String bad = "hola \u0000 \ud83d adiós";
    ReceivedMessage message =
        Messages.from("584141234567").id("wamid.A").body(bad).profileName(bad).content(bad).build();
    ReceivedMessage next = Messages.text("584141234567", "sigo aquí");

    StoredDelivery stored =
        steps.receive(
            Deliveries.of(
                Deliveries.facts(message).get(0),
                Deliveries.event(bad),
                Deliveries.unreadable(bad),
                Deliveries.facts(next).get(0)));

    assertThat(stored.messages()).isEqualTo(2);
    assertThat(steps.row(message).body()).startsWith("hola ").endsWith(" adiós");
    assertThat(steps.row(message).profileName()).startsWith("hola ").endsWith(" adiós");
    assertThat(steps.row(next).body()).isEqualTo("sigo aquí");
    StoredDelivery again =
        steps.receive(Deliveries.of(Deliveries.event(bad), Deliveries.unreadable(bad)));
    assertThat(again.duplicates()).isEqualTo(2);
  }

  @Test
  default void theLongestIdsAreKeptAndToldApart() {
    Steps steps = new Steps(storage());
    ReceivedMessage one =
        Messages.from("58414123456789012345", "U".repeat(255) + "1")
            .id("w".repeat(511) + "1")
            .build();
    ReceivedMessage two =
        Messages.fromUser("U".repeat(255) + "2").id("w".repeat(511) + "2").build();

    assertThat(steps.receive(one, two, one).messages()).isEqualTo(2);

    assertThat(steps.row(one).userId()).isEqualTo("U".repeat(255) + "1");
    assertThat(steps.row(one).fromNumber()).isEqualTo("58414123456789012345");
    assertThat(steps.row(two).userId()).isEqualTo("U".repeat(255) + "2");
    assertThat(steps.chatsOf(one, two)).hasSize(2);
  }

  @Test
  default void idsThatDifferInLetterCaseOnlyAreTwo() {
    Steps steps = new Steps(storage());
    ReceivedMessage lower = Messages.fromUser("VE.abc").id("wamid.abc").build();
    ReceivedMessage upper = Messages.fromUser("VE.ABC").id("wamid.ABC").build();

    assertThat(steps.receive(lower, upper).messages()).isEqualTo(2);

    assertThat(steps.chatsOf(lower, upper)).hasSize(2);
  }

  @Test
  default void aTypeThatMetaMayAddIsKept() {
    Steps steps = new Steps(storage());
    String type = "a_type_that_nobody_has_heard_of_before_and_that_is_longer_than_fifty_characters";
    ReceivedMessage message = Messages.from("584141234567").type(type).build();

    steps.receive(message);

    assertThat(steps.row(message).messageType()).isEqualTo(type);
  }

  @Test
  default void nullsStayNull() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.fromUser("VE.1001").digits(null, null).build();

    steps.receive(message);

    Conversacion row = steps.row(message);
    assertThat(row.fromNumber()).isNull();
    assertThat(row.toNumber()).isNull();
    assertThat(row.quotedMessageId()).isNull();
    assertThat(row.profileName()).isNull();
    assertThat(row.state()).isNull();
    assertThat(steps.waiting(message).chat().businessNumber()).isNull();
    assertThat(steps.waiting(message).chat().profileName()).isNull();
  }

  @Test
  default void timesAreKeptToTheMicrosecondAndNoFiner() {
    Steps steps = new Steps(storage());
    Instant fine = Instant.parse("2026-03-29T02:30:00.123456789Z");
    ReceivedMessage message = Messages.from("584141234567").at(fine).build();

    storage().deliveries().store(Deliveries.raw("{}", fine.plusSeconds(1)), Deliveries.of(message));

    Instant micros = Instant.parse("2026-03-29T02:30:00.123456Z");
    assertThat(steps.row(message).timestamp()).isEqualTo(micros);
    assertThat(steps.row(message).creadoEn()).isEqualTo(micros.plusSeconds(1));
    assertThat(steps.waiting(message).messages().get(0).timestamp()).isEqualTo(micros);
    assertThat(steps.waiting(message).messages().get(0).arrivedAt())
        .isEqualTo(micros.plusSeconds(1));
  }

  @Test
  default void timesFarAwayAreKept() {
    Steps steps = new Steps(storage());
    ReceivedMessage epoch = Messages.from("584141234567").at(Instant.EPOCH).build();
    ReceivedMessage before =
        Messages.from("584141234567").at(Instant.parse("1969-12-31T23:59:59.999999Z")).build();
    ReceivedMessage late =
        Messages.from("584141234567").at(Instant.parse("2262-05-01T00:00:00.000001Z")).build();

    steps.receive(late, before, epoch);

    assertThat(steps.rows())
        .extracting(Conversacion::timestamp)
        .containsExactly(late.timestamp(), epoch.timestamp(), before.timestamp());
  }
}
