package org.botcrm.bootstrap;

import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.AccessTokens;

/** The tokens in use, which may be replaced at any moment. Thread-safe. */
final class CurrentTokens implements AccessTokens {
  private volatile AccessTokens current;

  CurrentTokens(AccessTokens first) {
    this.current = first;
  }

  @Override
  public AccessToken of(PhoneNumberId number) {
    return current.of(number);
  }

  /**
   * From now on these.
   *
   * @return those before
   */
  AccessTokens replace(AccessTokens others) {
    AccessTokens before = current;
    current = others;
    return before;
  }
}
