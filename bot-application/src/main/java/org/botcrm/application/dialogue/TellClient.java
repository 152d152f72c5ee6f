package org.botcrm.application.dialogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.OutboundDraft;

/** Tells a client what was decided, once however often it is asked to. Thread-safe. */
final class TellClient {
  private final SendMessage send;

  TellClient(SendMessage send) {
    this.send = send;
  }

  /**
   * Queues a text.
   *
   * @param what is told, and to be told once: {@code pago-reportado-17}
   */
  QueueResult tell(ChatId chat, String what, String text) {
    OutboundDraft draft = OutboundDraft.ofText(text);
    IdempotencyKey key = new IdempotencyKey(what, fingerprint(what));
    return send.send(new OutboundRequest(chat, draft, null, null, key));
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
