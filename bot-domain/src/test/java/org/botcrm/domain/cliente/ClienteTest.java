package org.botcrm.domain.cliente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClienteTest {

  private static Cliente named(String nombres) {
    return new Cliente(new ClienteId(1), "V-1", nombres, null, null, null, "ACTIVO");
  }

  @ParameterizedTest
  @CsvSource({
    "ANA MARÍA PÉREZ, Ana",
    "ángel, Ángel",
    "'  José  Luis ', José",
    "Ñusta, Ñusta",
    "x, X",
    "😀 Ana, 😀"
  })
  void theFirstNameIsSaidAsPeopleWriteIt(String nombres, String first) {
    assertThat(named(nombres).firstName()).isEqualTo(first);
  }

  @Test
  void aClientWithoutANameHasNoFirstName() {
    assertThat(named("").firstName()).isEmpty();
    assertThat(named("  ").firstName()).isEmpty();
  }

  @Test
  void onlyOneClientIsIdentified() {
    ClienteId other = new ClienteId(2);

    assertThat(new ClienteMatch.One(named("Ana")).identified()).contains(named("Ana"));
    assertThat(new ClienteMatch.None().identified()).isEmpty();
    assertThat(new ClienteMatch.Several(List.of(new ClienteId(1), other)).identified()).isEmpty();
  }

  @Test
  void severalAreTwoOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClienteMatch.Several(List.of(new ClienteId(1))));
  }
}
