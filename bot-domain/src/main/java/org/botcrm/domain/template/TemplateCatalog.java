package org.botcrm.domain.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.StorageException;

/**
 * The templates of business accounts as they were last known. Thread-safe. When the database cannot
 * be read or written, every method throws {@link StorageException} and nothing of the call is
 * stored.
 */
public interface TemplateCatalog {

  /**
   * Puts these in the place of all that the account had, in one transaction. A part of a template
   * that a {@link #update change} set after {@code at} stays as that change has it. An older list
   * than the one that is kept changes nothing.
   *
   * @param templates each name and language once; the last one counts otherwise
   * @param at when Meta was asked
   */
  void replaceAll(BusinessAccountId account, List<TemplateInfo> templates, Instant at);

  /**
   * Changes one part of one template, unless what is known of that part is newer. Of two changes of
   * the same time the one that comes later counts.
   *
   * @return whether the template is known, also when nothing changed
   */
  boolean update(TemplateChange change);

  /** A template in all its languages, by language. */
  List<TemplateInfo> list(BusinessAccountId account, String name);

  /** All of the account, by name and language. */
  List<TemplateInfo> list(BusinessAccountId account);

  /** Of when the kept list is; empty when there never was one, and nothing can be said. */
  Optional<Instant> syncedAt(BusinessAccountId account);
}
