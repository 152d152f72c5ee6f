package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSource;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@code dialogos} says.
 *
 * @param state JSON; null when nothing is remembered
 * @param stateUntil until when
 * @param stateAt when it was written
 * @param trust null when the chat belongs to nobody
 * @param doubt why it does not any more; null when it does, or never did
 * @param code the last code that the chat was promised; null when it never was
 * @param codeAt when
 */
record DialogueRow(
    @Nullable String state,
    @Nullable Instant stateUntil,
    @Nullable Instant stateAt,
    @Nullable Trust trust,
    @Nullable String doubt,
    @Nullable Long code,
    @Nullable Instant codeAt) {
  /** Its columns, none of which another table has that it is joined with. */
  static final String COLUMNS =
      """
      d.recuerdo, d.recuerdo_hasta, d.recuerdo_en, d.vinculo_cliente_id, d.vinculo_fuente,
        d.vinculo_desde, d.verificado_hasta, d.base_numero, d.base_user_id, d.base_identidad,
        d.duda, d.codigo_id, d.codigo_en\
      """;

  /** Whether another account wrote from the number of the chat {@code h} before. */
  static final String OTHER_ACCOUNT =
      """
      CASE WHEN h.user_id IS NOT NULL AND d.vinculo_cliente_id IS NULL THEN EXISTS (
          SELECT 1 FROM chats o
          WHERE o.numero_canonico = h.numero_canonico AND o.phone_number_id = h.phone_number_id
            AND o.user_id <> h.user_id AND o.id < h.id)
        ELSE FALSE END AS otra_cuenta\
      """;

  /** Of {@link #COLUMNS}, all null where there is no row. */
  static DialogueRow read(ResultSet row, Dialect dialect) throws SQLException {
    long code = row.getLong("codigo_id");
    boolean promised = !row.wasNull();
    return new DialogueRow(
        row.getString("recuerdo"),
        dialect.instant(row, "recuerdo_hasta"),
        dialect.instant(row, "recuerdo_en"),
        trust(row, dialect),
        row.getString("duda"),
        promised ? code : null,
        dialect.instant(row, "codigo_en"));
  }

  private static @Nullable Trust trust(ResultSet row, Dialect dialect) throws SQLException {
    int cliente = row.getInt("vinculo_cliente_id");
    if (row.wasNull()) {
      return null;
    }
    String phone = row.getString("base_numero");
    String user = row.getString("base_user_id");
    return new Trust(
        new ClienteId(cliente),
        new TrustBasis(
            phone == null ? null : new PhoneNumber(phone),
            user == null ? null : new BusinessScopedId(user),
            row.getString("base_identidad")),
        TrustSource.of(row.getString("vinculo_fuente")),
        Objects.requireNonNull(dialect.instant(row, "vinculo_desde"), "vinculo_desde"),
        dialect.instant(row, "verificado_hasta"));
  }

  DialogueState stateAt(Instant now) {
    return stateUntil == null || !now.isBefore(stateUntil)
        ? DialogueState.EMPTY
        : DialogueJson.state(state);
  }

  /** The code that somebody may still be waiting for; null when nobody does. */
  @Nullable Long codeAt(Instant now) {
    return codeAt == null || !codeAt.isAfter(now.minus(CodeQueue.SPAN)) ? null : code;
  }
}
