package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where messages go that wait for somebody whose number or user id changed meanwhile. */
public interface MovedPeopleContract extends StorageContract {
  /** The number that somebody has after the change. */
  String NEW_PHONE = "584149990001";

  private Steps steps() {
    return new Steps(storage());
  }

  private static ReceivedMessage hello() {
    return Messages.from(Steps.PHONE).at(Steps.NOW).body("hola").build();
  }

  private static ContactId contact(@Nullable String phone, @Nullable String user) {
    return ContactId.of(
        phone == null ? null : new PhoneNumber(phone),
        user == null ? null : new BusinessScopedId(user));
  }

  /** What WhatsApp writes about somebody who has these ids from then on. */
  private static ReceivedMessage moved(String from, ContactId to, Instant at) {
    return Messages.from(from)
        .type("system")
        .at(at)
        .body("[cambió de número " + at + "]")
        .details(new InboundDetails(null, null, null, ContactChange.NUMBER, to))
        .notAnswerable()
        .build();
  }

  private ContactId claimedFor() {
    return steps().claimOne(Steps.NOW.plusSeconds(60)).to();
  }

  @Test
  default void whatWaitsGoesToTheNewNumber() {
    steps().exchange(hello(), "¡Hola!");

    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), Steps.NOW.plusSeconds(5)));

    assertThat(claimedFor()).isEqualTo(contact(NEW_PHONE, null));
  }

  @Test
  default void whatWaitsGoesToTheNewUserIdWhenNoNumberIsTold() {
    ReceivedMessage hello = Messages.fromUser(Steps.USER).at(Steps.NOW).build();
    steps().exchange(hello, "¡Hola!");
    ReceivedMessage change =
        Messages.fromUser(Steps.USER)
            .type("system")
            .at(Steps.NOW.plusSeconds(5))
            .body("[cambió]")
            .details(
                new InboundDetails(
                    null, null, null, ContactChange.ACCOUNT, contact(null, "VE.9009")))
            .notAnswerable()
            .build();

    steps().receive(change);

    assertThat(claimedFor()).isEqualTo(contact(null, "VE.9009"));
  }

  @Test
  default void whatWaitsGoesToAPersonWhoHasWrittenUnderTheNewIds() {
    steps().exchange(hello(), "¡Hola!");
    steps().receive(Messages.from(NEW_PHONE, "VE.9009").at(Steps.NOW.plusSeconds(9)).build());

    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), Steps.NOW.plusSeconds(5)));

    assertThat(claimedFor()).isEqualTo(contact(NEW_PHONE, "VE.9009"));
  }

  @Test
  default void whoHasTheOldNumberNowGetsTheirAnswersAndNothingFromBefore() {
    steps().exchange(hello(), "¡Hola!");
    Instant change = Steps.NOW.plusSeconds(5);
    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), change));
    ReceivedMessage stranger =
        Messages.from(Steps.PHONE).at(change.plusSeconds(60)).body("¿quién es?").build();
    steps().receiveAt(change.plusSeconds(60), Deliveries.of(stranger));
    steps().answerAt(change.plusSeconds(61), stranger, "Buenas");

    OutboundMessage first = steps().claimOne(change.plusSeconds(70));
    steps().accept(first, "wamid.first");
    OutboundMessage second = steps().claimOne(change.plusSeconds(80));

    assertThat(first.content().body()).isEqualTo("¡Hola!");
    assertThat(first.to()).isEqualTo(contact(NEW_PHONE, null));
    assertThat(second.content().body()).isEqualTo("Buenas");
    assertThat(second.to()).isEqualTo(contact(Steps.PHONE, null));
  }

  @Test
  default void whoChangesTwiceIsFollowed() {
    steps().exchange(hello(), "¡Hola!");
    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), Steps.NOW.plusSeconds(5)));
    steps().receive(moved(NEW_PHONE, contact("584149990002", null), Steps.NOW.plusSeconds(6)));

    assertThat(claimedFor()).isEqualTo(contact("584149990002", null));
  }

  @Test
  default void whoComesBackToTheOldNumberGetsItThere() {
    steps().exchange(hello(), "¡Hola!");
    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), Steps.NOW.plusSeconds(5)));
    steps().receive(moved(NEW_PHONE, contact(Steps.PHONE, null), Steps.NOW.plusSeconds(6)));

    assertThat(claimedFor()).isEqualTo(contact(Steps.PHONE, null));
  }

  @Test
  default void whoOptedOutUnderTheNewIdsGetsNothing() {
    steps().exchange(hello(), "¡Hola!");
    ContactId to = contact(NEW_PHONE, null);
    steps().receive(moved(Steps.PHONE, to, Steps.NOW.plusSeconds(5)));
    ConsentChange no =
        new ConsentChange(
            Consent.WITHDRAWN, ConsentSource.META_PREFERENCES, Steps.NOW.plusSeconds(6), "stop");
    steps()
        .receive(
            Deliveries.of(
                new Fact.Event(
                    "user_preferences", "{}", new ContactConsent(Messages.NUMBER, to, no))));

    assertThat(steps().claimUpTo(10, Steps.NOW.plusSeconds(60)).refused()).hasSize(1);
  }

  @Test
  default void aChangeThatNamesNobodyNewLeavesWhatWaitsWhereItWas() {
    steps().exchange(hello(), "¡Hola!");
    ReceivedMessage change =
        Messages.from(Steps.PHONE)
            .type("system")
            .at(Steps.NOW.plusSeconds(5))
            .details(new InboundDetails(null, null, null, ContactChange.NUMBER))
            .notAnswerable()
            .build();
    steps().receive(change);

    assertThat(claimedFor()).isEqualTo(contact(Steps.PHONE, null));
  }

  @Test
  default void whatWaitsGoesToTheNumberThatThePersonWroteFromLast() {
    steps().exchange(Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW).build(), "¡Hola!");

    steps().receive(Messages.from(NEW_PHONE, Steps.USER).at(Steps.NOW.plusSeconds(5)).build());

    assertThat(claimedFor()).isEqualTo(contact(NEW_PHONE, Steps.USER));
  }

  @Test
  default void theNewChatKeepsNothingThatWasKnownOfTheOldOne() {
    steps().exchange(hello(), "¡Hola!");
    ReceivedMessage elsewhere = Messages.from(NEW_PHONE).at(Steps.NOW.plusSeconds(9)).build();

    steps().receive(moved(Steps.PHONE, contact(NEW_PHONE, null), Steps.NOW.plusSeconds(5)));
    steps().receive(elsewhere);

    assertThat(steps().chatsOf(hello())).doesNotContainAnyElementsOf(steps().chatsOf(elsewhere));
    assertThat(storage().chats().find(steps().chatsOf(elsewhere).get(0)).orElseThrow().inbound())
        .isEqualTo(1);
  }
}
