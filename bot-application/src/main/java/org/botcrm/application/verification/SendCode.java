package org.botcrm.application.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.random.RandomGenerator;
import org.botcrm.application.BotListener;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.nationalid.NationalId;

/**
 * Sends the code that somebody waits for, if there is anybody to send it to. What comes of it the
 * one who asked is never told: they got their answer before. Thread-safe.
 */
final class SendCode {
  private static final int CODES = 1_000_000;
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.verification.codigos", Locale.ROOT);

  private final CodePorts ports;
  private final RandomGenerator random;
  private final BotListener listener;
  private final Clock clock;

  SendCode(CodePorts ports, RandomGenerator random, BotListener listener, Clock clock) {
    this.ports = ports;
    this.random = random;
    this.listener = listener;
    this.clock = clock;
  }

  /** Whether there was one. */
  boolean next() {
    CodeRequest request = ports.queue().claim(clock.instant()).orElse(null);
    if (request == null) {
      return false;
    }
    ClienteMatch owner = owner(request);
    owner
        .identified()
        .ifPresentOrElse(
            cliente -> send(request, cliente), () -> notSent(request, whyNobody(request, owner)));
    return true;
  }

  private ClienteMatch owner(CodeRequest request) {
    ClienteId known = request.cliente();
    String typed = request.nationalId();
    Optional<Cliente> cliente = known == null ? Optional.empty() : ports.clientes().find(known);
    return typed == null
        ? cliente.<ClienteMatch>map(ClienteMatch.One::new).orElseGet(ClienteMatch.None::new)
        : ports.clientes().findByNationalId(new NationalId(ports.ids().country(), typed));
  }

  private static String whyNobody(CodeRequest request, ClienteMatch owner) {
    return owner.match(
        () ->
            request.nationalId() == null
                ? WORDS.getString("sin-cliente")
                : WORDS.getString("sin-cedula"),
        one -> "",
        several -> said("varios", String.valueOf(several.size())));
  }

  /** Noted before it goes out, so that no code is ever out that nobody knows. */
  private void send(CodeRequest request, Cliente cliente) {
    String digits = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    Instant now = clock.instant();
    String hash = ports.hasher().hash(request.id(), digits);
    boolean mine =
        ports.queue().sent(request, cliente.id(), hash, now.plus(Passcode.VALIDITY), now);
    if (mine) {
      handOver(request, cliente, new Passcode(digits));
    }
  }

  private void handOver(CodeRequest request, Cliente cliente, Passcode code) {
    try {
      CodeSending sending = ports.sender().send(cliente, code);
      sending
          .match(
              Optional::<String>empty,
              () -> Optional.of(WORDS.getString("sin-canal")),
              failed -> Optional.of(said("falla.motivo", failed.reason())))
          .ifPresentOrElse(reason -> notSent(request, reason), listener::codeSent);
    } catch (RuntimeException | LinkageError e) {
      listener.codesFailed(e);
      notSent(request, WORDS.getString("falla"));
    }
  }

  private static String said(String key, String value) {
    return WORDS.getString(key).replace("{0}", value);
  }

  private void notSent(CodeRequest request, String reason) {
    if (ports.queue().notSent(request, reason, clock.instant())) {
      listener.codeNotSent(reason);
    }
  }
}
