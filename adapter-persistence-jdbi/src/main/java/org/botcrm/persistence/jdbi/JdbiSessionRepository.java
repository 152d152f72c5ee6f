package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.staff.SessionRepository;
import org.botcrm.domain.staff.StaffSession;

final class JdbiSessionRepository implements SessionRepository {
  private static final String OPEN =
      """
      INSERT INTO personal_sesiones (huella, personal_id, csrf, creado_en, vence_en)
      VALUES (?, ?, ?, ?, ?)\
      """;

  private static final String FIND =
      """
      SELECT p.*, s.csrf, s.vence_en FROM personal_sesiones s JOIN personal p ON p.id = s.personal_id
      WHERE s.huella = ? AND s.vence_en > ? AND p.activo\
      """;

  private final Database database;

  JdbiSessionRepository(Database database) {
    this.database = database;
  }

  @Override
  public void open(Sha256 token, long member, String csrf, Instant now, Instant expires) {
    SmallWrite.run(
        database,
        session -> {
          session.update("DELETE FROM personal_sesiones WHERE vence_en <= ?", now);
          return session.update(OPEN, token.hex(), member, csrf, now, expires);
        });
  }

  @Override
  public Optional<StaffSession> find(Sha256 token, Instant now) {
    return database.read(
        "reading a session",
        handle ->
            handle
                .createQuery(FIND)
                .bind(0, token.hex())
                .bind(1, database.dialect().argument(now))
                .map(
                    (row, context) ->
                        new StaffSession(
                            JdbiStaffRepository.member(row, database),
                            row.getString("csrf"),
                            database.instant(row, "vence_en")))
                .findOne());
  }

  @Override
  public void close(Sha256 token) {
    SmallWrite.run(
        database,
        session -> session.update("DELETE FROM personal_sesiones WHERE huella = ?", token.hex()));
  }
}
