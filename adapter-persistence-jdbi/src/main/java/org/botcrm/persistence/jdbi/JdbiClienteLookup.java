package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds clients by phone and by ID number through indexes in memory, because the CRM's table has
 * both in any writing, cannot be given an index of ours, and would have to be read whole for each
 * message. What an index says is checked against the rows, so a number that was taken from a client
 * is never his.
 */
final class JdbiClienteLookup implements ClienteLookup {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiClienteLookup.class);
  // A page of phones is some 50 kB; PostgreSQL would otherwise hand over the whole table at once.
  private static final int PAGE = 1000;

  private final Database database;
  private final PhoneNumberParser phones;
  private final NationalIds ids;
  private final OwnerIndex byPhone;
  private final OwnerIndex byNationalId;
  private final String table;

  JdbiClienteLookup(
      Database database,
      @Nullable String schema,
      PhoneNumberParser phones,
      NationalIds ids,
      Clock clock) {
    this.database = database;
    this.phones = phones;
    this.table = schema == null ? "clientes" : "\"" + schema + "\".clientes";
    this.ids = ids;
    this.byPhone =
        new OwnerIndex(
            reader -> readAll("telefono", reader), numbers(phones), clock, kept("phones"));
    this.byNationalId =
        new OwnerIndex(
            reader -> readAll("cedula", reader),
            writing -> ids.read(writing).map(NationalId::number).stream().toList(),
            clock,
            kept("ID numbers"));
  }

  static Function<String, List<String>> numbers(PhoneNumberParser phones) {
    return writing ->
        phones.parseAll(writing).stream().map(number -> number.canonical().digits()).toList();
  }

  /** All that is read of a client. */
  static String select(String table) {
    return "SELECT id, cedula, nombres, apellidos, telefono, email, estado FROM " + table;
  }

  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    return match(
        byPhone.owners(phone.canonical().digits()).stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .filter(cliente -> has(cliente, phone))
            .toList());
  }

  /**
   * Reads a row also for a number that nobody has, so that the time does not tell whether somebody
   * has it.
   */
  @Override
  public ClienteMatch findByNationalId(NationalId id) {
    List<ClienteId> owners = byNationalId.owners(id.number());
    List<ClienteId> read =
        owners.isEmpty() ? byNationalId.anyFor(id.number()).stream().toList() : owners;
    return match(
        read.stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .filter(cliente -> ids.read(cliente.cedula()).filter(id::sameAs).isPresent())
            .toList());
  }

  private static ClienteMatch match(List<Cliente> owners) {
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

  private void readAll(String column, OwnerIndex.Reader reader) {
    database.readStreaming(
        "reading the clients' numbers",
        handle -> {
          handle
              .createQuery(
                  "SELECT id, %s FROM %s WHERE %s IS NOT NULL".formatted(column, table, column))
              .setFetchSize(PAGE)
              .map(
                  (row, context) -> {
                    reader.field(row.getInt(1), row.getString(2));
                    return 0;
                  })
              .forEach(none -> {});
          return null;
        });
  }

  private static Consumer<RuntimeException> kept(String what) {
    return cause ->
        LOG.warn(
            "The clients' {} could not be read again, those read before are used meanwhile: {}",
            what,
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
