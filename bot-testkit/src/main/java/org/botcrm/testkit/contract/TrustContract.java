package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a storage keeps whom a chat belongs to, and why. */
public interface TrustContract extends StorageContract {
  /** A link with everything. */
  Trust VERIFIED =
      new Trust(
          new ClienteId(7),
          new TrustBasis(
              new PhoneNumber("5491123456789"), new BusinessScopedId(Steps.USER), "clave=="),
          TrustSource.CODE,
          Steps.NOW,
          Steps.NOW.plusSeconds(1_800));

  private Turns turns() {
    return new Turns(storage());
  }

  private TrustRepository trusts() {
    return storage().dialogues().trust();
  }

  @Test
  default void aChatBelongsToNobodyAtFirst() {
    ChatId chat = turns().turn(Steps.NOW);

    assertThat(turns().identity(chat, Steps.NOW))
        .isEqualTo(new ChatIdentity(null, null, null, Steps.NOW));
    assertThat(trusts().listChanges(chat, 10)).isEmpty();
    assertThat(trusts().find(new ChatId(Long.MAX_VALUE), Steps.NOW)).isEmpty();
  }

  @Test
  default void theTrustThatAnAnswerGivesIsThereInTheNextTurn() {
    Trust bare = Turns.trust(8, TrustSource.PHONE, Steps.NOW);
    for (Trust trust : List.of(VERIFIED, bare)) {
      Instant at = Steps.NOW.plusSeconds(trust.cliente().value());
      ChatId chat = turns().turn(at, new Effect.GiveTrust(trust));

      assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(trust);
      ReceivedMessage next = Turns.message(100 + trust.cliente().value());
      PendingChat pending = turns().receive(next, Steps.NOW);
      assertThat(pending.identity().trust()).isEqualTo(trust);
      turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of());
    }
  }

  @Test
  default void theLastOfSeveralEffectsOfOneTurnCounts() {
    ChatId chat =
        turns()
            .turn(
                Steps.NOW,
                new Effect.GiveTrust(Turns.trust(8, TrustSource.PHONE, Steps.NOW)),
                new Effect.DropTrust("Cambió de número"),
                new Effect.GiveTrust(VERIFIED));

    assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(VERIFIED);
    assertThat(trusts().listChanges(chat, 2))
        .extracting(TrustChange::source)
        .containsExactly(TrustSource.CODE, null);
  }

  @Test
  default void lostTrustIsGoneAndItsReasonIsKept() {
    ChatId chat = turns().turn(Steps.NOW, new Effect.GiveTrust(VERIFIED));
    Instant later = Steps.NOW.plusSeconds(60);

    turns().turn(later, new Effect.DropTrust("Cambió de cuenta de WhatsApp"));

    assertThat(turns().identity(chat, later).trust()).isNull();
    assertThat(trusts().listChanges(chat, 10))
        .containsExactly(
            new TrustChange(new ClienteId(7), null, "Cambió de cuenta de WhatsApp", later),
            new TrustChange(new ClienteId(7), TrustSource.CODE, "bot", Steps.NOW));
  }

  @Test
  default void whereThereIsNoTrustNoneIsLost() {
    ChatId chat = turns().turn(Steps.NOW, new Effect.DropTrust("nada"));

    assertThat(trusts().drop(chat, "nada", Steps.NOW)).isFalse();
    assertThat(trusts().drop(new ChatId(Long.MAX_VALUE), "nada", Steps.NOW)).isFalse();
    assertThat(trusts().listChanges(chat, 10)).isEmpty();
  }

  @Test
  default void aPersonOfTheLenderLinksAChatAndCutsTheLink() {
    ChatId chat = turns().turn(Steps.NOW);
    Trust byAgent = Turns.trust(9, TrustSource.AGENT, Steps.NOW);

    assertThat(trusts().give(chat, byAgent, "ana", Steps.NOW)).isTrue();
    assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(byAgent);
    assertThat(trusts().drop(chat, "Era otra persona", Steps.NOW.plusSeconds(1))).isTrue();
    assertThat(turns().identity(chat, Steps.NOW).trust()).isNull();

    assertThat(trusts().listChanges(chat, 10))
        .extracting(TrustChange::why)
        .containsExactly("Era otra persona", "ana");
    assertThat(trusts().give(new ChatId(Long.MAX_VALUE), byAgent, "ana", Steps.NOW)).isFalse();
  }

  @Test
  default void anAnswerDecidedBeforeALinkWasCutIsNotRecordedAfterIt() {
    ChatId chat = turns().turn(Steps.NOW, new Effect.GiveTrust(VERIFIED));
    PendingChat read = turns().receive(Turns.message(9), Steps.NOW);
    trusts().drop(chat, "Era otra persona", Steps.NOW);

    assertThat(turns().record(read, DialogueState.EMPTY, Steps.NOW, List.of())).isFalse();
  }

  @Test
  default void anAnswerDecidedBeforeALinkWasMadeIsNotRecordedAfterIt() {
    ChatId chat = turns().turn(Steps.NOW);
    PendingChat read = turns().receive(Turns.message(9), Steps.NOW);
    trusts().give(chat, VERIFIED, "ana", Steps.NOW);

    assertThat(
            turns()
                .record(
                    read,
                    DialogueState.EMPTY,
                    Steps.NOW,
                    List.of(new Effect.DropTrust("Cambió de número"))))
        .isFalse();
    assertThat(turns().identity(chat, Steps.NOW).trust()).isEqualTo(VERIFIED);
  }

  @Test
  default void chatsOfOneClientThatBecomeOneKeepTheNewerTrust() {
    for (boolean phoneLast : new boolean[] {true, false}) {
      String digits = phoneLast ? "584140000001" : "584140000002";
      Instant phoneSince = Steps.NOW.plusSeconds(phoneLast ? 2 : 0);
      Trust byPhone = Turns.trust(7, TrustSource.PHONE, phoneSince);
      Trust byUser = Turns.trust(7, TrustSource.AGENT, Steps.NOW.plusSeconds(1));

      assertThat(joined(digits, byPhone, byUser).trust()).isEqualTo(phoneLast ? byPhone : byUser);
    }
  }

  @Test
  default void chatsOfTwoClientsThatBecomeOneBelongToNobody() {
    Trust byPhone = Turns.trust(7, TrustSource.CODE, Steps.NOW);
    Trust byUser = Turns.trust(8, TrustSource.CODE, Steps.NOW.plusSeconds(1));

    assertThat(joined(Steps.PHONE, byPhone, byUser).trust()).isNull();
    ChatId chat = new Steps(storage()).row("juntos").chatId();
    assertThat(trusts().listChanges(chat, 10))
        .extracting(TrustChange::isGiven)
        .containsExactly(false, true, true);
  }

  @Test
  default void whatANumberProvedIsNoProofForAPersonWhoTurnsOutToHaveIt() {
    Trust byPhone = Turns.trust(7, TrustSource.CODE, Steps.NOW);

    assertThat(joined(Steps.PHONE, byPhone, null).trust()).isNull();
  }

  @Test
  default void whatAPersonProvedHoldsWhenTheirNumberTurnsUp() {
    Trust byUser = Turns.trust(7, TrustSource.CODE, Steps.NOW);

    assertThat(joined(Steps.PHONE, null, byUser).trust()).isEqualTo(byUser);
  }

  /** What is known after a chat of a number and one of a person became one. */
  private ChatIdentity joined(String digits, @Nullable Trust byPhone, @Nullable Trust byUser) {
    String user = "VE." + digits;
    ReceivedMessage phone = Turns.message(digits, Steps.NOW);
    ReceivedMessage person = Messages.fromUser(user).at(Steps.NOW).body("yo " + user).build();
    give(turns().receive(phone, Steps.NOW), byPhone);
    give(turns().receive(person, Steps.NOW), byUser);
    Instant later = Steps.NOW.plusSeconds(10);
    ReceivedMessage both = Messages.from(digits, user).at(later).body("juntos").build();
    return turns().receive(both, later).identity();
  }

  private void give(PendingChat pending, @Nullable Trust trust) {
    List<Effect> effects = trust == null ? List.of() : List.of(new Effect.GiveTrust(trust));
    turns().record(pending, DialogueState.EMPTY, Steps.NOW, effects);
  }
}
