package org.botcrm.persistence.jdbi;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a phone number stands for: the contact of chats, or one of our own numbers. */
final class NumberIndex {
  private NumberIndex() {}

  static List<Long> chats(Handle handle, String canonical) {
    return handle
        .createQuery("SELECT id FROM chats WHERE numero_canonico = ? ORDER BY id")
        .bind(0, canonical)
        .mapTo(Long.class)
        .list();
  }

  static List<String> businessNumbers(Handle handle, String canonical) {
    return handle
        .createQuery("SELECT phone_number_id FROM numeros_negocio WHERE numero_canonico = ?")
        .bind(0, canonical)
        .mapTo(String.class)
        .list();
  }
}
