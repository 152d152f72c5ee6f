package org.botcrm.domain.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what; what is written stays as it is. All methods throw {@link
 * org.botcrm.domain.StorageException} when the database fails. Thread-safe.
 */
public interface AuditRepository {
  /** The most entries of one page. */
  int MAX_SIZE = 100;

  /** Writes an entry; it is durable when this returns. */
  void append(AuditEntry entry);

  /**
   * One page, newest first.
   *
   * @param before the number of the last one seen; null to begin with the newest
   * @param limit 1 or more
   */
  List<Numbered> list(@Nullable Long before, int limit);

  /**
   * An entry and its number, which grows.
   *
   * @param id from 1 on
   */
  record Numbered(long id, AuditEntry entry) {}
}
