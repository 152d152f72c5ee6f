package org.botcrm.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.EmailAddress;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Sends one-time codes to the e-mail that the CRM has of a client. A connection for each: they are
 * rare. Each step of one may take 10 seconds. Thread-safe.
 */
final class SmtpCodeSender implements OneTimeCodeSender {
  private static final String TIMEOUT_MS = "10000";

  private final SmtpSettings settings;
  private final ReplyTexts texts;
  private final Clock clock;
  private final Session session;

  SmtpCodeSender(SmtpSettings settings, ReplyTexts texts, Clock clock) {
    this(settings, texts, clock, new Properties());
  }

  /**
   * With properties of Jakarta Mail's own over ours.
   *
   * @param more for a test: to wait for less long, or to trust its server
   */
  SmtpCodeSender(SmtpSettings settings, ReplyTexts texts, Clock clock, Properties more) {
    this.settings = settings;
    this.texts = texts;
    this.clock = clock;
    Properties all = properties(settings);
    all.putAll(more);
    this.session = Session.getInstance(all);
  }

  @Override
  public CodeSending send(Cliente cliente, Passcode code) {
    Optional<EmailAddress> to = EmailAddress.of(cliente.email());
    return to.isPresent() ? send(to.get(), code) : new CodeSending.NoChannel();
  }

  private CodeSending send(EmailAddress to, Passcode code) {
    try {
      Message message = message(to, code);
      hand(message);
      return new CodeSending.Sent();
    } catch (MessagingException e) {
      return new CodeSending.Failed(reason(e));
    }
  }

  private void hand(Message message) throws MessagingException {
    Secret password = settings.password();
    Transport transport = session.getTransport();
    try {
      transport.connect(
          settings.host(),
          settings.port(),
          settings.user(),
          password == null ? null : password.value());
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      // Without waiting for a goodbye: the server has the mail or it has not.
      transport.close();
    }
  }

  private Message message(EmailAddress to, Passcode code) throws MessagingException {
    CodeMail mail = CodeMail.of(texts, code);
    MimeMessage message = new MimeMessage(session);
    message.setFrom(settings.from());
    message.setRecipients(
        Message.RecipientType.TO, new Address[] {new InternetAddress(to.value(), true)});
    message.setSubject(mail.subject(), UTF_8.name());
    message.setText(mail.text(), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // So that no out-of-office note comes back (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  /** The server's own words may hold the address. */
  private static String reason(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return CodeMail.failure("clave");
    }
    if (e instanceof SendFailedException) {
      return CodeMail.failure("rechazado");
    }
    return CodeMail.failure("sin-servidor").replace("{0}", e.getClass().getSimpleName());
  }

  private static Properties properties(SmtpSettings settings) {
    String address = settings.from().getAddress();
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.put("mail.smtp.timeout", TIMEOUT_MS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    boolean starttls = settings.tls() == SmtpSettings.Tls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    boolean implicit = settings.tls() == SmtpSettings.Tls.IMPLICIT;
    properties.put("mail.smtp.ssl.enable", Boolean.toString(implicit));
    // Otherwise the name of this machine is told to the world.
    properties.put("mail.from", address);
    properties.put("mail.smtp.localhost", address.substring(address.indexOf('@') + 1));
    return properties;
  }
}
