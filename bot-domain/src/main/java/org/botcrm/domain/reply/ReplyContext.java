package org.botcrm.domain.reply;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteMatch;

/**
 * All that a rule may know beside the message, read before it runs, so that rules stay pure.
 *
 * @param cliente whose phone it is
 * @param now when the answer is made
 */
public record ReplyContext(ClienteMatch cliente, Instant now) {
  /** Refuses nulls. */
  public ReplyContext {
    Objects.requireNonNull(cliente, "cliente");
    Objects.requireNonNull(now, "now");
  }
}
