package org.botcrm.meta.send;

import java.util.Objects;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * The token of each business number, asked for at every call, so that one which expired can be
 * replaced while the bot runs. Thread-safe and quick: it is asked on the threads that send.
 */
@FunctionalInterface
public interface AccessTokens {

  /** The token that may use this number now. */
  AccessToken of(PhoneNumberId number);

  /** One token for every number. */
  static AccessTokens always(AccessToken token) {
    Objects.requireNonNull(token, "token");
    return number -> token;
  }
}
