package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSource;
import org.jspecify.annotations.Nullable;

/** Whom chats belong to, and what changed in that. Whoever writes it holds the chats' rows. */
final class TrustWrites {
  /** Who is said to have made a link that the bot made. */
  static final String BOT = "bot";

  private static final BulkInsert PUT =
      new BulkInsert(
          "dialogos",
          """
          ON CONFLICT (chat_id) DO UPDATE SET
            vinculo_cliente_id = excluded.vinculo_cliente_id,
            vinculo_fuente = excluded.vinculo_fuente,
            vinculo_desde = excluded.vinculo_desde,
            verificado_hasta = excluded.verificado_hasta,
            base_numero = excluded.base_numero,
            base_user_id = excluded.base_user_id,
            base_identidad = excluded.base_identidad,
            duda = excluded.duda\
          """,
          List.of("chat_id"),
          "chat_id bigint",
          "vinculo_cliente_id integer",
          "vinculo_fuente text",
          "vinculo_desde timestamptz",
          "verificado_hasta timestamptz",
          "base_numero text",
          "base_user_id text",
          "base_identidad text",
          "duda text");

  private static final String CHANGED =
      "INSERT INTO vinculos (chat_id, cliente_id, fuente, motivo, en) VALUES (?, ?, ?, ?, ?)";

  private final Map<Long, @Nullable Object[]> rows = new TreeMap<>();
  private final List<@Nullable Object[]> changes = new ArrayList<>(0);

  void give(long chat, Trust trust, String by, Instant now) {
    put(chat, trust);
    changed(chat, trust.cliente(), trust.source(), by, now);
  }

  /**
   * Ends a link.
   *
   * @param lost whom the chat belonged to; null when it was not one
   */
  void drop(long chat, @Nullable ClienteId lost, String reason, Instant now) {
    doubt(chat, reason);
    changed(chat, lost, null, reason, now);
  }

  /** The number of the chat alone proves nothing from now on; without a trace in the history. */
  void doubt(long chat, @Nullable String reason) {
    rows.put(chat, new Object[] {chat, null, null, null, null, null, null, null, reason});
  }

  private void changed(
      long chat,
      @Nullable ClienteId cliente,
      @Nullable TrustSource source,
      String why,
      Instant now) {
    changes.add(
        new Object[] {
          chat,
          cliente == null ? null : cliente.value(),
          source == null ? null : source.word(),
          why,
          now
        });
  }

  /** Without a trace in the history. */
  void put(long chat, Trust trust) {
    TrustBasis basis = trust.basis();
    PhoneNumber phone = basis.phone();
    BusinessScopedId user = basis.user();
    rows.put(
        chat,
        new Object[] {
          chat,
          trust.cliente().value(),
          trust.source().word(),
          trust.since(),
          trust.verifiedUntil(),
          phone == null ? null : phone.digits(),
          user == null ? null : user.value(),
          basis.identityKey(),
          null
        });
  }

  void write(WriteSession session) throws SQLException {
    if (!rows.isEmpty()) {
      PUT.run(session, List.copyOf(rows.values()));
      session.updateEach(CHANGED, changes);
      for (@Nullable Object[] row : changes) {
        long chat = (Long) row[0];
        session.changes().other(EventKind.TRUST_CHANGED, chat, chat, null, (Instant) row[4]);
      }
    }
  }
}
