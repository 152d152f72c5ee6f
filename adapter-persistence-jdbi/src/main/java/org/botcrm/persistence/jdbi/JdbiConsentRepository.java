package org.botcrm.persistence.jdbi;

import java.util.List;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.message.ChatId;

final class JdbiConsentRepository implements ConsentRepository {
  private final Database database;

  JdbiConsentRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<ConsentChange> list(ChatId chat, int limit) {
    return database.read(
        "listing consents",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT en, fuente, concedido, texto FROM consentimientos
                    WHERE chat_id = :chat ORDER BY en DESC, id DESC LIMIT :limit""")
                .bind("chat", chat.value())
                .bind("limit", limit)
                .map((row, context) -> ConsentWrites.read(row, database.dialect()))
                .list());
  }
}
