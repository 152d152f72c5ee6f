package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.testkit.fixture.Deliveries;
import org.junit.jupiter.api.Test;

/** What becomes of messages that wait until a conversation may begin. */
public interface HeldMessagesContract extends StorageContract {

  @Test
  default void whoOptedOutMeanwhileGetsNothingInTheMorning() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    night.claim(Night.NIGHT);
    ReceivedMessage chat = Night.days(3);
    ConsentChange change =
        new ConsentChange(Consent.WITHDRAWN, ConsentSource.META_PREFERENCES, Night.NIGHT, "stop");
    steps.receive(
        Deliveries.of(
            new Fact.Event(
                "user_preferences",
                "{}",
                new ContactConsent(chat.phoneNumberId(), chat.contact(), change))));

    Claim claim = night.claim(Night.MORNING);

    assertThat(claim.messages()).isEmpty();
    assertThat(night.template().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  default void anAttemptWhoseOutcomeComesAfterItWasHeldIsNotRepeated() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    OutboundMessage sent = night.claim(Night.NIGHT, ContactHours.always()).messages().get(0);
    assertThat(night.claim(Night.NIGHT.plus(Steps.GRACE)).held()).isEqualTo(1);

    steps.accept(sent, "wamid.tarde");

    assertThat(night.template().state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(night.claim(Night.MORNING).messages()).isEmpty();
  }

  @Test
  default void aRetryThatFallsOutOfTheHoursWaitsForThem() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    OutboundMessage sent = night.claim(Night.NIGHT, ContactHours.always()).messages().get(0);
    steps.record(
        sent,
        new AttemptOutcome.Again(Night.NIGHT.plusSeconds(1), new SendError(131000, "x"), true));

    assertThat(night.claim(Night.NIGHT.plusSeconds(1)).held()).isEqualTo(1);
    assertThat(night.claim(Night.MORNING).messages())
        .extracting(OutboundMessage::attempt)
        .containsExactly(2);
  }

  @Test
  default void thePaceOfAPersonComesAfterTheHours() {
    Night night = new Night(storage());
    Steps steps = night.steps();
    steps.receive(Night.days(3));
    for (int i = 0; i < PairPace.BURST + 1; i++) {
      night.queueTemplate(Night.days(3), "n" + i);
    }
    while (night.claim(Night.NIGHT).held() > 0) {
      assertThat(night.claim(Night.NIGHT).messages()).isEmpty();
    }
    for (int i = 0; i < PairPace.BURST; i++) {
      steps.accept(night.claim(Night.MORNING).messages().get(0), "wamid." + i);
    }

    Claim paced = night.claim(Night.MORNING);
    assertThat(paced.messages()).isEmpty();
    Instant paid = Night.MORNING.plus(PairPace.INTERVAL.multipliedBy(PairPace.BURST));
    assertThat(paced.next()).isEqualTo(paid);
    assertThat(steps.rows())
        .filteredOn(row -> row.state() == DeliveryState.PENDING)
        .singleElement()
        .satisfies(row -> assertThat(storage().conversaciones().findHeldUntil(row.id())).isEmpty());
    assertThat(night.claim(paid).messages()).hasSize(1);
  }

  @Test
  default void whatWaitsForTheHoursIsNoSignOfTrouble() {
    Night night = new Night(storage()).withTemplate();
    assertThat(storage().replies().backlog().outboundSince()).isEqualTo(Night.NIGHT);

    night.claim(Night.NIGHT);

    assertThat(storage().replies().backlog().outbound()).isEqualTo(1);
    assertThat(storage().replies().backlog().outboundSince()).isNull();
  }

  @Test
  default void aSenderThatBeginsPutsNothingOffThatWaitsForTheHours() {
    Night night = new Night(storage()).withTemplate();
    assertThat(night.claim(Night.NIGHT, ContactHours.always()).messages())
        .as("of no known end")
        .hasSize(1);
    assertThat(night.claim(Night.NIGHT.plus(Steps.GRACE)).held()).isEqualTo(1);

    storage().outbox().holdUnknown(Night.MORNING.plusSeconds(3600));

    assertThat(night.claim(Night.MORNING).messages()).hasSize(1);
  }
}
