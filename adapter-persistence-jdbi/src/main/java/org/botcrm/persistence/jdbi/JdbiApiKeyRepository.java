package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.ApiKeyRepository;
import org.botcrm.domain.staff.Role;

final class JdbiApiKeyRepository implements ApiKeyRepository {
  private static final String ADD =
      """
      INSERT INTO claves_api (nombre, rol, huella, pista, creado_en)
      VALUES (?, ?, ?, ?, ?) RETURNING id\
      """;

  private final Database database;

  JdbiApiKeyRepository(Database database) {
    this.database = database;
  }

  @Override
  public ApiKeyInfo add(String name, Role role, Sha256 hash, String hint, Instant now) {
    long id =
        SmallWrite.run(
            database,
            session -> session.one(ADD, Dialect::id, name, role.name(), hash.hex(), hint, now));
    return database.read(
        "reading a key",
        handle ->
            handle
                .createQuery("SELECT * FROM claves_api WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> key(row))
                .one());
  }

  @Override
  public Optional<ApiKeyInfo> find(Sha256 hash) {
    return database.read(
        "reading a key by its hash",
        handle ->
            handle
                .createQuery("SELECT * FROM claves_api WHERE huella = ? AND revocada_en IS NULL")
                .bind(0, hash.hex())
                .map((row, context) -> key(row))
                .findOne());
  }

  @Override
  public List<ApiKeyInfo> list() {
    return database.read(
        "listing keys",
        handle ->
            handle
                .createQuery("SELECT * FROM claves_api k ORDER BY k.id")
                .map((row, context) -> key(row))
                .list());
  }

  @Override
  public boolean revoke(long id, Instant now) {
    return SmallWrite.run(
        database,
        session ->
            session.update(
                    "UPDATE claves_api SET revocada_en = ? WHERE id = ? AND revocada_en IS NULL",
                    now,
                    id)
                > 0);
  }

  private ApiKeyInfo key(ResultSet row) throws SQLException {
    return new ApiKeyInfo(
        row.getLong("id"),
        row.getString("nombre"),
        Role.valueOf(row.getString("rol")),
        row.getString("pista"),
        database.instant(row, "creado_en"),
        database.dialect().instant(row, "revocada_en"));
  }
}
