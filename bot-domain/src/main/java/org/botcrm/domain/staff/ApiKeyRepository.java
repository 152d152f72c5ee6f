package org.botcrm.domain.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.Sha256;

/**
 * The keys of programs, by their hashes. All methods throw {@link
 * org.botcrm.domain.StorageException} when the database fails. Thread-safe.
 */
public interface ApiKeyRepository {

  /**
   * Adds a key.
   *
   * @param name what it is for, 1 to 100 characters
   * @param hash of the key, which is random
   * @param hint how it begins
   */
  ApiKeyInfo add(String name, Role role, Sha256 hash, String hint, Instant now);

  /** The key with this hash that is not revoked; empty when there is none. */
  Optional<ApiKeyInfo> find(Sha256 hash);

  /** All keys, the revoked ones too, in the order in which they were added. */
  List<ApiKeyInfo> list();

  /** Has it open nothing from now on; whether it did until now. */
  boolean revoke(long id, Instant now);
}
