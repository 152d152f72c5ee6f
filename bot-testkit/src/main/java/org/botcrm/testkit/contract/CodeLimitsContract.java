package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many one-time codes anybody may ask for. */
public interface CodeLimitsContract extends StorageContract {
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

  private OneTimeCode code(ChatId chat) {
    return code(chat, Steps.NOW);
  }

  private OneTimeCode code(ChatId chat, Instant now) {
    return Objects.requireNonNull(turns().identity(chat, now).code());
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
    turns().turn(clock.instant(), Turns.TYPED);
    assertThat(isSent(clock.instant())).isTrue();
    clock.advance(Duration.ofMinutes(5));
    turns().turn(clock.instant(), Turns.TYPED);

    assertThat(isSent(clock.instant())).as("the fourth since the second").isFalse();
    assertThat(open(RequestKind.ALARM)).as("an alarm an hour").hasSize(1);
    clock.set(Steps.NOW.plus(Duration.ofMinutes(91)));
    for (int i = 0; i < 4; i++) {
      turns().turn(clock.advance(Duration.ofSeconds(1)), Turns.TYPED);
    }
    assertThat(open(RequestKind.ALARM)).hasSize(2);
  }

  /** Whether a code waited, which is on its way now. */
  private boolean isSent(Instant now) {
    return codes().claim(now).map(request -> send(request, now)).orElse(false);
  }

  @Test
  default void oneIdGetsThreeCodesAnHourOverAllChatsAndOneAlarm() {
    for (Effect.AskCode asked : List.of(Turns.TYPED, Turns.KNOWN)) {
      int first = asked == Turns.TYPED ? 0 : 10;
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
      turns().turn(Steps.NOW.plusSeconds(i), Turns.TYPED);
    }
    Instant now = Steps.NOW.plusSeconds(9);
    ChatId other = turns().turn(Turns.phone(1), now, new Effect.AskCode(null, "V7654321"));
    assertThat(codes().claim(now)).isPresent();

    assertThat(codes().claim(now)).map(CodeRequest::chat).contains(other);
  }

  @Test
  default void whatIsRefusedLeavesTheCodeThatWasSentBefore() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
    turns().turn(Steps.NOW.plusSeconds(1), Turns.TYPED);
    turns().turn(Steps.NOW.plusSeconds(2), Turns.TYPED);
    Instant now = Steps.NOW.plusSeconds(3);
    send(codes().claim(now).orElseThrow(), now);

    turns().turn(now, Turns.TYPED);

    assertThat(code(chat, now).hash()).isEqualTo("hash==");
  }

  @Test
  @Timeout(300)
  default void concurrentAnswersDoNotAskForMoreThanThreeCodesOfOneId() throws Exception {
    Race.of(8, i -> () -> turns().turn(Turns.phone(i), Steps.NOW, Turns.TYPED));

    int claimed = 0;
    while (codes().claim(Steps.NOW).isPresent()) {
      claimed++;
    }
    assertThat(claimed).isEqualTo(3);
  }
}
