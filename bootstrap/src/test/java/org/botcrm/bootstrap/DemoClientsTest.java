package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.botcrm.simulator.SimulatorClient;
import org.junit.jupiter.api.Test;

class DemoClientsTest {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([0-9]+) +(\\+[0-9]+|-)  +(\\S.*?)  +(\\S.*?)  +(\\S.*)$");

  @Test
  void everyClientIsShownWithAPhoneThatCanBeWrittenFrom() {
    List<MatchResult> lines = LINE.matcher(DemoClients.all()).results().toList();

    assertThat(lines).hasSize(21);
    assertThat(lines)
        .filteredOn(line -> !line.group(2).equals("-"))
        .hasSize(19)
        .allMatch(line -> SimulatorClient.isPhone(line.group(2)));
  }

  @Test
  void theStartShowsAFewWhoDiffer() {
    assertThat(DemoClients.first().lines()).hasSize(8);
    assertThat(DemoClients.first())
        .contains("+584141234567", "con atraso de", "dos préstamos activos", "mismo teléfono")
        .contains("sin correo", "pagado del todo", "sin préstamos");
  }

  /** Others get mails at the same time. */
  @Test
  void theMailsOfAChatAreThoseOfItsPhoneAndOfTheIdsThatItTold() {
    assertThat(DemoClients.emails("+584141234567", List.of("hola")))
        .containsExactly("cliente1@ejemplo.invalid");
    assertThat(DemoClients.emails("+584249999999", List.of("hola", "soy V-99.000.002")))
        .containsExactly("cliente2@ejemplo.invalid");
    assertThat(DemoClients.emails("+584249999999", List.of("hola"))).isEmpty();
    assertThat(DemoClients.emails("+584125550113", List.of("hola"))).as("has none").isEmpty();
  }
}
