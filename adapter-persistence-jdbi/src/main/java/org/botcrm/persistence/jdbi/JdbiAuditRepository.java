package org.botcrm.persistence.jdbi;

import java.util.List;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.AuditRepository;
import org.jspecify.annotations.Nullable;

final class JdbiAuditRepository implements AuditRepository {
  private static final String LIST =
      "SELECT * FROM auditoria a WHERE a.id < ? ORDER BY a.id DESC LIMIT ?";

  private final Database database;

  JdbiAuditRepository(Database database) {
    this.database = database;
  }

  @Override
  public void append(AuditEntry entry) {
    SmallWrite.run(
        database,
        session ->
            session.update(
                "INSERT INTO auditoria (en, quien, accion, recurso_id, direccion)"
                    + " VALUES (?, ?, ?, ?, ?)",
                entry.at(),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.address()));
  }

  @Override
  public List<Numbered> list(@Nullable Long before, int limit) {
    return database.read(
        "reading the audit log",
        handle ->
            handle
                .createQuery(LIST)
                .bind(0, before == null ? Long.MAX_VALUE : before)
                .bind(1, limit)
                .map(
                    (row, context) -> {
                      long subject = row.getLong("recurso_id");
                      boolean none = row.wasNull();
                      return new Numbered(
                          row.getLong("id"),
                          new AuditEntry(
                              database.instant(row, "en"),
                              row.getString("quien"),
                              row.getString("accion"),
                              none ? null : (Long) subject,
                              row.getString("direccion")));
                    })
                .list());
  }
}
