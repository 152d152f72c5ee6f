package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class JdbiTrustRepository implements TrustRepository {
  private final Database database;
  private final ChangeTrust change = new ChangeTrust();

  JdbiTrustRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ChatIdentity> find(ChatId chat, Instant now) {
    return database.read(
        "reading whom a chat belongs to",
        handle ->
            handle
                .createQuery(
                    "SELECT h.hablo_en, h.clave_identidad, "
                        + DialogueRow.COLUMNS
                        + ", "
                        + DialogueRow.OTHER_ACCOUNT
                        + " FROM chats h LEFT JOIN dialogos d ON d.chat_id = h.id"
                        + " WHERE h.id = :id")
                .bind("id", chat.value())
                .map((row, context) -> Stored.read(row, database.dialect()))
                .findOne()
                .map(found -> found.identity(handle, database.dialect(), now)));
  }

  @Override
  public boolean give(ChatId chat, Trust trust, String by, Instant now) {
    return database.other().inTurn(change, new ChangeTrust.Input(chat.value(), trust, by, now));
  }

  @Override
  public boolean drop(ChatId chat, String reason, Instant now) {
    return database.other().inTurn(change, new ChangeTrust.Input(chat.value(), null, reason, now));
  }

  @Override
  public List<TrustChange> listChanges(ChatId chat, int limit) {
    return database.read(
        "listing whom a chat belonged to",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cliente_id, fuente, motivo, en FROM vinculos
                    WHERE chat_id = :chat ORDER BY id DESC LIMIT :limit\
                    """)
                .bind("chat", chat.value())
                .bind("limit", limit)
                .map((row, context) -> change(row))
                .list());
  }

  private TrustChange change(ResultSet row) throws SQLException {
    String source = row.getString("fuente");
    return new TrustChange(
        PagoReads.cliente(row),
        source == null ? null : TrustSource.of(source),
        row.getString("motivo"),
        database.instant(row, "en"));
  }

  /**
   * What is stored of a chat's identity.
   *
   * @param dialogue its row of {@code dialogos}
   * @param otherAccount whether another account wrote from its number before
   * @param identityKey of the contact
   * @param spokeAt when the person wrote last of what the bot is done with
   */
  record Stored(
      DialogueRow dialogue,
      boolean otherAccount,
      @Nullable String identityKey,
      @Nullable Instant spokeAt) {

    /** Of a row with both constants of {@link DialogueRow} and those of {@code chats}. */
    static Stored read(ResultSet row, Dialect dialect) throws SQLException {
      return new Stored(
          DialogueRow.read(row, dialect),
          row.getBoolean("otra_cuenta"),
          row.getString("clave_identidad"),
          dialect.instant(row, "hablo_en"));
    }

    /** Asks for the code only where somebody may be waiting for one. */
    ChatIdentity identity(Handle handle, Dialect dialect, Instant now) {
      Long code = dialogue.codeAt(now);
      return identity(code == null ? null : CodeReads.find(handle, dialect, code, now));
    }

    /** With the code that somebody may be waiting for; null when nobody is. */
    ChatIdentity identity(@Nullable OneTimeCode code) {
      return new ChatIdentity(dialogue.trust(), code, identityKey, spokeAt, doubt());
    }

    private @Nullable String doubt() {
      String stored = dialogue.doubt();
      return stored == null && otherAccount ? ChatIdentity.OTHER_ACCOUNT : stored;
    }
  }
}
