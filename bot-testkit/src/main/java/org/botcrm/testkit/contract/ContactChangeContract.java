package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What becomes of a chat when Meta tells that its person has other ids. */
public interface ContactChangeContract extends StorageContract {

  private Turns turns() {
    return new Turns(storage());
  }

  /** What WhatsApp writes about the usual person, so many seconds after the start. */
  private static ReceivedMessage changed(ContactChange change, int seconds) {
    return Messages.from(Steps.PHONE, Steps.USER)
        .type("system")
        .at(Steps.NOW.plusSeconds(seconds))
        .body("[" + change + " " + seconds + "]")
        .details(new InboundDetails(null, null, null, change))
        .notAnswerable()
        .build();
  }

  private static ReceivedMessage said(int seconds) {
    return Messages.from(Steps.PHONE, Steps.USER)
        .at(Steps.NOW.plusSeconds(seconds))
        .body("mensaje " + seconds)
        .build();
  }

  /** The chat of the usual person, who is known. */
  private ChatId trusted() {
    PendingChat pending = turns().receive(said(0), Steps.NOW);
    Trust trust = Turns.trust(7, TrustSource.CODE, Steps.NOW);
    turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of(new Effect.GiveTrust(trust)));
    return pending.chat().id();
  }

  @Test
  default void whoeverWritesAfterAChangeIsNotTakenForThePersonBeforeIt() {
    ChatId chat = trusted();
    for (ContactChange change : ContactChange.values()) {
      Instant since = Steps.NOW.plusSeconds(10 * change.ordinal());
      Trust trust = Turns.trust(7, TrustSource.CODE, since);
      storage().dialogues().trust().give(chat, trust, "ana", since);

      new Steps(storage()).receive(changed(change, 10 * change.ordinal() + 5));

      ChatIdentity identity = turns().identity(chat, since);
      assertThat(identity.trust()).as("%s", change).isNull();
      assertThat(identity.doubt()).isEqualTo(change.words());
      assertThat(storage().dialogues().trust().listChanges(chat, 1))
          .extracting(TrustChange::why)
          .containsExactly(change.words());
    }
  }

  @Test
  default void theChatStaysWithItsIdsAndTheNewOnesBeginAnother() {
    ChatId chat = trusted();
    ReceivedMessage elsewhere =
        Messages.from("584149990000", "VE.2002")
            .at(Steps.NOW.plusSeconds(9))
            .body("soy yo")
            .build();

    new Steps(storage()).receive(changed(ContactChange.NUMBER, 5), elsewhere);

    PendingChat before = turns().receive(said(10), Steps.NOW);
    assertThat(before.chat().id()).isEqualTo(chat);
    assertThat(before.chat().contact()).isEqualTo(said(10).contact());
    PendingChat after = turns().read(elsewhere, Steps.NOW);
    assertThat(after.chat().id()).isNotEqualTo(chat);
    assertThat(after.identity().doubt()).isNull();
  }

  @Test
  default void anAnswerDecidedBeforeAChangeIsNotRecordedAfterIt() {
    trusted();
    PendingChat read = turns().receive(said(1), Steps.NOW);
    new Steps(storage()).receive(changed(ContactChange.NUMBER, 2));

    assertThat(turns().record(read, DialogueState.EMPTY, Steps.NOW, List.of())).isFalse();
  }

  @Test
  default void aPersonWhoWasNeverKnownIsDoubtedToo() {
    ReceivedMessage change = changed(ContactChange.NUMBER, 0);
    new Steps(storage()).receive(change);

    ChatId chat = turns().chat(change);

    assertThat(turns().identity(chat, Steps.NOW).doubt()).isEqualTo("Cambió de número");
    assertThat(storage().dialogues().trust().listChanges(chat, 9)).isEmpty();
  }

  @Test
  default void whoWasProvedSinceTheChangeStaysKnown() {
    ChatId chat = trusted();
    Trust since = Turns.trust(7, TrustSource.AGENT, Steps.NOW.plusSeconds(60));
    storage().dialogues().trust().give(chat, since, "ana", Steps.NOW.plusSeconds(60));

    new Steps(storage()).receive(changed(ContactChange.NUMBER, 5));

    assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(since);
    assertThat(turns().identity(chat, Steps.NOW).doubt()).isNull();
  }

  @Test
  default void aChangeThatIsToldAgainChangesNothing() {
    ChatId chat = trusted();
    ReceivedMessage change = changed(ContactChange.NUMBER, 5);
    new Steps(storage()).receive(change);
    Trust trust = Turns.trust(8, TrustSource.AGENT, Steps.NOW);
    storage().dialogues().trust().give(chat, trust, "ana", Steps.NOW);

    new Steps(storage()).receive(change);

    assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(trust);
  }
}
