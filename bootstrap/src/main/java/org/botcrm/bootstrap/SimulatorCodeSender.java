package org.botcrm.bootstrap;

import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.EmailAddress;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.SimulatorException;

/** Puts the mails of a demo where {@code decir} shows them: no demo has a mail server. */
final class SimulatorCodeSender implements OneTimeCodeSender {
  private final SimulatorClient simulator;
  private final ReplyTexts texts;

  SimulatorCodeSender(SimulatorClient simulator, ReplyTexts texts) {
    this.simulator = simulator;
    this.texts = texts;
  }

  @Override
  public CodeSending send(Cliente cliente, Passcode code) {
    Optional<EmailAddress> to = EmailAddress.of(cliente.email());
    if (to.isEmpty()) {
      return new CodeSending.NoChannel();
    }
    CodeMail mail = CodeMail.of(texts, code);
    try {
      simulator.deliverMail(to.get().value(), mail.subject(), mail.text());
      return new CodeSending.Sent();
    } catch (SimulatorException e) {
      return new CodeSending.Failed(CodeMail.failure("sin-simulador"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CodeSending.Failed(CodeMail.failure("interrumpido"));
    }
  }
}
