package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.botcrm.domain.flow.FlowsReading.Problem;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowsTest {
  private static final ReplyTexts TEXTS = ReplyTexts.standard();
  private static final String RIGHT =
      "[asesor]\nempieza: asesor\nnivel: desconocido\nprovoca: asesor\nconfirma: no\n";

  private static List<Problem> problems(String text) {
    return Flows.read(text, TEXTS).match(flows -> List.of(), problems -> problems);
  }

  @Test
  void whatShipsIsRightAndHasAVersion() {
    Flows flows = Flows.standard(TEXTS);

    assertThat(flows.names()).containsExactly("pago-reportado", "promesa", "datos", "asesor");
    assertThat(flows.version()).matches("[0-9a-f]{12}");
    assertThat(problems("\uFEFF" + Flows.shipped())).isEmpty();
  }

  @Test
  void aFileOfOneFlowIsRight() {
    assertThat(problems(RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "empieza: x; 1; falta antes",
        "[Asesor]; 1; se espera [nombre]",
        "[asesor; 1; se espera [nombre]",
        "[otro]; 1; flujo.nombre.otro",
        "[promesa]~hola; 2; falta «:»",
        "[promesa]~color: rojo; 2; «color» no existe",
        "[promesa]~nivel:; 2; está vacío",
        "[promesa]~nivel: telefono~nivel: telefono; 3; dos veces",
        "[promesa]~campo: monto; 2; se espera: nombre",
        "[promesa]~campo: Monto | monto | opcional | flujo.pago.monto; 2; minúsculas",
        "[promesa]~campo: monto | dinero | opcional | flujo.pago.monto; 2; clase dinero",
        "[promesa]~campo: monto | monto | quizás | flujo.pago.monto; 2; quizás",
        "[promesa]~campo: monto | monto | opcional | flujo.nada; 2; flujo.nada",
        "[promesa]~campo: monto | monto | opcional; 2; ningún texto",
        "[promesa]~campo: color | texto | opcional | flujo.pago.monto; 2; flujo.campo.color",
        "[promesa]~campo: monto | monto 5 | opcional | flujo.pago.monto; 2; sobra",
        "[promesa]~campo: fecha | fecha-futura | obligatorio | flujo.promesa.fecha; 2; cuántos"
            + " días",
        "[promesa]~campo: fecha | fecha-futura 9999 | obligatorio | flujo.promesa.fecha; 2; días",
        "[datos]~campo: dato | opcion correo | obligatorio | flujo.datos.dato; 2; dos valores",
        "[datos]~campo: dato | opcion correo fax | obligatorio | flujo.datos.dato; 2; fax",
        "[datos]~campo: correo | correo | opcional | flujo.datos.correo | si dato=x; 2; ninguna",
        "[datos]~campo: correo | correo | opcional | flujo.datos.correo | dato; 2; condición"
      })
  void whatIsWrongIsSaidWithItsLine(String text, int line, String reason) {
    assertThat(problems(text.replace("~", "\n")))
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nivel: desconocido; nivel: amigo; «nivel» es",
        "provoca: asesor; provoca: fiesta; «provoca» es",
        "provoca: asesor; provoca: promesa; fecha-futura",
        "provoca: asesor; provoca: pago-reportado; monto",
        "confirma: no; confirma: tal vez; «confirma» es",
        "empieza: asesor; # empieza: asesor; falta «empieza»"
      })
  void whatLacksIsSaidWithTheFlow(String right, String wrong, String reason) {
    assertThat(problems(RIGHT.replace(right, wrong)))
        .anySatisfy(problem -> assertThat(problem.toString()).contains("[asesor]", reason));
  }

  @Test
  void twoFlowsCannotBeginAlike() {
    assertThat(problems(RIGHT + RIGHT.replace("[asesor]", "[promesa]")))
        .extracting(Problem::reason)
        .containsExactly("dos flujos empiezan con «asesor»");
  }

  @Test
  void twoFlowsCannotHaveOneName() {
    assertThat(problems(RIGHT + RIGHT)).extracting(Problem::line).contains(6);
  }

  @Test
  void anEmptyFileAndAHugeOneAreRefused() {
    assertThat(problems("# nada")).extracting(Problem::line).containsExactly(0);
    assertThat(problems("#".repeat(70_000))).extracting(Problem::line).containsExactly(0);
    assertThat(problems("x\n".repeat(1_000))).hasSize(20);
  }
}
