package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Intents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The matrix of level and question, asked of all rules together: answered, asked who it is, or
 * refused.
 */
class LevelMatrixTest {
  private static final Intents INTENTS = Intents.standard();
  private static final List<Identity> LEVELS =
      List.of(
          Identity.NOBODY,
          new Identity.ByPhone(FlowTalk.ANA),
          new Identity.Verified(FlowTalk.ANA, FlowTalk.NOW.plusSeconds(60)));

  // intent | how it is said | to nobody known | to the number of a client | to one verified
  private static final String MATRIX =
      """
      saludo | hola | answer | answer | answer
      gracias | muchas gracias | answer | answer | answer
      despedida | hasta luego | answer | answer | answer
      menu | menú | answer | answer | answer
      asesor | quiero hablar con un asesor | answer | answer | answer
      queja | quiero poner un reclamo | answer | answer | answer
      cancelar | cancelar | answer | answer | answer
      si | sí | answer | answer | answer
      no | no | answer | answer | answer
      como_pagar | cómo les pago | answer | answer | answer
      horario | qué horario tienen | answer | answer | answer
      direccion | dónde están ubicados | answer | answer | answer
      no_pagado | no he pagado | answer | answer | answer
      estado_prestamo | estado de mi préstamo | cedula | answer | answer
      saldo | cuánto debo | cedula | answer | answer
      proxima_cuota | cuándo me toca pagar | cedula | answer | answer
      cuotas | cuotas vencidas | cedula | answer | answer
      pagos | mis pagos | cedula | answer | answer
      recibos | recibos de octubre | cedula | answer | answer
      otro_prestamo | y el otro préstamo | cedula | answer | answer
      reportar_pago | ya pagué | cedula | answer | answer
      promesa_pago | pago el viernes | cedula | answer | answer
      actualizar_datos | quiero cambiar mi correo | cedula | codigo | answer
      identificacion | mi cédula | cedula | answer | answer
      codigo | reenviar código | cedula | answer | answer
      prestamo_nuevo | quiero pedir un préstamo | answer | answer | answer
      bot | eres un robot | answer | answer | answer
      tercero | soy el esposo | refuse | refuse | refuse
      """;

  private record Row(String intent, String words, List<String> outcomes) {
    static Row of(String line) {
      String[] parts = line.split("\\s*\\|\\s*");
      return new Row(parts[0], parts[1], List.of(parts[2], parts[3], parts[4]));
    }

    @Override
    public String toString() {
      return intent;
    }
  }

  static Stream<Row> rows() {
    return MATRIX.lines().map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachLevelHearsWhatItMay(Row row) {
    Set<String> understood =
        INTENTS.understand(row.words()).matches().stream()
            .map(IntentMatch::intent)
            .collect(Collectors.toSet());
    assertThat(understood).as("what the words ask").contains(row.intent());
    for (int i = 0; i < LEVELS.size(); i++) {
      assertThat(outcome(LEVELS.get(i), row.words()))
          .as("at " + LEVELS.get(i).level())
          .isEqualTo(row.outcomes().get(i));
    }
  }

  @Test
  void nothingThatTheBotUnderstandsIsMissing() {
    assertThat(rows().map(Row::intent)).containsExactlyInAnyOrderElementsOf(Intents.NAMES);
  }

  private static String outcome(Identity identity, String words) {
    FlowTalk talk = new FlowTalk();
    talk.identity = identity;
    String said = talk.say(words);
    if (identity.equals(Identity.NOBODY)) {
      assertThat(said).doesNotContain("Ana", "ANA", "Moto", "80", "12345678");
    }
    if (said.startsWith(talk.text("identidad.pide-cedula")) || said.equals(talk.text("cedula"))) {
      return "cedula";
    }
    if (said.startsWith(talk.text("identidad.codigo-telefono"))) {
      return "codigo";
    }
    return said.startsWith(talk.text("identidad.tercero")) ? "refuse" : "answer";
  }
}
