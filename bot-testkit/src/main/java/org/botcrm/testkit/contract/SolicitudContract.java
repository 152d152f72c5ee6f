package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudEstado;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What the lender's people are asked to do. */
public interface SolicitudContract extends StorageContract {

  private Turns turns() {
    return new Turns(storage());
  }

  private Requests requests() {
    return new Requests(storage());
  }

  @Test
  default void aRequestIsKeptAsItWasMade() {
    ChatId chat =
        requests().ask(1, new Effect.AskPerson(RequestKind.LINK, "Dice que es él 🙏", "V12345678"));

    assertThat(requests().stored().listOpen(null, null, 10))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.kind()).isEqualTo(RequestKind.LINK);
              assertThat(request.detail()).isEqualTo("Dice que es él 🙏");
              assertThat(request.nationalId()).isEqualTo("V12345678");
              assertThat(request.chat()).isEqualTo(chat);
              assertThat(request.cliente()).isEqualTo(Turns.CLIENTE);
              assertThat(request.creadaEn()).isEqualTo(Steps.NOW.plusSeconds(1));
              assertThat(request.estado()).isEqualTo(SolicitudEstado.ABIERTA);
              assertThat(requests().stored().find(request.id())).contains(request);
            });
    assertThat(requests().stored().find(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void openRequestsAreListedOldestFirstByKindAndPageAfterPage() {
    requests().ask(1, Requests.agent("uno"));
    requests().ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    requests().ask(3, Requests.agent("tres"));

    assertThat(requests().open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("uno", "tres");
    List<Solicitud> first = requests().stored().listOpen(null, null, 2);
    assertThat(first).extracting(Solicitud::detail).containsExactly("uno", "dos");
    assertThat(requests().stored().listOpen(null, first.get(1).id(), 2))
        .extracting(Solicitud::detail)
        .containsExactly("tres");
    assertThat(requests().stored().listOpen(RequestKind.AGENT, first.get(0).id(), 2))
        .extracting(Solicitud::detail)
        .containsExactly("tres");
    assertThat(requests().stored().countOpen(RequestKind.AGENT)).isEqualTo(2);
    assertThat(requests().stored().countOpen(RequestKind.ALARM)).isZero();
  }

  @Test
  default void aRequestKnowsHowManyOfItsKindAreBeforeIt() {
    requests().ask(1, Requests.agent("uno"));
    requests().ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    requests().ask(3, Requests.agent("tres"));
    requests().ask(4, Requests.agent("cuatro"));
    List<Solicitud> agents = requests().open(RequestKind.AGENT);

    assertThat(agents)
        .extracting(request -> requests().stored().ahead(request.id()))
        .containsExactly(0L, 1L, 2L);
    requests().resolve(agents.get(0).id(), "ana");

    assertThat(agents)
        .extracting(request -> requests().stored().ahead(request.id()))
        .containsExactly(0L, 0L, 1L);
    assertThat(requests().stored().ahead(Long.MAX_VALUE)).isZero();
  }

  @Test
  default void aChatKnowsHowManyWaitBeforeIt() {
    ChatId first = requests().ask(1, Requests.agent("uno"));
    ChatId data = requests().ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    ChatId second = requests().ask(3, Requests.agent("tres"));
    ChatId third = requests().ask(4, Requests.agent("cuatro"));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(30), Requests.agent("otra vez"));

    assertThat(List.of(first, second, third, data))
        .extracting(chat -> requests().stored().waitingBefore(RequestKind.AGENT, chat))
        .as("who does not wait comes last")
        .containsExactly(0L, 1L, 2L, 3L);
    assertThat(requests().stored().waitingBefore(RequestKind.DATA, second)).isEqualTo(1);
    assertThat(requests().stored().waitingBefore(RequestKind.ALARM, first)).isZero();

    requests().resolve(requests().open(RequestKind.AGENT).get(0).id(), "ana");

    assertThat(List.of(second, third, first))
        .extracting(chat -> requests().stored().waitingBefore(RequestKind.AGENT, chat))
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  default void whoAsksTwiceForAPersonWaitsOnce() {
    requests().ask(1, Requests.agent("uno"), Requests.agent("otra vez"));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(30), Requests.agent("y otra"));
    requests().ask(2, Requests.agent("alguien más"));
    assertThat(requests().open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("uno", "alguien más");

    requests().resolve(requests().open(RequestKind.AGENT).get(0).id(), "ana");
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(60), Requests.agent("de nuevo"));

    assertThat(requests().open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("alguien más", "de nuevo");
  }

  @Test
  default void otherKindsAreRepeatedWhenTheySayOrMeanSomethingElse() {
    requests()
        .ask(
            1,
            new Effect.AskPerson(RequestKind.DATA, "correo a@b.c"),
            new Effect.AskPerson(RequestKind.DATA, "correo a@b.c"),
            new Effect.AskPerson(RequestKind.DATA, "correo d@e.f"),
            new Effect.AskPerson(RequestKind.LINK, "uno", "V1"),
            new Effect.AskPerson(RequestKind.LINK, "dos", "V1"),
            new Effect.AskPerson(RequestKind.LINK, "tres", "V2"),
            new Effect.AskPerson(RequestKind.LINK, "cuatro"),
            new Effect.AskPerson(RequestKind.LINK, "cinco"));

    assertThat(requests().stored().listOpen(null, null, 10))
        .extracting(Solicitud::detail)
        .containsExactly("correo a@b.c", "correo d@e.f", "uno", "tres", "cuatro");
  }

  @Test
  default void aChatRaisesOneAlarmAnHour() {
    Effect.AskPerson alarm = new Effect.AskPerson(RequestKind.ALARM, "Muchos intentos");
    requests().ask(1, alarm);
    requests().resolve(requests().open(RequestKind.ALARM).get(0).id(), "ana");
    Duration hour = Duration.ofHours(1);
    turns().turn(Turns.phone(1), Steps.NOW.plus(hour), alarm);
    assertThat(requests().open(RequestKind.ALARM)).isEmpty();

    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1).plus(hour), alarm);
    requests().ask(2, alarm);

    assertThat(requests().open(RequestKind.ALARM)).hasSize(2);
  }

  @Test
  default void aRequestFollowsItsChatIntoAnother() {
    turns().turn(Steps.NOW, Requests.agent("uno"));
    turns().receive(Messages.fromUser(Steps.USER).at(Steps.NOW).build(), Steps.NOW);

    ChatId joined =
        turns()
            .receive(
                Messages.from(Steps.PHONE, Steps.USER)
                    .at(Steps.NOW.plusSeconds(1))
                    .body("juntos")
                    .build(),
                Steps.NOW)
            .chat()
            .id();

    assertThat(requests().open(RequestKind.AGENT))
        .extracting(Solicitud::chat)
        .containsExactly(joined);
  }
}
