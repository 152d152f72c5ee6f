package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever of the lender writes answers in place of the bot, and knows what others wrote. */
public interface TakeoverContract extends StorageContract {

  private static ReceivedMessage hello() {
    return Messages.from(Steps.PHONE).at(Steps.NOW).body("hola").build();
  }

  private QueueResult write(
      ChatId chat, String text, @Nullable String name, @Nullable ConversacionId seen, Instant now) {
    return storage()
        .outbound()
        .queue(
            new OutboundRequest(
                chat, OutboundDraft.ofText(text), null, null, null, new Writer(name, seen, true)),
            now);
  }

  private @Nullable Instant humanUntil(ChatId chat) {
    return storage().chats().find(chat).orElseThrow().gate().humanUntil();
  }

  private List<String> hands() {
    List<FeedEvent> events =
        storage()
            .feed()
            .read(0, FeedRepository.MAX_SIZE)
            .match(
                FeedPage.Events::events,
                gone -> {
                  throw new AssertionError("events are gone");
                });
    return events.stream()
        .filter(event -> event.kind() == EventKind.HANDS_CHANGED)
        .map(FeedEvent::detail)
        .toList();
  }

  @Test
  default void whoeverWritesTakesTheChatOverFromTheBot() {
    Steps steps = new Steps(storage());
    steps.exchange(hello(), "¡Hola!");
    ChatId chat = steps.row(hello()).chatId();

    QueueResult result = write(chat, "Le atiende Ana", "Ana", null, Steps.NOW.plusSeconds(1));

    assertThat(result).isInstanceOf(QueueResult.Queued.class);
    assertThat(humanUntil(chat)).isEqualTo(Steps.NOW.plusSeconds(1).plus(ChatGate.REST));
    assertThat(steps.row("Le atiende Ana").writtenBy()).isEqualTo("Ana");
    assertThat(steps.claimUpTo(10, Steps.NOW.plusSeconds(1)).refused()).hasSize(1);
    assertThat(steps.claimBodies(Steps.NOW.plusSeconds(1))).containsExactly("Le atiende Ana");
    assertThat(steps.row("¡Hola!").error()).contains("una persona de la empresa");
    assertThat(hands()).containsExactly("tomado");
  }

  @Test
  default void anEarlierEndOfTheRestNeverShortensALaterOne() {
    ChatId chat = begun();
    write(chat, "dos", "Ana", null, Steps.NOW.plusSeconds(60));
    write(chat, "uno", "Luis", null, Steps.NOW);

    assertThat(humanUntil(chat)).isEqualTo(Steps.NOW.plusSeconds(60).plus(ChatGate.REST));
    assertThat(hands()).as("it was taken once").containsExactly("tomado");
  }

  @Test
  default void aReminderOfAProgramAndWhatTheBotTellsTakeNothingOver() {
    ChatId chat = begun();
    OutboundDraft template = OutboundDraft.of(OutboundQueueContract.TEMPLATE);
    OutboundDraft told = OutboundDraft.ofText("Tu pago fue aprobado");
    OutboundDraft notice = OutboundDraft.ofText("Aviso");
    Writer program = new Writer(null, null, false);

    queue(new OutboundRequest(chat, template, null, null, null));
    queue(new OutboundRequest(chat, told, null, null, null, null));
    queue(new OutboundRequest(chat, notice, null, null, null, program));

    assertThat(humanUntil(chat)).isNull();
    assertThat(hands()).isEmpty();
    Writer ana = new Writer("Ana", null, true);
    queue(new OutboundRequest(chat, template, null, null, null, ana));
    assertThat(humanUntil(chat)).as("a template that a person sends").isNotNull();
  }

  private void queue(OutboundRequest request) {
    assertThat(storage().outbound().queue(request, Steps.NOW))
        .isInstanceOf(QueueResult.Queued.class);
  }

  private ChatId begun() {
    Steps steps = new Steps(storage());
    steps.receive(hello());
    return steps.row(hello()).chatId();
  }

  @Test
  default void whoeverWritesOnTheLendersPhoneTakesTheChatOverToo() {
    Steps steps = new Steps(storage());
    ChatId chat = begun();
    Instant said = Steps.NOW.plusSeconds(30);

    steps.receive(Messages.echoTo(Steps.PHONE).at(said).body("le llamo").build());
    steps.receive(Messages.echoTo(Steps.PHONE).at(said.minusSeconds(20)).body("espere").build());

    assertThat(humanUntil(chat)).isEqualTo(said.plus(ChatGate.REST));
  }

  @Test
  default void aChatIsTakenAndGivenBackByHand() {
    ChatId chat = begun();

    assertThat(storage().outbound().rest(chat, true, Steps.NOW)).isTrue();
    assertThat(humanUntil(chat)).isEqualTo(Steps.NOW.plus(ChatGate.REST));
    assertThat(storage().outbound().rest(chat, false, Steps.NOW)).isTrue();
    assertThat(humanUntil(chat)).isNull();
    assertThat(storage().outbound().rest(new ChatId(Long.MAX_VALUE), true, Steps.NOW)).isFalse();
    assertThat(hands()).containsExactly("tomado", "devuelto");
  }

  @Test
  default void whoDidNotSeeWhatSomebodyElseWroteIsTold() {
    Steps steps = new Steps(storage());
    ChatId chat = begun();
    ConversacionId seen = steps.row(hello()).id();
    write(chat, "de Ana", "Ana", seen, Steps.NOW.plusSeconds(1));

    QueueResult late = write(chat, "de Luis", "Luis", seen, Steps.NOW.plusSeconds(2));

    ConversacionId hers = steps.row("de Ana").id();
    assertThat(late)
        .isEqualTo(new QueueResult.Answered(hers, Author.AGENTE, "Ana", Steps.NOW.plusSeconds(1)));
    assertThat(write(chat, "más de Ana", "Ana", seen, Steps.NOW.plusSeconds(3)))
        .as("her own")
        .isInstanceOf(QueueResult.Queued.class);
    ConversacionId newest = steps.row("más de Ana").id();
    assertThat(write(chat, "de Luis", "Luis", newest, Steps.NOW.plusSeconds(4)))
        .as("who saw it")
        .isInstanceOf(QueueResult.Queued.class);
    assertThat(write(chat, "igual", "Ana", null, Steps.NOW.plusSeconds(5)))
        .as("who wants to anyway")
        .isInstanceOf(QueueResult.Queued.class);
  }

  @Test
  default void whatWasWrittenOnThePhoneCountsAndWhatTheBotSaidDoesNot() {
    Steps steps = new Steps(storage());
    ReceivedMessage hello = hello();
    steps.exchange(hello, "¡Hola!");
    ChatId chat = steps.row(hello).chatId();
    ConversacionId seen = steps.row(hello).id();
    assertThat(write(chat, "uno", "Ana", seen, Steps.NOW.plusSeconds(1)))
        .isInstanceOf(QueueResult.Queued.class);

    steps.receive(
        Messages.echoTo(Steps.PHONE).at(Steps.NOW.plusSeconds(2)).body("le llamo").build());

    assertThat(write(chat, "dos", "Ana", seen, Steps.NOW.plusSeconds(3)))
        .isInstanceOfSatisfying(
            QueueResult.Answered.class,
            answered -> assertThat(answered.author()).isEqualTo(Author.TELEFONO));
  }

  @Test
  @Timeout(300)
  default void ofSeveralWhoSawTheSameOneAnswers() throws Exception {
    ChatId chat = begun();
    ConversacionId seen = new Steps(storage()).row(hello()).id();

    List<QueueResult> results =
        Race.of(
            4,
            i ->
                (Callable<QueueResult>)
                    () -> write(chat, "de " + i, "persona " + i, seen, Steps.NOW.plusSeconds(1)));

    assertThat(results).filteredOn(QueueResult.Queued.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(QueueResult.Answered.class::isInstance).hasSize(3);
  }
}
