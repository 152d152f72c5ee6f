package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a list of chats shows, and in which order. */
public interface ChatListContract extends StorageContract {

  private static ReceivedMessage of(int person, Instant at) {
    return Messages.from("5841400" + (10_000 + person)).at(at).build();
  }

  private List<ChatId> ids(ChatFilter filter) {
    return storage().chats().list(filter, null, 100).chats().stream().map(ChatSummary::id).toList();
  }

  @Test
  default void theChatWithTheNewestMessageComesFirst() {
    Steps steps = new Steps(storage());
    ReceivedMessage old = of(1, Steps.NOW.minusSeconds(20));
    ReceivedMessage young = of(2, Steps.NOW.minusSeconds(10));
    steps.receive(old, young);
    assertThat(ids(ChatFilter.all())).containsExactlyElementsOf(steps.chatsOf(young, old));

    steps.answer(old, "respuesta");

    assertThat(ids(ChatFilter.all()))
        .as("what we write counts too")
        .containsExactlyElementsOf(steps.chatsOf(old, young));
  }

  @Test
  default void aWalkByCursorMeetsEveryChatOnceAlsoThoseOfOneMoment() {
    Steps steps = new Steps(storage());
    for (int i = 0; i < 7; i++) {
      steps.receive(of(i, Steps.NOW.minusSeconds(i / 3)));
    }
    for (ChatFilter filter : List.of(ChatFilter.all(), new ChatFilter(true, null))) {
      assertThat(walk(filter)).hasSize(7).containsExactlyElementsOf(ids(filter));
    }
  }

  private List<ChatId> walk(ChatFilter filter) {
    List<ChatId> walked = new ArrayList<>();
    @Nullable ChatCursor after = null;
    do {
      ChatPage page = storage().chats().list(filter, after, 2);
      assertThat(page.chats()).hasSizeLessThanOrEqualTo(2);
      page.chats().forEach(chat -> walked.add(chat.id()));
      after = page.next().flatMap(next -> ChatCursor.parse(next.written())).orElse(null);
    } while (after != null && walked.size() < Steps.MANY);
    return walked;
  }

  @Test
  default void ofThoseThatWaitTheOneThatWaitsLongestComesFirst() {
    Steps steps = new Steps(storage());
    ReceivedMessage first = of(1, Steps.NOW);
    ReceivedMessage second = of(2, Steps.NOW.minusSeconds(20));
    steps.receiveAt(Steps.NOW, Deliveries.of(first));
    steps.receiveAt(Steps.NOW.plusSeconds(1), Deliveries.of(second));
    ReceivedMessage more = of(1, Steps.NOW.plusSeconds(2));
    steps.receiveAt(Steps.NOW.plusSeconds(2), Deliveries.of(more));

    assertThat(ids(new ChatFilter(true, null)))
        .containsExactlyElementsOf(steps.chatsOf(first, second));
  }

  @Test
  default void aChatIsShownWithAllThatIsKnownOfIt() {
    Steps steps = new Steps(storage());
    ReceivedMessage message =
        Messages.from(Steps.PHONE, Steps.USER).profileName("Ana").at(Steps.NOW).build();
    steps.receive(message);

    ChatSummary chat = storage().chats().find(steps.row(message).chatId()).orElseThrow();

    assertThat(chat.phoneNumberId()).isEqualTo(Messages.NUMBER);
    assertThat(chat.contact()).isEqualTo(message.contact());
    assertThat(chat.profileName()).isEqualTo("Ana");
    assertThat(chat.lastAt()).isEqualTo(Steps.NOW);
    assertThat(chat.inbound()).isEqualTo(1);
    assertThat(chat.outbound()).isZero();
    assertThat(chat.waitingSince()).isEqualTo(Steps.NOW);
    assertThat(chat.gate().windowUntil()).isEqualTo(Steps.NOW.plus(ChatGate.WINDOW));
    assertThat(storage().chats().list(ChatFilter.all(), null, 1).chats()).containsExactly(chat);
    assertThat(storage().chats().find(new ChatId(chat.id().value() + 1))).isEmpty();
  }

  @Test
  default void onlyChatsThatWaitForAnAnswerAreListedWhenAskedFor() {
    Steps steps = new Steps(storage());
    ReceivedMessage waiting = of(1, Steps.NOW);
    ReceivedMessage answered = of(2, Steps.NOW);
    steps.receive(waiting, answered);
    steps.answer(answered, "respuesta");

    assertThat(ids(new ChatFilter(true, null))).isEqualTo(steps.chatsOf(waiting));
    assertThat(ids(new ChatFilter(false, null))).isEqualTo(steps.chatsOf(answered));
  }

  @Test
  default void theNewestMessageOfEachChatIsTold() {
    Steps steps = new Steps(storage());
    ReceivedMessage early = of(1, Steps.NOW.plusSeconds(5));
    ReceivedMessage late = of(1, Steps.NOW.minusSeconds(5));
    ReceivedMessage other = of(2, Steps.NOW);
    // Stored last, and older all the same.
    steps.receive(early, other);
    steps.receive(late);
    List<ChatId> chats = steps.chatsOf(early, other);

    Map<ChatId, Conversacion> last = storage().chats().lastMessages(chats);

    assertThat(last).hasSize(2);
    assertThat(last.get(chats.get(0))).isEqualTo(steps.row(early));
    assertThat(last.get(chats.get(1))).isEqualTo(steps.row(other));
    assertThat(storage().chats().lastMessages(List.of())).isEmpty();
    assertThat(storage().chats().lastMessages(List.of(new ChatId(Long.MAX_VALUE)))).isEmpty();
  }

  @Test
  default void theMessagesOfOneChatAreListedAndCounted() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = of(1, Steps.NOW);
    steps.receive(message, of(2, Steps.NOW));
    steps.answer(message, "respuesta");
    ConversacionFilter ofChat = ConversacionFilter.ofChat(steps.row(message).chatId());

    assertThat(steps.bodies(ofChat)).containsExactlyInAnyOrder("hola", "respuesta");
  }

  /** Mexico's 1 comes and goes. */
  @Test
  default void aChatIsFoundByThePersonsNumberInAnyOfItsForms() {
    Steps steps = new Steps(storage());
    ReceivedMessage wanted = Messages.from("5215512345678").build();
    steps.receive(wanted, of(2, Steps.NOW));
    ChatFilter filter = new ChatFilter(null, new PhoneNumber("525512345678"));

    assertThat(ids(filter)).isEqualTo(steps.chatsOf(wanted));
    assertThat(ids(new ChatFilter(true, new PhoneNumber("525512345678")))).hasSize(1);
    assertThat(ids(new ChatFilter(null, new PhoneNumber("525512345679")))).isEmpty();
  }
}
