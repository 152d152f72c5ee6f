package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How one-time codes are asked for, sent by one of several, and tried. */
public interface CodeQueueContract extends StorageContract {
  /** A code for whoever has this ID. */
  Effect.AskCode TYPED = new Effect.AskCode(null, "V12345678");

  /** A code for a client who is known. */
  Effect.AskCode KNOWN = new Effect.AskCode(new ClienteId(7), null);

  private Turns turns() {
    return new Turns(storage());
  }

  private CodeQueue codes() {
    return storage().dialogues().codes();
  }

  private List<Solicitud> open(RequestKind kind) {
    return storage().dialogues().solicitudes().listOpen(kind, null, 100);
  }

  private boolean send(CodeRequest request, Instant now) {
    return codes().sent(request, new ClienteId(7), "hash==", now.plusSeconds(300), now);
  }

  @Test
  default void whoAsksForACodeIsToldNothingOfWhetherThereIsAnybodyToSendItTo() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);

    assertThat(turns().identity(chat, Steps.NOW).code())
        .isNotNull()
        .satisfies(code -> assertThat(code.isOpen(Steps.NOW)).isFalse())
        .isEqualTo(new OneTimeCode(code(chat).id(), null, null, null, 3));
  }

  private OneTimeCode code(ChatId chat) {
    return code(chat, Steps.NOW);
  }

  private OneTimeCode code(ChatId chat, Instant now) {
    return Objects.requireNonNull(turns().identity(chat, now).code());
  }

  @Test
  default void aRequestIsClaimedByOneAndTellsWhatWasAsked() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    assertThat(codes().claim(Steps.NOW.minusSeconds(1))).isEmpty();

    CodeRequest request = codes().claim(Steps.NOW).orElseThrow();

    assertThat(request.id()).isEqualTo(code(chat).id());
    assertThat(request.chat()).isEqualTo(chat);
    assertThat(request.nationalId()).isEqualTo("V12345678");
    assertThat(request.cliente()).isNull();
    assertThat(request.askedAt()).isEqualTo(Steps.NOW);
    assertThat(codes().claim(Steps.NOW)).isEmpty();
  }

  @Test
  default void requestsAreClaimedOldestFirst() {
    ChatId second = turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1), KNOWN);
    ChatId first = turns().turn(Turns.phone(2), Steps.NOW, TYPED);
    Instant now = Steps.NOW.plusSeconds(1);

    assertThat(codes().claim(now)).map(CodeRequest::chat).contains(first);
    assertThat(codes().claim(now)).map(CodeRequest::chat).contains(second);
    assertThat(codes().claim(now)).isEmpty();
  }

  @Test
  default void aCodeThatWasSentCanBeTriedUntilItEnds() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    CodeRequest request = codes().claim(Steps.NOW).orElseThrow();

    assertThat(send(request, Steps.NOW)).isTrue();

    Instant ends = Steps.NOW.plusSeconds(300);
    assertThat(code(chat))
        .isEqualTo(new OneTimeCode(request.id(), new ClienteId(7), "hash==", ends, 3));
    assertThat(code(chat).isOpen(ends.minusNanos(1_000))).isTrue();
    assertThat(code(chat).isOpen(ends)).isFalse();
    assertThat(codes().claim(Steps.NOW.plus(Duration.ofMinutes(30)))).isEmpty();
    assertThat(open(RequestKind.LINK)).isEmpty();
  }

  @Test
  default void whatItsClaimerNeverFinishedIsClaimedAgainAndTheFirstComesTooLate() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    CodeRequest lost = codes().claim(Steps.NOW).orElseThrow();
    Instant again = Steps.NOW.plus(CodeQueue.LEASE);
    assertThat(codes().claim(again.minusNanos(1_000))).isEmpty();

    CodeRequest request = codes().claim(again).orElseThrow();

    assertThat(request.id()).isEqualTo(lost.id());
    assertThat(request.nationalId()).isEqualTo("V12345678");
    assertThat(send(lost, again)).isFalse();
    assertThat(codes().notSent(lost, "tarde", again)).isFalse();
    assertThat(code(chat, again).hash()).isNull();
    assertThat(send(request, again)).isTrue();
    assertThat(send(request, again)).isFalse();
  }

  @Test
  default void aRequestThatKillsItsClaimersEndsWithAPersonOfTheLender() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    Instant now = Steps.NOW;
    for (int i = 0; i < CodeQueue.MAX_CLAIMS; i++) {
      assertThat(codes().claim(now)).isPresent();
      now = now.plus(CodeQueue.LEASE);
    }

    assertThat(codes().claim(now)).isEmpty();
    assertThat(codes().claim(now.plus(CodeQueue.LEASE))).isEmpty();

    assertThat(open(RequestKind.LINK))
        .extracting(Solicitud::chat, Solicitud::nationalId)
        .containsExactly(tuple(chat, "V12345678"));
  }

  @Test
  default void nobodyGetsACodeThatTheyAskedForLongAgo() {
    turns().turn(Steps.NOW, TYPED);

    assertThat(codes().claim(Steps.NOW.plus(CodeQueue.SPAN))).isEmpty();
    assertThat(open(RequestKind.LINK)).hasSize(1);
  }

  @Test
  default void aCodeThatWasNotSentEndsWithAPersonOfTheLender() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    CodeRequest request = codes().claim(Steps.NOW).orElseThrow();
    assertThat(send(request, Steps.NOW)).isTrue();

    assertThat(codes().notSent(request, "El correo lo rechazó", Steps.NOW)).isTrue();

    assertThat(code(chat).hash()).isNull();
    assertThat(open(RequestKind.LINK))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.chat()).isEqualTo(chat);
              assertThat(link.nationalId()).isEqualTo("V12345678");
              assertThat(link.detail()).isEqualTo("El correo lo rechazó");
              assertThat(link.creadaEn()).isEqualTo(Steps.NOW);
            });
    assertThat(codes().notSent(request, "otra vez", Steps.NOW)).isFalse();
    assertThat(codes().claim(Steps.NOW.plus(CodeQueue.LEASE))).isEmpty();
  }

  @Test
  default void onePersonIsAskedOnceAboutOneIdInOneChat() {
    for (int i = 0; i < 2; i++) {
      turns().turn(Steps.NOW.plusSeconds(i), TYPED);
      Instant now = Steps.NOW.plusSeconds(i);
      codes().notSent(codes().claim(now).orElseThrow(), "Sin correo", now);
    }
    assertThat(open(RequestKind.LINK)).hasSize(1);

    Instant now = Steps.NOW.plusSeconds(9);
    turns().turn(now, new Effect.AskCode(null, "V87654321"));
    codes().notSent(codes().claim(now).orElseThrow(), "Sin correo", now);

    assertThat(open(RequestKind.LINK)).hasSize(2);
  }

  @Test
  default void aSecondRequestStandsForTheFirstThatNobodySentYet() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    long first = code(chat).id();
    turns().turn(Steps.NOW.plusSeconds(1), TYPED);
    Instant now = Steps.NOW.plusSeconds(1);

    CodeRequest request = codes().claim(now).orElseThrow();

    assertThat(request.id()).isEqualTo(code(chat, now).id()).isNotEqualTo(first);
    assertThat(codes().claim(now)).isEmpty();
  }

  @Test
  default void aChatGetsThreeCodesAnHourAndAnAlarmForMore() {
    MutableClock clock = MutableClock.standing();
    for (int i = 0; i < 5; i++) {
      turns().turn(clock.instant(), new Effect.AskCode(null, "V1000000" + i));
      assertThat(isSent(clock.instant())).as("code %d", i).isEqualTo(i < 3);
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(open(RequestKind.ALARM)).hasSize(1);

    clock.set(Steps.NOW.plus(CodeQueue.SPAN));
    turns().turn(clock.instant(), TYPED);
    assertThat(isSent(clock.instant())).isTrue();
    clock.advance(Duration.ofMinutes(5));
    turns().turn(clock.instant(), TYPED);

    assertThat(isSent(clock.instant())).as("the fourth since the second").isFalse();
    assertThat(open(RequestKind.ALARM)).as("an alarm an hour").hasSize(1);
    clock.set(Steps.NOW.plus(Duration.ofMinutes(91)));
    for (int i = 0; i < 4; i++) {
      turns().turn(clock.advance(Duration.ofSeconds(1)), TYPED);
    }
    assertThat(open(RequestKind.ALARM)).hasSize(2);
  }

  /** Whether a code waited, which is on its way now. */
  private boolean isSent(Instant now) {
    return codes().claim(now).map(request -> send(request, now)).orElse(false);
  }

  @Test
  default void oneIdGetsThreeCodesAnHourOverAllChatsAndOneAlarm() {
    for (Effect.AskCode asked : List.of(TYPED, KNOWN)) {
      int first = asked == TYPED ? 0 : 10;
      for (int i = first; i < first + 6; i++) {
        Instant now = Steps.NOW.plusSeconds(i);
        ChatId chat = turns().turn(Turns.phone(i), now, asked);

        assertThat(codes().claim(now).isPresent()).as("code %d", i).isEqualTo(i < first + 3);
        assertThat(code(chat, now).triesLeft()).isEqualTo(3);
      }
    }
    assertThat(open(RequestKind.ALARM)).hasSize(2);
  }

  @Test
  default void anotherChatAsksForAnotherIdAsItLikes() {
    for (int i = 0; i < 4; i++) {
      turns().turn(Steps.NOW.plusSeconds(i), TYPED);
    }
    Instant now = Steps.NOW.plusSeconds(9);
    ChatId other = turns().turn(Turns.phone(1), now, new Effect.AskCode(null, "V7654321"));

    while (codes().claim(now).filter(request -> !request.chat().equals(other)).isPresent()) {
      assertThat(open(RequestKind.LINK)).isEmpty();
    }
    assertThat(code(other, now).triesLeft()).isEqualTo(3);
  }

  @Test
  default void whatIsRefusedLeavesTheCodeThatWasSentBefore() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    turns().turn(Steps.NOW.plusSeconds(1), TYPED);
    turns().turn(Steps.NOW.plusSeconds(2), TYPED);
    Instant now = Steps.NOW.plusSeconds(3);
    send(codes().claim(now).orElseThrow(), now);

    turns().turn(now, TYPED);

    assertThat(code(chat, now).hash()).isEqualTo("hash==");
  }

  @Test
  default void wrongCodesAreCountedForAnHour() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    send(codes().claim(Steps.NOW).orElseThrow(), Steps.NOW);
    long code = code(chat).id();
    for (int i = 1; i <= 4; i++) {
      Instant now = Steps.NOW.plusSeconds(i);
      turns().turn(now, new Effect.TryCode(code, false));
      assertThat(code(chat, now).triesLeft()).isEqualTo(Math.max(0, 3 - i));
    }
    Instant soon = Steps.NOW.plus(CodeQueue.SPAN).minusSeconds(5);
    turns().turn(soon, TYPED);
    assertThat(code(chat, soon).triesLeft()).as("with another code too").isZero();

    Instant later = Steps.NOW.plusSeconds(1).plus(CodeQueue.SPAN);

    assertThat(code(chat, later.minusNanos(1_000)).triesLeft()).isZero();
    assertThat(code(chat, later.plusSeconds(2)).triesLeft()).isEqualTo(2);
  }

  @Test
  default void wrongCodesOfOneIdAreCountedOverAllChats() {
    ChatId one = turns().turn(Turns.phone(1), Steps.NOW, TYPED);
    ChatId other = turns().turn(Turns.phone(2), Steps.NOW, TYPED);
    ChatId known = turns().turn(Turns.phone(3), Steps.NOW, KNOWN);
    ChatId stranger = turns().turn(Turns.phone(4), Steps.NOW, new Effect.AskCode(null, "V9"));
    for (int i = 0; i < 4; i++) {
      Optional<CodeRequest> request = codes().claim(Steps.NOW);
      request.filter(asked -> !asked.chat().equals(stranger)).ifPresent(r -> send(r, Steps.NOW));
    }
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1), wrong(one));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(2), wrong(one));
    Instant now = Steps.NOW.plusSeconds(3);

    assertThat(code(one, now).triesLeft()).isEqualTo(1);
    assertThat(code(other, now).triesLeft()).as("the same ID").isEqualTo(1);
    assertThat(code(known, now).triesLeft()).as("the same client").isEqualTo(1);
    assertThat(code(stranger, now).triesLeft()).isEqualTo(3);
  }

  private Effect wrong(ChatId chat) {
    return new Effect.TryCode(code(chat).id(), false);
  }

  @Test
  default void aRightCodeCannotBeUsedAgain() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    CodeRequest request = codes().claim(Steps.NOW).orElseThrow();
    send(request, Steps.NOW);
    Instant now = Steps.NOW.plusSeconds(1);

    turns().turn(now, new Effect.TryCode(code(chat).id(), true));

    assertThat(turns().identity(chat, now).code()).isNull();
    assertThat(codes().notSent(request, "tarde", now)).isFalse();
    assertThat(turns().identity(chat, now).code()).isNull();
  }

  @Test
  default void theCodeOfOneChatIsNotTouchedFromAnother() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    send(codes().claim(Steps.NOW).orElseThrow(), Steps.NOW);

    turns().turn(Turns.phone(1), Steps.NOW, new Effect.TryCode(code(chat).id(), true));
    turns().turn(Turns.phone(2), Steps.NOW, new Effect.TryCode(code(chat).id(), false));

    assertThat(code(chat).triesLeft()).isEqualTo(3);
  }

  @Test
  default void aChatThatBecomesPartOfAnotherTakesItsCodeAndItsTriesAlong() {
    ChatId chat = turns().turn(Steps.NOW, TYPED);
    send(codes().claim(Steps.NOW).orElseThrow(), Steps.NOW);
    turns().turn(Steps.NOW.plusSeconds(1), wrong(chat));
    turns().receive(Messages.fromUser(Steps.USER).at(Steps.NOW).build(), Steps.NOW);
    Instant now = Steps.NOW.plusSeconds(5);

    ChatId joined =
        turns()
            .receive(Messages.from(Steps.PHONE, Steps.USER).at(now).body("juntos").build(), now)
            .chat()
            .id();

    assertThat(joined).isNotEqualTo(chat);
    assertThat(code(joined, now).hash()).isEqualTo("hash==");
    assertThat(code(joined, now).triesLeft()).isEqualTo(2);
  }

  @Test
  @Timeout(120)
  default void oneOfSeveralConcurrentClaimsGetsEachRequest() throws Exception {
    for (int i = 0; i < 8; i++) {
      turns().turn(Turns.phone(i), Steps.NOW, new Effect.AskCode(null, "V555000" + i));
    }

    List<Optional<CodeRequest>> claimed = Race.of(12, i -> () -> codes().claim(Steps.NOW));

    assertThat(claimed.stream().flatMap(Optional::stream).map(CodeRequest::id))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  @Test
  @Timeout(120)
  default void concurrentAnswersDoNotAskForMoreThanThreeCodesOfOneId() throws Exception {
    Race.of(8, i -> () -> turns().turn(Turns.phone(i), Steps.NOW, TYPED));

    int claimed = 0;
    while (codes().claim(Steps.NOW).isPresent()) {
      claimed++;
    }
    assertThat(claimed).isEqualTo(3);
  }
}
