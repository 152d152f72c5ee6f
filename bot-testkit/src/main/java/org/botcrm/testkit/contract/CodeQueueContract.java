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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How one-time codes are asked for, and sent by one of several. */
public interface CodeQueueContract extends StorageContract {
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
  default void whoAsksForACodeIsToldNothingOfWhetherThereIsAnybodyToSendItTo() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);

    assertThat(turns().identity(chat, Steps.NOW).code())
        .isNotNull()
        .satisfies(code -> assertThat(code.isOpen(Steps.NOW)).isFalse())
        .isEqualTo(new OneTimeCode(code(chat).id(), null, null, null, 3));
  }

  @Test
  default void aRequestIsClaimedByOneAndTellsWhatWasAsked() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
    ChatId second = turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1), Turns.KNOWN);
    ChatId first = turns().turn(Turns.phone(2), Steps.NOW, Turns.TYPED);
    Instant now = Steps.NOW.plusSeconds(1);

    assertThat(codes().claim(now)).map(CodeRequest::chat).contains(first);
    assertThat(codes().claim(now)).map(CodeRequest::chat).contains(second);
    assertThat(codes().claim(now)).isEmpty();
  }

  @Test
  default void aCodeThatWasSentCanBeTriedUntilItEnds() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
    turns().turn(Steps.NOW, Turns.TYPED);

    assertThat(codes().claim(Steps.NOW.plus(CodeQueue.SPAN))).isEmpty();
    assertThat(open(RequestKind.LINK)).hasSize(1);
  }

  @Test
  default void aCodeThatWasNotSentEndsWithAPersonOfTheLender() {
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
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
      turns().turn(Steps.NOW.plusSeconds(i), Turns.TYPED);
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
    ChatId chat = turns().turn(Steps.NOW, Turns.TYPED);
    long first = code(chat).id();
    turns().turn(Steps.NOW.plusSeconds(1), Turns.TYPED);
    Instant now = Steps.NOW.plusSeconds(1);

    CodeRequest request = codes().claim(now).orElseThrow();

    assertThat(request.id()).isEqualTo(code(chat, now).id()).isNotEqualTo(first);
    assertThat(codes().claim(now)).isEmpty();
  }

  @Test
  @Timeout(300)
  default void oneOfSeveralConcurrentClaimsGetsEachRequest() throws Exception {
    for (int i = 0; i < 8; i++) {
      turns().turn(Turns.phone(i), Steps.NOW, new Effect.AskCode(null, "V555000" + i));
    }

    List<Optional<CodeRequest>> claimed = Race.of(12, i -> () -> codes().claim(Steps.NOW));

    assertThat(claimed.stream().flatMap(Optional::stream).map(CodeRequest::id))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }
}
