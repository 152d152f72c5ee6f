package org.botcrm.application.verification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.identity.Passcode;

/** Keeps the codes that it was given. */
final class RecordingCodeSender implements OneTimeCodeSender {
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  volatile Supplier<CodeSending> outcome = CodeSending.Sent::new;

  @Override
  public CodeSending send(Cliente cliente, Passcode code) {
    sent.add(new Sent(cliente, code.digits()));
    return outcome.get();
  }

  /** A code and to whom it went. */
  record Sent(Cliente cliente, String digits) {}
}
