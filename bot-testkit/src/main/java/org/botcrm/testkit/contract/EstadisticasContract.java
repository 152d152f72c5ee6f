package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.Estadisticas;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** The figures, which must be those that a count of all rows would give. */
public interface EstadisticasContract extends StorageContract {
  /** What the last figure looks back on. */
  Duration DAY = Duration.ofHours(24);

  private Estadisticas figures() {
    return storage().conversaciones().estadisticas(Steps.NOW);
  }

  private static ReceivedMessage at(Duration ago) {
    return Messages.from("584141234567").at(Steps.NOW.minus(ago)).body("hace " + ago).build();
  }

  @Test
  default void figuresOfNothingAreZero() {
    assertThat(figures()).isEqualTo(new Estadisticas(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  default void whatWasSentExactlyADayAgoCountsAndAMicrosecondBeforeDoesNot() {
    new Steps(storage()).receive(at(Duration.ZERO), at(DAY), at(DAY.plusNanos(1000)));

    assertThat(figures()).isEqualTo(new Estadisticas(3, 3, 0, 0, 3, 0, 2));
  }

  @Test
  default void figuresFollowEveryStepOfAnExchange() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");

    steps.receive(message, message);
    assertThat(figures()).isEqualTo(new Estadisticas(1, 1, 0, 0, 1, 0, 1));

    steps.answer(message, "uno", "dos");
    assertThat(figures()).isEqualTo(new Estadisticas(3, 1, 2, 3, 0, 0, 3));

    steps.accept(steps.claimOne(Steps.NOW), "wamid.1");
    assertThat(figures()).isEqualTo(new Estadisticas(3, 1, 2, 3, 0, 0, 3));

    steps.accept(steps.claimOne(Steps.NOW), "wamid.2");
    assertThat(figures()).isEqualTo(new Estadisticas(3, 1, 2, 3, 0, 1, 3));

    steps.receive(Statuses.of("wamid.1", "read"), Statuses.of("wamid.1", "read"));
    steps.receive(message);
    assertThat(figures()).isEqualTo(new Estadisticas(3, 1, 2, 3, 0, 1, 3));
  }

  @Test
  default void figuresEqualARecountOfTheListing() {
    Steps steps = new Steps(storage());
    for (int i = 0; i < 12; i++) {
      String phone = "5841400" + (10_000 + i % 5);
      steps.receive(
          Messages.from(phone)
              .at(Steps.NOW.minus(DAY.multipliedBy(i).dividedBy(6)))
              .body("pregunta " + i)
              .build());
    }
    steps.receive(
        Messages.echoTo("58414000010000").build(),
        Messages.fromNobody().build(),
        Messages.inGroup("g", "584141234567").build());
    steps.exchange(Messages.text("584140000099", "hola"), "uno", "dos");
    steps.exchange(Messages.text("584140000098", "hola"), "tres");
    recount(steps.rows());

    steps.claim(Steps.NOW).forEach(m -> steps.accept(m, "wamid.sent." + m.id()));
    recount(steps.rows());

    // Two people turn out to be one.
    steps.receive(Messages.fromUser("VE.1").body("a").build(), Messages.text("584140001", "b"));
    steps.receive(Messages.from("584140001", "VE.1").body("c").build());
    recount(steps.rows());
  }

  private void recount(List<Conversacion> rows) {
    assertThat(figures())
        .isEqualTo(
            new Estadisticas(
                rows.size(),
                count(rows, row -> row.direccion() == Direccion.INBOUND),
                count(rows, row -> row.direccion() == Direccion.OUTBOUND),
                count(rows, row -> row.clienteId() != null),
                count(rows, row -> row.clienteId() == null),
                count(rows, Conversacion::respuestaEnviada),
                count(rows, row -> !row.timestamp().isBefore(Steps.NOW.minus(DAY)))));
  }

  private static long count(List<Conversacion> rows, Predicate<Conversacion> which) {
    return rows.stream().filter(which).count();
  }
}
