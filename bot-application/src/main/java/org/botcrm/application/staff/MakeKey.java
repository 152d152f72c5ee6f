package org.botcrm.application.staff;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.ApiKeyRepository;
import org.botcrm.domain.staff.Role;

/** Makes keys for programs. Thread-safe. */
public final class MakeKey {
  /** How every key begins, so that it is known for one wherever it turns up. */
  public static final String PREFIX = "bot_";

  private static final int HINT_LENGTH = PREFIX.length() + 4;

  private final ApiKeyRepository keys;
  private final SecureRandom random;
  private final Clock clock;

  /** Over the port it needs. */
  @Inject
  public MakeKey(ApiKeyRepository keys, SecureRandom random, Clock clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param name what it is for, 1 to 100 characters
   * @throws IllegalArgumentException when the name is empty or too long
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Made make(String name, Role role) {
    String key = PREFIX + SecretWord.next(random);
    ApiKeyInfo info =
        keys.add(name, role, SecretWord.hash(key), key.substring(0, HINT_LENGTH), clock.instant());
    return new Made(info, key);
  }

  /**
   * A new key.
   *
   * @param info what is kept of it
   * @param key itself, which nobody can tell later
   */
  public record Made(ApiKeyInfo info, String key) {
    /** Without the key. */
    @Override
    public String toString() {
      return "Made[" + info.id() + "]";
    }
  }
}
