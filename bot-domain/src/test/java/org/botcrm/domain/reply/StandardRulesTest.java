package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final ClienteMatch KNOWN =
      new ClienteMatch.One(
          new Cliente(new ClienteId(1), "V-1", "ANA MARÍA", null, null, null, "ACTIVO"));
  private static final ClienteMatch UNKNOWN = new ClienteMatch.None();
  private static final ClienteMatch SEVERAL =
      new ClienteMatch.Several(List.of(new ClienteId(1), new ClienteId(2)));

  private final ReplyRules rules = ReplyRules.standard(ReplyTexts.standard());

  private ReplyRules.Decision decide(String body, ClienteMatch cliente) {
    PendingMessage message =
        new PendingMessage(new ConversacionId(1), new MessageId("w"), "text", body, NOW, NOW);
    return rules.decide(message, new ReplyContext(cliente, NOW));
  }

  private String rule(String body, ClienteMatch cliente) {
    return Objects.requireNonNull(decide(body, cliente).rule());
  }

  private String text(String body, ClienteMatch cliente) {
    return Objects.requireNonNull(decide(body, cliente).reply()).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hola",
        "HOLA",
        "Hola!!!",
        "¡¿Hólà?!",
        "👋hola👋",
        "hola.",
        "Ana: hola, buenas",
        "buenos dias",
        "BUENOS DÍAS",
        "buenos\n  días",
        "buen día",
        "Buenas Tardes 🌞",
        "buenas noches",
        "buenas",
        "saludos cordiales",
        "hi",
        "Hello there",
        "ho\u0301la"
      })
  void aGreetingIsRecognisedHoweverItIsWritten(String body) {
    assertThat(rule(body, KNOWN)).isEqualTo("saludo-cliente");
    assertThat(rule(body, UNKNOWN)).isEqualTo("saludo-desconocido");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holanda",
        "chola",
        "thinking",
        "hola1",
        "bueno",
        "días buenos",
        "saludo",
        "othello",
        "",
        "👋",
        "¿?"
      })
  void aGreetingInsideAnotherWordDoesNotCount(String body) {
    assertThat(rule(body, KNOWN)).isEqualTo("ayuda-cliente");
    assertThat(rule(body, UNKNOWN)).isEqualTo("ayuda-desconocido");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mi cédula es", "CEDULA", "cédulas", "el documento", "¿Qué documento?"})
  void whoMentionsTheIdIsAskedForIt(String body) {
    assertThat(rule(body, KNOWN)).isEqualTo("cedula");
    assertThat(rule(body, UNKNOWN)).isEqualTo("cedula");
    assertThat(text(body, UNKNOWN)).contains("cédula");
  }

  @Test
  void documentsOfAnotherKindAreNoMentionOfTheId() {
    assertThat(rule("documental", UNKNOWN)).isEqualTo("ayuda-desconocido");
  }

  @ParameterizedTest
  @CsvSource({"'hola, mi cédula es', saludo-desconocido", "'cédula, hola', saludo-desconocido"})
  void aGreetingComesBeforeTheMentionOfTheId(String body, String rule) {
    assertThat(rule(body, UNKNOWN)).isEqualTo(rule);
  }

  @Test
  void aKnownClientIsGreetedByFirstNameAndToldWhatCanBeAsked() {
    assertThat(text("hola", KNOWN))
        .startsWith("¡Hola, Ana!")
        .contains("préstamo", "cuotas pendientes", "pagos", "cuenta");
  }

  @Test
  void anUnknownPersonIsGreetedAndAskedForTheId() {
    assertThat(text("hola", UNKNOWN)).startsWith("¡Hola!").contains("número de cédula");
  }

  @Test
  void everythingElseIsReceivedAndHelpIsOffered() {
    assertThat(text("¿cuánto debo?", KNOWN))
        .contains("Ana", "recibí tu mensaje", "préstamo", "cuotas", "pagos");
    assertThat(text("¿cuánto debo?", UNKNOWN)).contains("recibí tu mensaje", "número de cédula");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hola", "mi cédula", "¿cuánto debo?"})
  void aPhoneThatSeveralClientsShareIsNobodys(String body) {
    assertThat(rule(body, SEVERAL)).isEqualTo(rule(body, UNKNOWN));
    assertThat(text(body, SEVERAL)).isEqualTo(text(body, UNKNOWN)).doesNotContain("Ana");
  }

  @Test
  void theRulesAreAskedInThisOrder() {
    assertThat(rules.names())
        .containsExactly(
            "saludo-cliente", "saludo-desconocido", "cedula", "ayuda-cliente", "ayuda-desconocido");
  }

  @Test
  void aVeryLongMessageIsAnswered() {
    assertThat(rule("bla ".repeat(100_000) + "hola", UNKNOWN)).isEqualTo("saludo-desconocido");
  }
}
