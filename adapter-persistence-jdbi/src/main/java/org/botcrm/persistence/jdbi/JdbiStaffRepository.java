package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.staff.Credentials;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffRepository;
import org.botcrm.domain.staff.Username;

final class JdbiStaffRepository implements StaffRepository {
  private static final String ADD =
      """
      INSERT INTO personal (usuario, nombre, rol, clave, activo, creado_en)
      VALUES (?, ?, ?, ?, TRUE, ?) ON CONFLICT (usuario) DO NOTHING RETURNING id\
      """;

  private static final String SELECT = "SELECT * FROM personal p";

  private final Database database;

  JdbiStaffRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<StaffMember> add(NewStaffMember person, PasswordHash password, Instant now) {
    List<Long> added =
        SmallWrite.run(
            database,
            session ->
                session.list(
                    ADD,
                    Dialect::id,
                    person.username().value(),
                    person.name(),
                    person.role().name(),
                    password.value(),
                    now));
    return added.isEmpty() ? Optional.empty() : find(added.get(0));
  }

  @Override
  public Optional<StaffMember> find(long id) {
    return database.read(
        "reading a person",
        handle ->
            handle
                .createQuery(SELECT + " WHERE p.id = ?")
                .bind(0, id)
                .map((row, context) -> member(row, database))
                .findOne());
  }

  @Override
  public Optional<Credentials> credentials(Username username) {
    return database.read(
        "reading a person by name",
        handle ->
            handle
                .createQuery(SELECT + " WHERE p.usuario = ?")
                .bind(0, username.value())
                .map(
                    (row, context) ->
                        new Credentials(
                            member(row, database), new PasswordHash(row.getString("clave"))))
                .findOne());
  }

  @Override
  public List<StaffMember> list() {
    return database.read(
        "listing people",
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY p.id")
                .map((row, context) -> member(row, database))
                .list());
  }

  @Override
  public boolean change(long id, Role role, boolean active) {
    return SmallWrite.run(
        database,
        session ->
            endSessions(session, id)
                && session.update(
                        "UPDATE personal SET rol = ?, activo = ? WHERE id = ?",
                        role.name(),
                        active,
                        id)
                    > 0);
  }

  @Override
  public boolean setPassword(long id, PasswordHash password) {
    return SmallWrite.run(
        database,
        session ->
            endSessions(session, id)
                && session.update(
                        "UPDATE personal SET clave = ? WHERE id = ?", password.value(), id)
                    > 0);
  }

  /** Always done: there may be none. */
  private static boolean endSessions(WriteSession session, long person) throws SQLException {
    session.update("DELETE FROM personal_sesiones WHERE personal_id = ?", person);
    return true;
  }

  /** A row of {@code personal}. */
  static StaffMember member(ResultSet row, Database database) throws SQLException {
    return new StaffMember(
        row.getLong("id"),
        new Username(row.getString("usuario")),
        row.getString("nombre"),
        Role.valueOf(row.getString("rol")),
        row.getBoolean("activo"),
        database.instant(row, "creado_en"));
  }
}
