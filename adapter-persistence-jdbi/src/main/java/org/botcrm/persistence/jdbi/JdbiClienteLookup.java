package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds clients by phone through an index in memory, because the CRM's table has its numbers in any
 * writing, cannot be given an index of ours, and would have to be read whole for each message. What
 * the index says is checked against the rows, so a number that was taken from a client is never
 * his.
 */
final class JdbiClienteLookup implements ClienteLookup {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiClienteLookup.class);
  // A page of phones is some 50 kB; PostgreSQL would otherwise hand over the whole table at once.
  private static final int PAGE = 1000;

  private final Database database;
  private final PhoneNumberParser phones;
  private final PhoneIndex index;
  private final String table;

  JdbiClienteLookup(
      Database database, @Nullable String schema, PhoneNumberParser phones, Clock clock) {
    this.database = database;
    this.phones = phones;
    this.table = schema == null ? "clientes" : "\"" + schema + "\".clientes";
    this.index = new PhoneIndex(this::readPhones, phones, clock, JdbiClienteLookup::kept);
  }

  /** All that is read of a client. */
  static String select(String table) {
    return "SELECT id, cedula, nombres, apellidos, telefono, email, estado FROM " + table;
  }

  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    List<Cliente> owners =
        index.owners(phone).stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .filter(cliente -> has(cliente, phone))
            .toList();
    return switch (owners.size()) {
      case 0 -> new ClienteMatch.None();
      case 1 -> new ClienteMatch.One(owners.get(0));
      default -> new ClienteMatch.Several(owners.stream().map(Cliente::id).toList());
    };
  }

  @Override
  public Optional<Cliente> find(ClienteId id) {
    return database.read(
        "reading a client",
        handle ->
            handle
                .createQuery(select(table) + " WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> cliente(row))
                .findOne());
  }

  private boolean has(Cliente cliente, PhoneNumber phone) {
    return cliente.telefono() != null
        && phones.parseAll(cliente.telefono()).stream()
            .anyMatch(number -> number.canonical().equals(phone.canonical()));
  }

  private void readPhones(PhoneIndex.Reader reader) {
    database.readStreaming(
        "reading the clients' phones",
        handle -> {
          handle
              .createQuery("SELECT id, telefono FROM " + table + " WHERE telefono IS NOT NULL")
              .setFetchSize(PAGE)
              .map(
                  (row, context) -> {
                    reader.phone(row.getInt(1), row.getString(2));
                    return 0;
                  })
              .forEach(none -> {});
          return null;
        });
  }

  private static void kept(RuntimeException cause) {
    LOG.warn(
        "The clients' phones could not be read again, those read before are used meanwhile: {}",
        cause instanceof StorageException ? cause.getMessage() : cause.getClass().getName());
  }

  private static Cliente cliente(ResultSet row) throws SQLException {
    return new Cliente(
        new ClienteId(row.getInt("id")),
        orEmpty(row.getString("cedula")),
        orEmpty(row.getString("nombres")),
        row.getString("apellidos"),
        row.getString("telefono"),
        row.getString("email"),
        orEmpty(row.getString("estado")));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
