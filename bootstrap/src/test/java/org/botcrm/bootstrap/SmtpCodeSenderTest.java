package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a mail server on this machine. */
class SmtpCodeSenderTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EMAIL = "ana@example.com";
  private static final Passcode CODE = new Passcode("048213");
  private static final Clock CLOCK = MutableClock.standing();

  private @Nullable GreenMail server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  private GreenMail serve(String protocol) {
    GreenMail started = new GreenMail(new ServerSetup(0, LOOPBACK, protocol));
    server = started;
    started.start();
    return started;
  }

  private static Map<String, String> settings(int port, String tls) {
    Map<String, String> values = new HashMap<>();
    values.put("BOT_SMTP_HOST", LOOPBACK);
    values.put("BOT_SMTP_PORT", Integer.toString(port));
    values.put("BOT_SMTP_TLS", tls);
    values.put("BOT_SMTP_DE", "Créditos Prueba <no-responder@example.com>");
    return values;
  }

  private static CodeSending send(Map<String, String> values, @Nullable String email) {
    return send(values, email, "10000");
  }

  private static CodeSending send(
      Map<String, String> values, @Nullable String email, String timeout) {
    SettingsReader reader = new SettingsReader(values);
    SmtpSettings settings = SmtpSettings.read(reader).orElseThrow();
    assertThat(reader.mistakes()).isEmpty();
    Properties more = new Properties();
    more.put("mail.smtp.timeout", timeout);
    return new SmtpCodeSender(settings, ReplyTexts.standard(), CLOCK, more)
        .send(cliente(email), CODE);
  }

  private static Cliente cliente(@Nullable String email) {
    return new Cliente(
        new ClienteId(7), "V-12345678", "Ana Canario", null, "04141234567", email, "ACTIVO");
  }

  private static String reason(CodeSending sending) {
    return sending.match(() -> "sent", () -> "no channel", CodeSending.Failed::reason);
  }

  @Test
  void theCodeArrivesAndNothingElseOfTheClient() throws Exception {
    GreenMail mail = serve(ServerSetup.PROTOCOL_SMTP);

    assertThat(send(settings(mail.getSmtp().getPort(), "no"), EMAIL))
        .isEqualTo(new CodeSending.Sent());

    MimeMessage[] received = mail.getReceivedMessages();
    assertThat(received).hasSize(1);
    MimeMessage message = received[0];
    assertThat(message.getRecipients(Message.RecipientType.TO))
        .containsExactly(new InternetAddress(EMAIL));
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).isEqualTo("Tu código de verificación");
    assertThat(message.getContent().toString())
        .contains("Tu código es 048213")
        .contains("5 minutos")
        .doesNotContain("{", "Ana", "12345678");
    assertThat(message.getFrom()[0].toString()).contains("no-responder@example.com");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getSentDate())
        .isEqualTo(Date.from(MutableClock.START.minusNanos(123_456_000)));
    assertThat(message.getMessageID()).endsWith("@example.com>");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"no tiene", "ana@example.com, luis@example.com"})
  void whoHasNoCertainAddressHasNoChannel(String email) {
    GreenMail mail = serve(ServerSetup.PROTOCOL_SMTP);

    assertThat(send(settings(mail.getSmtp().getPort(), "no"), email))
        .isEqualTo(new CodeSending.NoChannel());
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void userAndPasswordAreGivenAndAWrongOneIsToldWithoutThem() {
    GreenMail mail = serve(ServerSetup.PROTOCOL_SMTP);
    mail.setUser("no-responder@example.com", "canario", "clave-buena");
    mail.getUserManager().setAuthRequired(true);
    Map<String, String> settings = settings(mail.getSmtp().getPort(), "no");
    settings.put("BOT_SMTP_USUARIO", "canario");
    settings.put("BOT_SMTP_CLAVE", "clave-buena");
    assertThat(send(settings, EMAIL)).isEqualTo(new CodeSending.Sent());

    settings.put("BOT_SMTP_CLAVE", "clave-mala");
    assertThat(reason(send(settings, EMAIL)))
        .contains("no aceptó el usuario o la clave")
        .doesNotContain("canario", "clave-mala", EMAIL);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatCannotEncryptGetsNothing() {
    GreenMail mail = serve(ServerSetup.PROTOCOL_SMTP);

    String reason = reason(send(settings(mail.getSmtp().getPort(), "starttls"), EMAIL));

    assertThat(reason).contains("no se pudo usar");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForGetsNothing() {
    GreenMail mail = serve(ServerSetup.PROTOCOL_SMTPS);

    String reason = reason(send(settings(mail.getSmtps().getPort(), "directo"), EMAIL));

    assertThat(reason).contains("no se pudo usar");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayOrSaysNothingIsAFailureInTime() throws IOException {
    int closed;
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName(LOOPBACK))) {
      closed = silent.getLocalPort();
      assertThat(reason(send(settings(closed, "no"), EMAIL, "100"))).contains("no se pudo usar");
    }
    assertThat(reason(send(settings(closed, "no"), EMAIL))).contains("no se pudo usar");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 <ana@example.com> unknown",
    "RCPT, 421 ana@example.com",
    "DATA, 554 5.7.1 <ana@example.com> refused"
  })
  void whatGoesWrongTellsNothingOfAnybody(String command, String answer) throws IOException {
    try (RefusingMailServer refusing = RefusingMailServer.at(command, answer)) {
      assertThat(reason(send(settings(refusing.port(), "no"), EMAIL)))
          .contains("el servidor de correo")
          .doesNotContain("ana@", "example", "048213");
    }
  }
}
