package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudEstado;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lender's people are asked to do. */
public interface SolicitudContract extends StorageContract {

  private Turns turns() {
    return new Turns(storage());
  }

  private SolicitudRepository requests() {
    return storage().dialogues().solicitudes();
  }

  private ChatId ask(int person, Effect.AskPerson... asked) {
    return turns().turn(Turns.phone(person), Steps.NOW.plusSeconds(person), asked);
  }

  private List<Solicitud> open(RequestKind kind) {
    return requests().listOpen(kind, null, 100);
  }

  private static Effect.AskPerson agent(String why) {
    return new Effect.AskPerson(RequestKind.AGENT, why);
  }

  private static Solicitud.Resolucion done(String by) {
    return new Solicitud.Resolucion(by, null, Steps.NOW.plusSeconds(500));
  }

  @Test
  default void aRequestIsKeptAsItWasMade() {
    ChatId chat = ask(1, new Effect.AskPerson(RequestKind.LINK, "Dice que es él 🙏", "V12345678"));

    assertThat(requests().listOpen(null, null, 10))
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
              assertThat(requests().find(request.id())).contains(request);
            });
    assertThat(requests().find(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void openRequestsAreListedOldestFirstByKindAndPageAfterPage() {
    ask(1, agent("uno"));
    ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    ask(3, agent("tres"));

    assertThat(open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("uno", "tres");
    List<Solicitud> first = requests().listOpen(null, null, 2);
    assertThat(first).extracting(Solicitud::detail).containsExactly("uno", "dos");
    assertThat(requests().listOpen(null, first.get(1).id(), 2))
        .extracting(Solicitud::detail)
        .containsExactly("tres");
    assertThat(requests().listOpen(RequestKind.AGENT, first.get(0).id(), 2))
        .extracting(Solicitud::detail)
        .containsExactly("tres");
    assertThat(requests().countOpen(RequestKind.AGENT)).isEqualTo(2);
    assertThat(requests().countOpen(RequestKind.ALARM)).isZero();
  }

  @Test
  default void aRequestKnowsHowManyOfItsKindAreBeforeIt() {
    ask(1, agent("uno"));
    ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    ask(3, agent("tres"));
    ask(4, agent("cuatro"));
    List<Solicitud> agents = open(RequestKind.AGENT);

    assertThat(agents)
        .extracting(request -> requests().ahead(request.id()))
        .containsExactly(0L, 1L, 2L);
    requests().resolve(agents.get(0).id(), done("ana"));

    assertThat(agents)
        .extracting(request -> requests().ahead(request.id()))
        .containsExactly(0L, 0L, 1L);
    assertThat(requests().ahead(Long.MAX_VALUE)).isZero();
  }

  @Test
  default void aChatKnowsHowManyWaitBeforeIt() {
    ChatId first = ask(1, agent("uno"));
    ChatId data = ask(2, new Effect.AskPerson(RequestKind.DATA, "dos"));
    ChatId second = ask(3, agent("tres"));
    ChatId third = ask(4, agent("cuatro"));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(30), agent("otra vez"));

    assertThat(List.of(first, second, third, data))
        .extracting(chat -> requests().waitingBefore(RequestKind.AGENT, chat))
        .as("who does not wait comes last")
        .containsExactly(0L, 1L, 2L, 3L);
    assertThat(requests().waitingBefore(RequestKind.DATA, second)).isEqualTo(1);
    assertThat(requests().waitingBefore(RequestKind.ALARM, first)).isZero();

    requests().resolve(open(RequestKind.AGENT).get(0).id(), done("ana"));

    assertThat(List.of(second, third, first))
        .extracting(chat -> requests().waitingBefore(RequestKind.AGENT, chat))
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  default void whatIsDoneIsNotOpenAndSaysWhoDidIt() {
    ask(1, agent("uno"));
    long id = open(RequestKind.AGENT).get(0).id();
    Solicitud.Resolucion done =
        new Solicitud.Resolucion("ana", "La llamé", Steps.NOW.plusSeconds(9));

    assertThat(requests().resolve(id, done))
        .isInstanceOfSatisfying(
            ResolveResult.Done.class,
            result -> assertThat(result.solicitud().resuelta()).isEqualTo(done));
    assertThat(requests().resolve(id, done("luis")))
        .isInstanceOfSatisfying(
            ResolveResult.AlreadyResolved.class,
            result -> assertThat(result.solicitud().resuelta()).isEqualTo(done));
    assertThat(requests().resolve(Long.MAX_VALUE, done)).isEqualTo(new ResolveResult.None());

    assertThat(open(RequestKind.AGENT)).isEmpty();
    assertThat(requests().find(id).orElseThrow().estado()).isEqualTo(SolicitudEstado.RESUELTA);
  }

  @Test
  default void whoIsWrittenToWaitsNoLonger() {
    ChatId written = ask(1, agent("uno"), new Effect.AskPerson(RequestKind.DATA, "correo"));
    ChatId other = ask(2, agent("dos"));
    long id = open(RequestKind.AGENT).get(0).id();
    Instant now = Steps.NOW.plusSeconds(40);
    OutboundDraft text = OutboundDraft.ofText("Le atiende Ana");

    storage().outbound().queue(new OutboundRequest(written, text, null, null, null), now);

    assertThat(open(RequestKind.AGENT)).extracting(Solicitud::chat).containsExactly(other);
    assertThat(requests().find(id).orElseThrow().resuelta())
        .isEqualTo(Solicitud.Resolucion.byWriting(now));
    assertThat(requests().waitingBefore(RequestKind.AGENT, other)).isZero();
    assertThat(open(RequestKind.DATA)).as("only the wish to talk").hasSize(1);
  }

  @Test
  default void whoIsWrittenToOnThePhoneOfTheLenderWaitsNoLonger() {
    ask(1, agent("uno"));
    ask(2, agent("dos"));
    Instant said = Steps.NOW.plusSeconds(2);

    for (int person : List.of(1, 2)) {
      new Steps(storage())
          .receive(
              Messages.echoTo(Turns.phone(person))
                  .at(said.minusSeconds(person == 2 ? 1 : 0))
                  .body("eco " + person)
                  .build());
    }

    assertThat(open(RequestKind.AGENT))
        .as("what was written before the wish is no answer to it")
        .extracting(Solicitud::detail)
        .containsExactly("dos");
  }

  @Test
  default void whatTheBotTellsAndWhatProgramsRemindOfEndNoWait() {
    ChatId chat = ask(1, agent("uno"));
    Instant now = Steps.NOW.plusSeconds(40);
    OutboundDraft told = OutboundDraft.ofText("Tu pago fue aprobado");
    OutboundDraft reminder = OutboundDraft.of(OutboundQueueContract.TEMPLATE);

    storage().outbound().queue(new OutboundRequest(chat, told, null, null, null, false), now);
    storage().outbound().queue(new OutboundRequest(chat, reminder, null, null, null), now);

    assertThat(open(RequestKind.AGENT)).hasSize(1);
  }

  @Test
  default void whoAsksTwiceForAPersonWaitsOnce() {
    ask(1, agent("uno"), agent("otra vez"));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(30), agent("y otra"));
    ask(2, agent("alguien más"));
    assertThat(open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("uno", "alguien más");

    requests().resolve(open(RequestKind.AGENT).get(0).id(), done("ana"));
    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(60), agent("de nuevo"));

    assertThat(open(RequestKind.AGENT))
        .extracting(Solicitud::detail)
        .containsExactly("alguien más", "de nuevo");
  }

  @Test
  default void otherKindsAreRepeatedWhenTheySayOrMeanSomethingElse() {
    ask(
        1,
        new Effect.AskPerson(RequestKind.DATA, "correo a@b.c"),
        new Effect.AskPerson(RequestKind.DATA, "correo a@b.c"),
        new Effect.AskPerson(RequestKind.DATA, "correo d@e.f"),
        new Effect.AskPerson(RequestKind.LINK, "uno", "V1"),
        new Effect.AskPerson(RequestKind.LINK, "dos", "V1"),
        new Effect.AskPerson(RequestKind.LINK, "tres", "V2"),
        new Effect.AskPerson(RequestKind.LINK, "cuatro"),
        new Effect.AskPerson(RequestKind.LINK, "cinco"));

    assertThat(requests().listOpen(null, null, 10))
        .extracting(Solicitud::detail)
        .containsExactly("correo a@b.c", "correo d@e.f", "uno", "tres", "cuatro");
  }

  @Test
  default void aChatRaisesOneAlarmAnHour() {
    Effect.AskPerson alarm = new Effect.AskPerson(RequestKind.ALARM, "Muchos intentos");
    ask(1, alarm);
    requests().resolve(open(RequestKind.ALARM).get(0).id(), done("ana"));
    Duration hour = Duration.ofHours(1);
    turns().turn(Turns.phone(1), Steps.NOW.plus(hour), alarm);
    assertThat(open(RequestKind.ALARM)).isEmpty();

    turns().turn(Turns.phone(1), Steps.NOW.plusSeconds(1).plus(hour), alarm);
    ask(2, alarm);

    assertThat(open(RequestKind.ALARM)).hasSize(2);
  }

  @Test
  default void aRequestFollowsItsChatIntoAnother() {
    turns().turn(Steps.NOW, agent("uno"));
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

    assertThat(open(RequestKind.AGENT)).extracting(Solicitud::chat).containsExactly(joined);
  }

  @Test
  @Timeout(300)
  default void oneOfSeveralConcurrentPeopleDoesIt() throws Exception {
    ask(1, agent("uno"));
    long id = open(RequestKind.AGENT).get(0).id();

    List<ResolveResult> results =
        Race.of(4, i -> () -> requests().resolve(id, done("persona " + i)));

    assertThat(results).filteredOn(ResolveResult.Done.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(ResolveResult.AlreadyResolved.class::isInstance).hasSize(3);
  }
}
