package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudEstado;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How requests to the lender's people end. */
public interface ResolucionContract extends StorageContract {

  private Requests requests() {
    return new Requests(storage());
  }

  @Test
  default void whatIsDoneIsNotOpenAndSaysWhoDidIt() {
    requests().ask(1, Requests.agent("uno"));
    long id = requests().open(RequestKind.AGENT).get(0).id();
    Solicitud.Resolucion done =
        new Solicitud.Resolucion("ana", "La llamé", Steps.NOW.plusSeconds(9));

    assertThat(requests().stored().resolve(id, done))
        .isInstanceOfSatisfying(
            ResolveResult.Done.class,
            result -> assertThat(result.solicitud().resuelta()).isEqualTo(done));
    assertThat(requests().resolve(id, "luis"))
        .isInstanceOfSatisfying(
            ResolveResult.AlreadyResolved.class,
            result -> assertThat(result.solicitud().resuelta()).isEqualTo(done));
    assertThat(requests().stored().resolve(Long.MAX_VALUE, done))
        .isEqualTo(new ResolveResult.None());

    assertThat(requests().open(RequestKind.AGENT)).isEmpty();
    assertThat(requests().stored().find(id).orElseThrow().estado())
        .isEqualTo(SolicitudEstado.RESUELTA);
  }

  @Test
  default void whoIsWrittenToWaitsNoLonger() {
    ChatId written =
        requests().ask(1, Requests.agent("uno"), new Effect.AskPerson(RequestKind.DATA, "correo"));
    ChatId other = requests().ask(2, Requests.agent("dos"));
    long id = requests().open(RequestKind.AGENT).get(0).id();
    Instant now = Steps.NOW.plusSeconds(40);
    OutboundDraft text = OutboundDraft.ofText("Le atiende Ana");

    storage().outbound().queue(new OutboundRequest(written, text, null, null, null), now);

    assertThat(requests().open(RequestKind.AGENT))
        .extracting(Solicitud::chat)
        .containsExactly(other);
    assertThat(requests().stored().find(id).orElseThrow().resuelta())
        .isEqualTo(Solicitud.Resolucion.byWriting(now));
    assertThat(requests().stored().waitingBefore(RequestKind.AGENT, other)).isZero();
    assertThat(requests().open(RequestKind.DATA)).as("only the wish to talk").hasSize(1);
  }

  @Test
  default void thatTheirWaitEndedIsToldOnce() {
    ChatId chat = requests().ask(1, Requests.agent("uno"));
    long id = requests().open(RequestKind.AGENT).get(0).id();

    for (int i = 0; i < 2; i++) {
      OutboundDraft text = OutboundDraft.ofText("Le atiende Ana " + i);
      storage()
          .outbound()
          .queue(new OutboundRequest(chat, text, null, null, null), Steps.NOW.plusSeconds(40));
    }

    assertThat(
            storage()
                .feed()
                .read(0, FeedRepository.MAX_SIZE)
                .match(FeedPage.Events::events, gone -> List.<FeedEvent>of()))
        .filteredOn(event -> event.kind() == EventKind.REQUEST_RESOLVED)
        .extracting(FeedEvent::id)
        .containsExactly(id);
  }

  @Test
  default void whoIsWrittenToOnThePhoneOfTheLenderWaitsNoLonger() {
    requests().ask(1, Requests.agent("uno"));
    requests().ask(2, Requests.agent("dos"));
    Instant said = Steps.NOW.plusSeconds(2);

    for (int person : List.of(1, 2)) {
      new Steps(storage())
          .receive(
              Messages.echoTo(Turns.phone(person))
                  .at(said.minusSeconds(person == 2 ? 1 : 0))
                  .body("eco " + person)
                  .build());
    }

    assertThat(requests().open(RequestKind.AGENT))
        .as("what was written before the wish is no answer to it")
        .extracting(Solicitud::detail)
        .containsExactly("dos");
  }

  @Test
  default void whatTheBotTellsAndWhatProgramsRemindOfEndNoWait() {
    ChatId chat = requests().ask(1, Requests.agent("uno"));
    Instant now = Steps.NOW.plusSeconds(40);
    OutboundDraft told = OutboundDraft.ofText("Tu pago fue aprobado");
    OutboundDraft reminder = OutboundDraft.of(OutboundQueueContract.TEMPLATE);

    storage().outbound().queue(new OutboundRequest(chat, told, null, null, null, null), now);
    storage().outbound().queue(new OutboundRequest(chat, reminder, null, null, null), now);

    assertThat(requests().open(RequestKind.AGENT)).hasSize(1);
  }

  @Test
  @Timeout(300)
  default void oneOfSeveralConcurrentPeopleDoesIt() throws Exception {
    requests().ask(1, Requests.agent("uno"));
    long id = requests().open(RequestKind.AGENT).get(0).id();

    List<ResolveResult> results = Race.of(4, i -> () -> requests().resolve(id, "persona " + i));

    assertThat(results).filteredOn(ResolveResult.Done.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(ResolveResult.AlreadyResolved.class::isInstance).hasSize(3);
  }
}
