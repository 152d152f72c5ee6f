package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * That a storage keeps that somebody else may be writing than before, which no time and no further
 * message takes away.
 */
public interface TrustDoubtContract extends StorageContract {
  /** Why, in these tests. */
  String REASON = "No escribía desde hace más de 90 días";

  private Turns turns() {
    return new Turns(storage());
  }

  @Test
  default void whyTrustWasTakenAwayIsThereInEveryTurnAfterIt() {
    Trust trust = Turns.trust(7, TrustSource.PHONE, Steps.NOW);
    ChatId chat = turns().turn(Steps.NOW, new Effect.GiveTrust(trust));
    assertThat(turns().identity(chat, Steps.NOW).doubt()).isNull();

    turns().turn(Steps.NOW.plusSeconds(1), new Effect.DropTrust(REASON));
    turns().turn(Steps.NOW.plusSeconds(2));

    Instant later = Steps.NOW.plus(Duration.ofDays(400));
    PendingChat next = turns().receive(Turns.message(Steps.PHONE, later), later);
    assertThat(next.identity().trust()).isNull();
    assertThat(next.identity().doubt()).isEqualTo(REASON);
    assertThat(turns().identity(chat, later).doubt()).isEqualTo(REASON);
  }

  @Test
  default void anotherAccountOnANumberThatWasUsedBeforeIsDoubtedUntilItIsLinked() {
    ReceivedMessage first = Messages.from(Steps.PHONE, "VE.uno").at(Steps.NOW).build();
    ReceivedMessage second =
        Messages.from(Steps.PHONE, "VE.dos").at(Steps.NOW.plusSeconds(60)).build();
    Instant now = Steps.NOW.plusSeconds(120);

    assertThat(turns().receive(first, now).identity().doubt()).isNull();
    PendingChat doubted = turns().receive(second, now);
    assertThat(doubted.identity().doubt()).isEqualTo(ChatIdentity.OTHER_ACCOUNT);
    ChatId chat = doubted.chat().id();
    assertThat(turns().identity(chat, now).doubt()).isEqualTo(ChatIdentity.OTHER_ACCOUNT);

    Trust agent = Turns.trust(7, TrustSource.AGENT, now);
    storage().dialogues().trust().give(chat, agent, "ana", now);
    assertThat(turns().identity(chat, now).doubt()).isNull();
  }

  @Test
  default void aChatThatWasNeverLinkedCanBeDoubtedToo() {
    ChatId chat = turns().turn(Steps.NOW, new Effect.DropTrust(REASON));

    assertThat(turns().identity(chat, Steps.NOW).doubt()).isEqualTo(REASON);
  }

  @Test
  default void whoGivesTrustAgainEndsTheDoubt() {
    Trust code = Turns.trust(7, TrustSource.CODE, Steps.NOW);
    ChatId chat = turns().turn(Steps.NOW, new Effect.DropTrust(REASON));

    turns().turn(Steps.NOW.plusSeconds(1), new Effect.GiveTrust(code));

    ChatIdentity identity = turns().identity(chat, Steps.NOW);
    assertThat(identity.trust()).isEqualTo(code);
    assertThat(identity.doubt()).isNull();
  }

  @Test
  default void aPersonOfTheLenderWhoCutsALinkLeavesADoubtAndOneWhoMakesItEndsIt() {
    Trust agent = Turns.trust(7, TrustSource.AGENT, Steps.NOW);
    ChatId chat = turns().turn(Steps.NOW);
    storage().dialogues().trust().give(chat, agent, "ana", Steps.NOW);

    storage().dialogues().trust().drop(chat, "Era otra persona", Steps.NOW);
    assertThat(turns().identity(chat, Steps.NOW).doubt()).isEqualTo("Era otra persona");

    storage().dialogues().trust().give(chat, agent, "ana", Steps.NOW);
    assertThat(turns().identity(chat, Steps.NOW).doubt()).isNull();
  }

  @Test
  default void aDoubtAboutANumberHoldsForThePersonWhoTurnsOutToHaveIt() {
    assertThat(joined("584140000001", new Effect.DropTrust(REASON), null).doubt())
        .isEqualTo(REASON);
  }

  @Test
  default void aDoubtAboutAPersonHoldsWhenTheirNumberTurnsUp() {
    Effect linked = new Effect.GiveTrust(Turns.trust(7, TrustSource.PHONE, Steps.NOW));

    ChatIdentity identity = joined("584140000002", linked, new Effect.DropTrust(REASON));
    assertThat(identity.trust()).isNull();
    assertThat(identity.doubt()).isEqualTo(REASON);
  }

  @Test
  default void chatsOfTwoClientsThatBecomeOneAreDoubted() {
    Effect theirs = new Effect.GiveTrust(Turns.trust(7, TrustSource.CODE, Steps.NOW));
    Effect ours = new Effect.GiveTrust(Turns.trust(8, TrustSource.CODE, Steps.NOW));

    assertThat(joined("584140000003", theirs, ours).doubt())
        .isEqualTo("Se unieron dos chats que no eran del mismo cliente");
  }

  @Test
  default void whatAPersonProvedIsNotDoubtedForTheirNumber() {
    Effect ours = new Effect.GiveTrust(Turns.trust(8, TrustSource.CODE, Steps.NOW));

    ChatIdentity identity = joined("584140000004", new Effect.DropTrust(REASON), ours);
    assertThat(identity.trust()).isNotNull();
    assertThat(identity.doubt()).isNull();
  }

  @Test
  default void anUnlinkedPersonWhoseLinkedNumberTurnsUpIsNotDoubted() {
    Effect theirs = new Effect.GiveTrust(Turns.trust(7, TrustSource.PHONE, Steps.NOW));

    ChatIdentity identity = joined("584140000005", theirs, null);
    assertThat(identity.trust()).isNull();
    assertThat(identity.doubt()).isNull();
  }

  /** What is known after a chat of a number and one of a person became one. */
  private ChatIdentity joined(String digits, @Nullable Effect byPhone, @Nullable Effect byUser) {
    String user = "VE." + digits;
    ReceivedMessage phone = Turns.message(digits, Steps.NOW);
    ReceivedMessage person = Messages.fromUser(user).at(Steps.NOW).body("yo " + user).build();
    record(turns().receive(phone, Steps.NOW), byPhone);
    record(turns().receive(person, Steps.NOW), byUser);
    Instant later = Steps.NOW.plusSeconds(10);
    ReceivedMessage both = Messages.from(digits, user).at(later).body("juntos").build();
    return turns().receive(both, later).identity();
  }

  private void record(PendingChat pending, @Nullable Effect effect) {
    List<Effect> effects = effect == null ? List.of() : List.of(effect);
    assertThat(turns().record(pending, DialogueState.EMPTY, Steps.NOW, effects)).isTrue();
  }
}
