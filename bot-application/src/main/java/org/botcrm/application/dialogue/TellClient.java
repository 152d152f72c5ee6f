package org.botcrm.application.dialogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.OutboundDraft;

/** Tells a client what was decided, once however often it is asked to. Thread-safe. */
final class TellClient {
  /** Whoever writes by the API chooses keys as well, and hardly begins them like this. */
  private static final String OURS = "bot:";

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.dialogue.avisos", Locale.ROOT);

  private final SendMessage send;
  private final Clock clock;

  TellClient(SendMessage send, Clock clock) {
    this.send = send;
    this.clock = clock;
  }

  /**
   * Queues a text.
   *
   * @param what is told, and to be told once: {@code pago-reportado-17}
   * @param decided when; what was decided so long ago that its key may be forgotten is not told
   */
  Told tell(ChatId chat, String what, String text, Instant decided) {
    if (!clock.instant().isBefore(decided.plus(OutboundQueue.KEY_LIFE))) {
      return new Told.Not(WORDS.getString("tarde"), null);
    }
    IdempotencyKey key = new IdempotencyKey(OURS + what, fingerprint(what));
    OutboundDraft draft = OutboundDraft.ofText(text);
    return send.send(new OutboundRequest(chat, draft, null, null, key, null))
        .match(
            queued -> new Told.Queued(queued.message(), queued.repeated()),
            refused -> new Told.Not(refused.reason().inWords(), refused.windowUntil()),
            answered -> {
              throw new IllegalStateException("the bot looks at what it saw");
            },
            () -> new Told.Not(WORDS.getString("sin-chat"), null),
            () -> new Told.Not(WORDS.getString("clave-usada"), null));
  }

  /** The note on a request whose chat was linked to this client. */
  static String linked(ClienteId cliente) {
    return WORDS.getString("vinculado").replace("{0}", String.valueOf(cliente.value()));
  }

  /** Of what is told, and not of the words: the lender may have changed those since. */
  private static Sha256 fingerprint(String what) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Sha256.of(digest.digest(what.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
