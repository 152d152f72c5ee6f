package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** How one-time codes are tried. */
public interface CodeTriesContract extends StorageContract {
  private Turns turns() {
    return new Turns(storage());
  }

  private CodeQueue codes() {
    return storage().dialogues().codes();
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
  default void wrongCodesAreCountedForAnHour() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
    send(codes().claim(Steps.NOW).orElseThrow(), Steps.NOW);
    long code = code(chat).id();
    for (int i = 1; i <= 4; i++) {
      Instant now = Steps.NOW.plusSeconds(i);
      turns().turn(now, new Effect.TryCode(code, false));
      assertThat(code(chat, now).triesLeft()).isEqualTo(Math.max(0, 3 - i));
    }
    Instant soon = Steps.NOW.plus(CodeQueue.SPAN).minusSeconds(5);
    turns().turn(soon, Turns.TYPED);
    assertThat(code(chat, soon).triesLeft()).as("with another code too").isZero();

    Instant later = Steps.NOW.plusSeconds(1).plus(CodeQueue.SPAN);

    assertThat(code(chat, later.minusNanos(1_000)).triesLeft()).isZero();
    assertThat(code(chat, later.plusSeconds(2)).triesLeft()).isEqualTo(2);
  }

  @Test
  default void wrongCodesOfOneIdAreCountedOverAllChats() {
    ChatId one = turns().turn(Turns.phone(1), Steps.NOW, Turns.TYPED);
    ChatId other = turns().turn(Turns.phone(2), Steps.NOW, Turns.TYPED);
    ChatId known = turns().turn(Turns.phone(3), Steps.NOW, Turns.KNOWN);
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

  @Test
  default void wrongCodesOfAnIdThatNobodyHasAreCountedAlike() {
    ChatId one = turns().turn(Turns.phone(1), Steps.NOW, Turns.TYPED);
    ChatId other = turns().turn(Turns.phone(2), Steps.NOW, Turns.TYPED);
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1), wrong(one));
    Instant now = Steps.NOW.plusSeconds(2);

    assertThat(code(one, now).triesLeft()).isEqualTo(2);
    assertThat(code(other, now).triesLeft()).isEqualTo(2);
  }

  private Effect wrong(ChatId chat) {
    return new Effect.TryCode(code(chat).id(), false);
  }

  @Test
  default void aRightCodeCannotBeUsedAgain() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
    send(codes().claim(Steps.NOW).orElseThrow(), Steps.NOW);

    turns().turn(Turns.phone(1), Steps.NOW, new Effect.TryCode(code(chat).id(), true));
    turns().turn(Turns.phone(2), Steps.NOW, new Effect.TryCode(code(chat).id(), false));

    assertThat(code(chat).triesLeft()).isEqualTo(3);
  }

  @Test
  default void aChatThatBecomesPartOfAnotherTakesItsCodeAndItsTriesAlong() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
}
