package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.botcrm.domain.understanding.IntentsReading.Problem;
import org.junit.jupiter.api.Test;

class IntentsFileTest {
  private static List<Problem> problems(String file) {
    return Intents.read(file).match(accepted -> List.of(), IntentsReading.Refused::problems);
  }

  private static Intents accepted(String file) {
    return Intents.read(file)
        .match(
            IntentsReading.Accepted::intents,
            refused -> {
              throw new AssertionError(refused.problems().toString());
            });
  }

  private static void assertRefused(String file, int line, String reason) {
    assertThat(problems(file))
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.reason()).contains(reason);
            });
  }

  @Test
  void theShippedFileIsRightAndHasEveryIntent() {
    Intents standard = accepted(Intents.shipped());

    assertThat(standard.names()).containsExactlyInAnyOrderElementsOf(Intents.NAMES);
    assertThat(standard.phrases()).isGreaterThan(1_000);
  }

  @Test
  void theVersionIsTheHashOfTheFile() throws NoSuchAlgorithmException {
    byte[] bytes = Intents.shipped().getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));

    assertThat(Intents.standard().version()).isEqualTo(hash.substring(0, 12));
  }

  @Test
  void aPhraseMayHaveGapsChoicesGroupsAndNumbers() {
    Intents intents =
        accepted(
            """
            [grupos]
            deber = debo, estoy debiendo
            [saldo]
            cuanto * {deber} (en) total/suma
            deuda <de hoy/actual>
            [identificacion]
            soy {numero 6-8}
            """);

    for (String text :
        List.of(
            "cuanto es que les debo total",
            "cuanto estoy debiendo en suma",
            "deuda de hoy",
            "soy 1234567")) {
      assertThat(intents.understand(text).matches()).as(text).hasSize(1);
    }
    for (String text : List.of("cuanto es que yo les debo total", "deuda", "soy 12345")) {
      assertThat(intents.understand(text).isEmpty()).as(text).isTrue();
    }
  }

  @Test
  void aPhraseMayCountInOnePlaceOnly() {
    Intents intents =
        accepted(
            """
            [relleno]
            por favor
            [si]
            solo: dale
            [no]
            inicio: nada
            [saldo]
            final: lo que falta
            [pagos]
            pregunta: pague
            [reportar_pago]
            afirma: pague
            """);

    assertThat(intents.understand("dale por favor").has("si")).isTrue();
    assertThat(intents.understand("dale duro").isEmpty()).isTrue();
    assertThat(intents.understand("nada, gracias").has("no")).isTrue();
    assertThat(intents.understand("nada bien").isEmpty()).isTrue();
    assertThat(intents.understand("dime lo que falta, gracias").has("saldo")).isTrue();
    assertThat(intents.understand("lo que falta hacer").isEmpty()).isTrue();
    assertThat(intents.understand("pague").has("reportar_pago")).isTrue();
    assertThat(intents.understand("pague?").has("pagos")).isTrue();
  }

  @Test
  void aPhraseMayBeOfTwoIntents() {
    Intents intents = accepted("[saldo]\ncuanto debe mi mama + tercero\n");

    assertThat(intents.understand("cuanto debe mi mama").matches())
        .extracting(IntentMatch::intent)
        .containsExactly("saldo", "tercero");
    assertRefused("[saldo]\ncuanto debe + otra\n", 2, "no existe «otra»");
  }

  @Test
  void theLongerPhraseWinsAndNothingCoversEverythingAsLong() {
    Intents intents =
        accepted(
            """
            [saldo]
            saldo
            [cuotas]
            saldo de mis cuotas
            [ninguna]
            saldo de celular
            """);

    assertThat(intents.understand("saldo de mis cuotas").matches())
        .extracting(IntentMatch::intent)
        .containsExactly("cuotas");
    assertThat(intents.understand("saldo de celular").isEmpty()).isTrue();
  }

  @Test
  void anUnknownSectionIsRefused() {
    assertRefused("[saldos]\ndebo\n", 1, "no existe la sección [saldos]");
    assertRefused("[saldo]\ndebo\n[saldo]\ndebo mas\n", 3, "ya está en la línea 1");
    assertRefused("debo\n", 1, "falta la sección");
  }

  @Test
  void aPhraseOfTwoIntentsByMistakeIsRefused() {
    assertRefused("[saldo]\ncuanto debo\n[cuotas]\nCuánto (les) debo\n", 4, "[saldo], línea 2");
  }

  @Test
  void aPhraseThatCanNeverMatchIsRefused() {
    assertRefused("[saldo]\n* debo\n", 2, "* va entre dos palabras");
    assertRefused("[saldo]\n!!\n", 2, "no es una palabra");
    assertRefused("[saldo]\n(debo)\n", 2, "sin ninguna palabra");
    assertRefused("[saldo]\n{deber}\n", 2, "no existe el grupo {deber}");
    assertRefused("[saldo]\nsaldo 24\n", 2, "va {numero}");
    assertRefused("[saldo]\nsaldo {numero 8-6}\n", 2, "primero va la menor");
    assertRefused("[saldo]\nsaldo (de\n", 2, "paréntesis");
    assertRefused("[saldo]\na b c d e f g h i j k\n", 2, "demasiado larga");
    assertRefused("[saldo]\nel saldo\n[ninguna]\nel * saldo\n", 2, "nunca se reconoce");
  }

  @Test
  void whatCastsDoubtIsRefusedWithItsLineWhenItIsWrong() {
    assertRefused("[saldo]\ndebo\n[duda]\nnada = x\n", 4, "vacias =");
    assertRefused("[saldo]\ndebo\n[duda]\nvacias = de la\n", 4, "palabras sueltas");
    assertRefused("[saldo]\ndebo\n[duda]\ndudan = {ninguno} x\n", 4, "no existe el grupo");
  }

  @Test
  void aFileThatDoubtsNothingAnswersAsItAlwaysDid() {
    Intents intents = accepted("[saldo]\nmi saldo\n");

    assertThat(intents.understand("quién firma mi saldo cada mes en Marte").has("saldo")).isTrue();
  }

  @Test
  void anExampleThatFailsIsRefusedWithWhatWasUnderstood() {
    assertRefused("[saldo]\ndebo\nejemplo: hola\n", 3, "no se entiende nada");
    assertRefused("[saldo]\ndebo\nno: debo\n", 3, "por la frase «debo»");
  }

  @Test
  void severalForeignWordsKeepFiguresFromTheSentence() {
    Intents intents = accepted("[ajenas]\nsi pido\n[saldo]\ncuanto debo\n[gracias]\ngracias\n");

    assertThat(intents.understand("si pido mil cuanto debo, gracias").matches())
        .extracting(IntentMatch::intent)
        .containsExactly("gracias");
    assertThat(intents.understand("no pido. cuanto debo").has("saldo")).isTrue();
  }

  @Test
  void anEmptyIntentIsRefused() {
    assertRefused("[saldo]\n[cuotas]\ncuotas\n", 1, "no tiene ninguna frase");
  }

  @Test
  void aGroupMayStandInAnotherAndWithinAChoice() {
    Intents intents =
        accepted(
            """
            [grupos]
            dia = lunes, martes
            cuando = {dia}, fin de mes
            [promesa_pago]
            pago <el {dia}/manana>
            le llevo {cuando}
            """);

    for (String text : List.of("pago el martes", "pago mañana", "le llevo lunes")) {
      assertThat(intents.understand(text).has("promesa_pago")).as(text).isTrue();
    }
    assertThat(intents.understand("pago el dia").isEmpty()).isTrue();
    assertRefused("[grupos]\na = {b}\nb = c\n[saldo]\ndebo\n", 2, "más arriba");
  }

  @Test
  void looseWordsCountWhereNothingElseIsSaid() {
    Intents intents =
        accepted(
            """
            [reportar_pago]
            ya pague
            [saldo]
            juntas: cuanto queda
            """);

    assertThat(intents.understand("ya pagué, me queda cuánto").has("saldo")).isTrue();
    assertThat(intents.understand("cuánto ya pagué queda").has("saldo")).isFalse();
  }

  @Test
  void aLineThatIsNothingIsRefused() {
    assertRefused("[saldo]\ndebo\nejempo: debo\n", 3, "no existe «ejempo:»");
    assertRefused("[escritura]\nxq\n[saldo]\ndebo\n", 2, "palabra = palabras");
    assertRefused("[escritura]\npor que = xq\n[saldo]\ndebo\n", 2, "palabras sueltas");
    assertRefused("[negacion]\nnada = no\n[saldo]\ndebo\n", 2, "se espera palabras");
    assertRefused("[grupos]\na = b\na = c\n[saldo]\ndebo\n", 3, "dos veces");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    assertRefused("#".repeat(DraftReader.MAX_FILE + 1), 0, "demasiado grande");
    assertRefused(
        "[saldo]\n" + "debo\n".repeat(DraftReader.MAX_PHRASES + 1), 0, "demasiadas frases");
    assertRefused("[saldo]\n" + "(a) ".repeat(9) + "b\n", 2, "demasiados paréntesis");
  }

  @Test
  void theMarkOfSomeEditorsAndTheirLineEndsDoNotMatter() {
    assertThat(accepted("\uFEFF[saldo]\r\ndebo\r\n").understand("debo").has("saldo")).isTrue();
  }
}
