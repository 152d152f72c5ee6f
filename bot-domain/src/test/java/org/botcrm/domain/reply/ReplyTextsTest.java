package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReplyTextsTest {

  private static ReplyTexts with(String... keysAndTexts) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      properties.setProperty(keysAndTexts[i], keysAndTexts[i + 1]);
    }
    return ReplyTexts.withOverrides(properties);
  }

  @Test
  void aTextOfTheLenderTakesThePlaceOfTheOneThatShips() {
    ReplyTexts texts = with("cedula", "Su cédula, por favor 🙏");

    assertThat(texts.say("cedula", Map.of())).isEqualTo("Su cédula, por favor 🙏");
    assertThat(texts.say("ayuda-desconocido", Map.of()))
        .isEqualTo(ReplyTexts.standard().say("ayuda-desconocido", Map.of()));
  }

  @Test
  void thePhrasesOfTheLenderTakeThePlaceOfThoseThatShip() {
    assertThat(with("saludo.frases", " epa , qué más,, ").phrases("saludo.frases"))
        .containsExactly("epa", "qué más");
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                with(
                    "saludo-clinete", "x",
                    "cedula", "  ",
                    "ayuda-cliente", "Hola {nombre}, debe {monto} y {otra_cosa}"))
        .withMessageContaining("saludo-clinete: no existe; los más parecidos: saludo-cliente, ")
        .withMessageContaining("cedula: está vacío")
        .withMessageContaining("{monto}")
        .withMessageContaining("{otra_cosa}");
  }

  @Test
  void aNameIsPutInAsItIs() {
    ReplyTexts texts = with("cedula", "{nombre}, su cédula, {nombre}.");

    assertThat(texts.say("cedula", Map.of("nombre", "$1 \\ {x} Ana")))
        .isEqualTo("$1 \\ {x} Ana, su cédula, $1 \\ {x} Ana.");
  }

  @Test
  void aMissingNameLeavesNoHole() {
    assertThat(with("cedula", "¡Hola {nombre}!").say("cedula", Map.of("nombre", "")))
        .isEqualTo("¡Hola!");
    assertThat(with("cedula", "Listo, {nombre}, ya").say("cedula", Map.of()))
        .isEqualTo("Listo, ya");
    assertThat(with("cedula", "{nombre} ¡hola!").say("cedula", Map.of())).isEqualTo("¡hola!");
    assertThat(ReplyTexts.standard().say("saludo-cliente", Map.of("nombre", "")))
        .startsWith("¡Hola!");
  }

  @Test
  void aTitleThatFitsNoButtonIsRefused() {
    assertThat(with("menu.saldo", "é".repeat(20)).say("menu.saldo", Map.of())).hasSize(20);
    for (String key : List.of("menu.saldo", "flujo.boton.si", "archivo.boton.no")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> with(key, "é".repeat(21)))
          .withMessage(key + ": es demasiado largo; en un botón caben 20");
    }
  }

  @Test
  void bracesThatAreNoPlaceholderAreText() {
    assertThat(with("cedula", "{} {Nombre} {1}").say("cedula", Map.of()))
        .isEqualTo("{} {Nombre} {1}");
  }

  @Test
  void aKeyThatDoesNotExistIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyTexts.standard().say("no-existe", Map.of()))
        .withMessageContaining("no-existe");
  }
}
