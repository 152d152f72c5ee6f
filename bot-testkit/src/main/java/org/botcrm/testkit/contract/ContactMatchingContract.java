package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** Which chat a message belongs to, when Meta names one person in different ways. */
public interface ContactMatchingContract extends StorageContract {

  private static ReceivedMessage later(int seconds, MessageSample sample) {
    return sample.at(Steps.NOW.plusSeconds(seconds)).body("mensaje " + seconds).build();
  }

  @Test
  default void aPersonKnownByPhoneIsRecognisedWhenTheUserIdComesToo() {
    Steps steps = new Steps(storage());
    ReceivedMessage phone = later(1, Messages.from(Steps.PHONE));
    ReceivedMessage both = later(2, Messages.from(Steps.PHONE, Steps.USER));
    ReceivedMessage user = later(3, Messages.fromUser(Steps.USER));

    steps.receive(phone);
    steps.receive(both);
    steps.receive(user);

    assertThat(steps.chatsOf(phone, both, user)).hasSize(1);
    assertThat(steps.waiting(phone).chat().contact()).isEqualTo(person(Steps.PHONE, Steps.USER));
    assertThat(steps.rows()).extracting(Conversacion::userId).containsOnly(Steps.USER);
  }

  private static ContactId person(String phone, String user) {
    return ContactId.of(new PhoneNumber(phone), new BusinessScopedId(user));
  }

  @Test
  default void aPersonKnownByUserIdIsRecognisedWhenThePhoneComesToo() {
    Steps steps = new Steps(storage());
    ReceivedMessage user = later(1, Messages.fromUser(Steps.USER));
    ReceivedMessage both = later(2, Messages.from(Steps.PHONE, Steps.USER));
    ReceivedMessage phone = later(3, Messages.from(Steps.PHONE));

    steps.receive(user);
    steps.receive(both);
    steps.receive(phone);

    assertThat(steps.chatsOf(user, both, phone)).hasSize(1);
    assertThat(steps.waiting(user).chat().contact()).isEqualTo(person(Steps.PHONE, Steps.USER));
  }

  @Test
  default void variantsOfOnePhoneAreOneChatAndTheReplyGoesToTheOneMetaSentLast() {
    List<List<String>> variants =
        List.of(
            List.of("5215512345678", "525512345678"),
            List.of("5491123456789", "541123456789"),
            List.of("551187654321", "5511987654321"));
    for (List<String> pair : variants) {
      isOneChat(pair.get(0), pair.get(1));
    }
  }

  private void isOneChat(String first, String last) {
    Steps steps = new Steps(storage());
    ReceivedMessage one = later(1, Messages.from(first));
    ReceivedMessage two = later(2, Messages.from(last));

    // The later one arrives first: what counts is Meta's time.
    steps.receive(two);
    steps.receive(one);

    assertThat(steps.chatsOf(one, two)).hasSize(1);
    assertThat(steps.row(one).fromNumber()).isEqualTo(first);
    assertThat(steps.row(two).fromNumber()).isEqualTo(last);
    assertThat(steps.waiting(one).chat().contact())
        .isEqualTo(new ContactId.Phone(new PhoneNumber(last)));
    steps.answer(one, "para " + last);
    assertThat(steps.row("para " + last).toNumber()).isEqualTo(last);
    assertThat(steps.claimOne(Steps.NOW).to().phone()).contains(new PhoneNumber(last));
  }

  @Test
  default void phonesThatOnlyLookAlikeAreDifferentChats() {
    Steps steps = new Steps(storage());
    ReceivedMessage a = Messages.text("584141234567", "a");
    ReceivedMessage b = Messages.text("58414123456", "b");
    ReceivedMessage c = Messages.text("4141234567", "c");

    steps.receive(a, b, c);

    assertThat(steps.chatsOf(a, b, c)).hasSize(3);
  }

  @Test
  default void onePersonAtTwoBusinessNumbersHasTwoChats() {
    Steps steps = new Steps(storage());
    ReceivedMessage here = Messages.from(Steps.PHONE, Steps.USER).build();
    ReceivedMessage there = Messages.from(Steps.PHONE, Steps.USER).atOtherNumber().build();

    steps.receive(here, there);

    assertThat(steps.chatsOf(here, there)).hasSize(2);
    Chat other = steps.waiting(there).chat();
    assertThat(other.phoneNumberId()).isEqualTo(Messages.OTHER_NUMBER);
    assertThat(other.businessNumber()).isEqualTo(Messages.OTHER_DISPLAY);
  }

  @Test
  default void theBusinessNumberIsKnownWhenAnotherChatToldIt() {
    Steps steps = new Steps(storage());
    ReceivedMessage silent = Messages.fromUser(Steps.USER).digits(null, null).build();
    steps.receive(silent, Messages.text(Steps.PHONE, "hola"));

    assertThat(steps.waiting(silent).chat().businessNumber()).isEqualTo(Messages.DISPLAY);
  }

  @Test
  default void theNameOfAPersonIsTheOneMetaSentLast() {
    Steps steps = new Steps(storage());
    ReceivedMessage late = later(9, Messages.from(Steps.PHONE).profileName("Ana María"));
    ReceivedMessage early = later(1, Messages.from(Steps.PHONE).profileName("Ana"));
    ReceivedMessage nameless = later(10, Messages.from(Steps.PHONE));

    steps.receive(late, early, nameless);

    assertThat(steps.waiting(late).chat().profileName()).isEqualTo("Ana María");
    assertThat(steps.rows()).extracting(Conversacion::profileName).containsOnly("Ana María");
  }

  @Test
  default void whatThePhoneOfTheBusinessSendsIsInTheChatOfTheReceiver() {
    Steps steps = new Steps(storage());
    ReceivedMessage question = later(1, Messages.from(Steps.PHONE));
    ReceivedMessage echo = later(2, Messages.echoTo(Steps.PHONE));

    steps.receive(question, echo);

    assertThat(steps.chatsOf(question, echo)).hasSize(1);
    assertThat(steps.waiting(question).messages()).hasSize(1);
  }

  @Test
  default void groupsAndNobodyAreStoredInChatsOfTheirOwn() {
    Steps steps = new Steps(storage());
    ReceivedMessage inGroup = Messages.inGroup("group-1", Steps.PHONE).id("wamid.1").build();
    ReceivedMessage inGroupToo = Messages.inGroup("group-1", "584147654321").id("wamid.2").build();
    ReceivedMessage otherGroup = Messages.inGroup("group-2", Steps.PHONE).id("wamid.3").build();
    ReceivedMessage nobody = Messages.fromNobody().id("wamid.4").build();
    ReceivedMessage person = Messages.from(Steps.PHONE).id("wamid.5").build();

    assertThat(steps.receive(inGroup, inGroupToo, otherGroup, nobody, person).messages())
        .isEqualTo(5);

    assertThat(steps.chatsOf(inGroup, inGroupToo)).hasSize(1);
    assertThat(steps.chatsOf(inGroup, otherGroup, nobody, person)).hasSize(4);
    assertThat(steps.row(nobody).fromNumber()).isNull();
    Optional<PendingChat> waiting = storage().replies().find(steps.row(inGroup).chatId(), 10);
    assertThat(waiting).isEmpty();
  }
}
