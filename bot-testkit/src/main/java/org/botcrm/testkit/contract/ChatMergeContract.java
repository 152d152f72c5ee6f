package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** Chats that turn out to be one person's, and people who share a phone. */
public interface ChatMergeContract extends StorageContract {

  private static ReceivedMessage later(int seconds, MessageSample sample) {
    return sample.at(Steps.NOW.plusSeconds(seconds)).body("mensaje " + seconds).build();
  }

  private static ContactId person(String phone, String user) {
    return ContactId.of(new PhoneNumber(phone), new BusinessScopedId(user));
  }

  @Test
  default void twoChatsThatTurnOutToBeOnePersonBecomeOneAndKeepAllMessages() {
    Steps steps = new Steps(storage());
    ReceivedMessage phone = later(1, Messages.from(Steps.PHONE));
    ReceivedMessage user = later(2, Messages.fromUser(Steps.USER).profileName("Ana"));
    ReceivedMessage both = later(3, Messages.from(Steps.PHONE, Steps.USER));
    steps.receive(phone);
    steps.receive(user);
    List<ChatId> before = steps.chatsOf(phone, user);
    assertThat(before).hasSize(2);

    Set<ChatId> toAnswer = steps.receive(both).toAnswer();

    List<ChatId> after = steps.chatsOf(phone, user, both);
    assertThat(toAnswer).containsExactlyElementsOf(after);
    assertThat(storage().replies().listWaiting(10)).isEqualTo(after);
    PendingChat pending = steps.waiting(both);
    assertThat(pending.messages())
        .extracting(PendingMessage::body)
        .containsExactly("mensaje 1", "mensaje 2", "mensaje 3");
    assertThat(pending.chat().contact()).isEqualTo(person(Steps.PHONE, Steps.USER));
    assertThat(pending.chat().profileName()).isEqualTo("Ana");
    before.stream()
        .filter(chat -> !after.contains(chat))
        .forEach(gone -> assertThat(storage().replies().find(gone, 10)).isEmpty());
  }

  @Test
  default void afterTwoChatsBecameOneEitherNameLeadsToIt() {
    for (boolean phoneFirst : new boolean[] {true, false}) {
      Steps steps = new Steps(storage());
      String digits = phoneFirst ? "584140000001" : "584140000002";
      ReceivedMessage phone = later(1, Messages.from(digits));
      ReceivedMessage user = later(2, Messages.fromUser("VE." + digits));
      steps.receive(phoneFirst ? phone : user);
      steps.receive(phoneFirst ? user : phone);
      steps.receive(later(3, Messages.from(digits, "VE." + digits)));

      ReceivedMessage phoneAgain = later(4, Messages.from(digits));
      ReceivedMessage userAgain = later(5, Messages.fromUser("VE." + digits));
      steps.receive(phoneAgain, userAgain);

      assertThat(steps.chatsOf(phone, user, phoneAgain, userAgain)).hasSize(1);
    }
  }

  @Test
  default void anAnswerToAChatThatBecamePartOfAnotherIsRefused() {
    Steps steps = new Steps(storage());
    ReceivedMessage phone = later(1, Messages.from(Steps.PHONE));
    ReceivedMessage user = later(2, Messages.fromUser(Steps.USER));
    steps.receive(phone, user);
    Map<ChatId, PendingChat> read =
        Map.of(
            steps.row(phone).chatId(), steps.waiting(phone),
            steps.row(user).chatId(), steps.waiting(user));

    steps.receive(later(3, Messages.from(Steps.PHONE, Steps.USER)));

    ChatId kept = steps.row(phone).chatId();
    List<Conversacion> before = steps.rows();
    for (ChatId gone : read.keySet().stream().filter(chat -> !chat.equals(kept)).toList()) {
      PendingChat stale = read.get(gone);
      var answers = List.of(Steps.answerTo(stale.messages().get(0), "¡Hola!"));
      assertThat(storage().replies().record(stale, answers, Steps.NOW)).isFalse();
    }
    assertThat(steps.rows()).isEqualTo(before);
  }

  @Test
  default void aMergedChatKeepsTheOrderOfWhatWaitsToBeSent() {
    Steps steps = new Steps(storage());
    steps.exchange(later(1, Messages.from(Steps.PHONE)), "primera");
    steps.exchange(later(2, Messages.fromUser(Steps.USER)), "segunda");

    steps.receive(later(3, Messages.from(Steps.PHONE, Steps.USER)));

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("primera");
    assertThat(steps.claimBodies(Steps.NOW)).isEmpty();
  }

  @Test
  default void inAMergedChatNothingIsGivenWhileALaterMessageIsOnItsWay() {
    Steps steps = new Steps(storage());
    Instant again = Steps.NOW.plusSeconds(10);
    SendError trouble = new SendError(0, "no hay conexión");
    steps.exchange(later(1, Messages.from(Steps.PHONE)), "primera");
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(again, trouble, true));
    steps.exchange(later(2, Messages.fromUser(Steps.USER)), "segunda");
    OutboundMessage second = steps.claimOne(Steps.NOW);

    steps.receive(later(3, Messages.from(Steps.PHONE, Steps.USER)));

    assertThat(steps.claim(again)).isEmpty();
    assertThat(steps.accept(second, "wamid.sent")).isTrue();
    assertThat(steps.claimBodies(again)).containsExactly("primera");
  }

  @Test
  default void inAMergedChatALaterMessageWhoseSenderDiedHoldsNobodyUpForEver() {
    Steps steps = new Steps(storage());
    Instant ranOut = Steps.NOW.plus(Steps.GRACE);
    SendError trouble = new SendError(0, "no hay conexión");
    steps.exchange(later(1, Messages.from(Steps.PHONE)), "primera");
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(ranOut, trouble, true));
    steps.exchange(later(2, Messages.fromUser(Steps.USER)), "segunda");
    steps.claimOne(Steps.NOW);

    steps.receive(later(3, Messages.from(Steps.PHONE, Steps.USER)));

    OutboundMessage first = steps.claimOne(ranOut);
    assertThat(first.content().body()).isEqualTo("primera");
    assertThat(steps.accept(first, "wamid.first")).isTrue();
    assertThat(steps.claimBodies(ranOut)).containsExactly("segunda");
  }

  @Test
  default void twoPeopleOnOnePhoneAreTwoChats() {
    Steps steps = new Steps(storage());
    ReceivedMessage one = later(1, Messages.from(Steps.PHONE, Steps.USER));
    ReceivedMessage other = later(2, Messages.from(Steps.PHONE, "VE.2002"));
    ReceivedMessage phoneOnly = later(3, Messages.from(Steps.PHONE));
    ReceivedMessage oneAgain = later(4, Messages.fromUser(Steps.USER));

    steps.receive(one);
    steps.receive(other);
    steps.receive(phoneOnly);
    steps.receive(oneAgain);

    assertThat(steps.chatsOf(one, other)).hasSize(2);
    assertThat(steps.chatsOf(other, phoneOnly)).as("who had the phone last").hasSize(1);
    assertThat(steps.chatsOf(one, oneAgain)).hasSize(1);
  }

  @Test
  default void aChatKnownByPhoneIsNotTakenFromItsPersonByAnother() {
    Steps steps = new Steps(storage());
    ReceivedMessage phone = later(1, Messages.from(Steps.PHONE));
    ReceivedMessage one = later(2, Messages.from(Steps.PHONE, Steps.USER));
    ReceivedMessage other = later(3, Messages.from(Steps.PHONE, "VE.2002"));

    steps.receive(phone, one, other);

    assertThat(steps.chatsOf(phone, one)).hasSize(1);
    assertThat(steps.chatsOf(one, other)).hasSize(2);
    assertThat(steps.row(phone).userId()).isEqualTo(Steps.USER);
  }
}
