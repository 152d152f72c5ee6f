package org.botcrm.domain.pago;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/**
 * A promise to pay: a row of {@code promesas_pago}. Immutable.
 *
 * @param id ours; grows with time
 * @param chat in which it was made
 * @param mensaje the message whose answer confirmed it
 * @param cliente who made it; null when the bot did not know
 * @param promesa what was promised
 * @param hechaEn when
 */
public record PromesaPago(
    long id,
    ChatId chat,
    ConversacionId mensaje,
    @Nullable ClienteId cliente,
    Effect.PromisePayment promesa,
    Instant hechaEn) {
  /** Refuses nulls where a value is required, naming the field. */
  public PromesaPago {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(mensaje, "mensaje");
    Objects.requireNonNull(promesa, "promesa");
    Objects.requireNonNull(hechaEn, "hechaEn");
  }

  /** Its id only: the rest is personal. */
  @Override
  public String toString() {
    return "PromesaPago[" + id + "]";
  }
}
