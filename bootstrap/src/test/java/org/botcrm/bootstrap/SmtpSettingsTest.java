package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {
  private static final Cliente ANA =
      new Cliente(new ClienteId(7), "V-1", "Ana", null, null, "ana@example.com", "ACTIVO");
  private static final Passcode CODE = new Passcode("048213");

  private static Map<String, String> right() {
    Map<String, String> values = new HashMap<>();
    values.put("BOT_SMTP_HOST", "mail.example.com");
    values.put("BOT_SMTP_DE", "Créditos <no-responder@example.com>");
    values.put("BOT_SMTP_USUARIO", "usuario");
    values.put("BOT_SMTP_CLAVE", "clave-secreta");
    return values;
  }

  private static List<String> mistakes(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    SmtpSettings.read(reader);
    return reader.mistakes();
  }

  @ParameterizedTest
  @CsvSource({"starttls,587", "directo,465"})
  void thePortFollowsFromTheEncryption(String tls, int port) {
    Map<String, String> values = right();
    values.put("BOT_SMTP_TLS", tls);

    Optional<SmtpSettings> settings = SmtpSettings.read(new SettingsReader(values));

    assertThat(settings).hasValueSatisfying(s -> assertThat(s.port()).isEqualTo(port));
  }

  @Test
  void withoutSettingsThereIsNoChannel() {
    Clock clock = MutableClock.standing();
    OfficeSettings none = Objects.requireNonNull(OfficeSettings.read(new SettingsReader(Map.of())));

    assertThat(none.mail()).isNull();
    assertThat(none.codes(ReplyTexts.standard(), clock).send(ANA, CODE))
        .isEqualTo(new CodeSending.NoChannel());
    OfficeSettings mail = Objects.requireNonNull(OfficeSettings.read(new SettingsReader(right())));
    assertThat(mail.codes(ReplyTexts.standard(), clock)).isInstanceOf(SmtpCodeSender.class);
  }

  @Test
  void theyShowNoPassword() {
    SmtpSettings settings = SmtpSettings.read(new SettingsReader(right())).orElseThrow();

    assertThat(settings.toString() + settings.summary())
        .contains("mail.example.com")
        .doesNotContain("clave-secreta");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "BOT_SMTP_HOST, -",
        "BOT_SMTP_HOST, mail example",
        "BOT_SMTP_DE, -",
        "BOT_SMTP_DE, nadie",
        "BOT_SMTP_PORT, 0",
        "BOT_SMTP_PORT, 65536",
        "BOT_SMTP_TLS, si",
        "BOT_SMTP_TLS, no",
        "BOT_SMTP_CLAVE, -",
        "BOT_SMTP_USUARIO, -"
      })
  void eachMistakeIsToldByItsName(String name, String value) {
    Map<String, String> values = right();
    values.remove(name);
    if (value != null) {
      values.put(name, value);
    }

    assertThat(mistakes(right())).isEmpty();
    assertThat(mistakes(values)).singleElement().asString().contains(name);
  }

  @Test
  void theDemoShowsItsMailsInTheSimulator() throws InterruptedException {
    try (MetaSimulator simulator = RunningBot.simulator(0)) {
      SimulatorCodeSender sender =
          new SimulatorCodeSender(simulator.client(), ReplyTexts.standard());

      assertThat(sender.send(ANA, CODE)).isEqualTo(new CodeSending.Sent());

      assertThat(simulator.client().mailsAfter(0))
          .singleElement()
          .satisfies(mail -> assertThat(mail.to()).isEqualTo("ana@example.com"))
          .satisfies(mail -> assertThat(mail.text()).contains("048213"));
      assertThat(simulator.client().mailsAfter(1)).isEmpty();
    }
  }

  @Test
  void aSimulatorThatIsGoneIsToldInSpanish() {
    MetaSimulator simulator = RunningBot.simulator(0);
    SimulatorClient gone = simulator.client();
    simulator.close();

    assertThat(new SimulatorCodeSender(gone, ReplyTexts.standard()).send(ANA, CODE))
        .isEqualTo(new CodeSending.Failed("el simulador no responde"));
  }
}
