package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code that somebody waits for, claimed to be sent. Immutable.
 *
 * @param id of the {@link OneTimeCode}
 * @param token tells this claim from later ones of the same request
 * @param chat that the code is for
 * @param cliente whom to send it to; null when an ID was typed
 * @param nationalId canonical, as typed; null when the client is known
 * @param askedAt when
 */
public record CodeRequest(
    long id,
    long token,
    ChatId chat,
    @Nullable ClienteId cliente,
    @Nullable String nationalId,
    Instant askedAt) {
  /**
   * @throws IllegalArgumentException when both or neither of client and ID are given
   */
  public CodeRequest {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(askedAt, "askedAt");
    if ((cliente == null) == (nationalId == null)) {
      throw new IllegalArgumentException("cliente or nationalId: exactly one expected");
    }
  }

  /** Its id only. */
  @Override
  public String toString() {
    return "CodeRequest[" + id + "]";
  }
}
