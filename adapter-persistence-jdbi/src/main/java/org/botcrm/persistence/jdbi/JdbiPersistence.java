package org.botcrm.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.template.TemplateCatalog;
import org.jspecify.annotations.Nullable;

/** One open database with every port over it. Thread-safe. */
public final class JdbiPersistence implements AutoCloseable {
  private static final int SQLITE_READERS = 12;
  // Two of them are the writers' for good.
  private static final int POSTGRESQL_CONNECTIONS = 16;
  // A writer finds every row by an index. A table that was empty when its statement was planned
  // would otherwise be read from end to end, and each commit would wait for it.
  private static final String WRITER_SETTINGS =
      """
      SET synchronous_commit = on;
      SET idle_in_transaction_session_timeout = '10s';
      SET enable_seqscan = off;
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET jit = off""";
  private static final int KEPT_OPEN = 4;
  private static final int CONNECT_MILLIS = 5_000;
  // Writers of different nodes rarely share a slot, and sums stay short.
  private static final int SLOTS = 8;

  private final Resources resources;
  private final Database database;
  private final DeliveryStore deliveries;
  private final ReplyQueue replies;
  private final Outbox outbox;
  private final ConversacionRepository conversaciones;
  private final ClienteLookup clientes;
  private final TemplateCatalog templates;
  private final ChatRepository chats;
  private final OutboundQueue outbound;

  private JdbiPersistence(
      Resources resources, Database database, ClienteLookup clientes, Clock clock) {
    this.resources = resources;
    this.database = database;
    String installation = installation(database);
    this.deliveries = new JdbiDeliveryStore(database, new IngestBatch(installation, clock));
    this.replies = new JdbiReplyQueue(database);
    this.outbox = new JdbiOutbox(database, installation);
    this.conversaciones = new JdbiConversacionRepository(database);
    this.clientes = clientes;
    this.templates = new JdbiTemplateCatalog(database);
    this.chats = new JdbiChatRepository(database);
    this.outbound = new JdbiOutboundQueue(database);
  }

  /**
   * Opens the database, makes it if it is not there, and brings it to this version's shape.
   *
   * @param settings where it is
   * @param phones reads the numbers in {@code clientes.telefono}
   * @param clock for the age of what is kept in memory
   * @throws StorageException when it cannot be opened
   */
  public static JdbiPersistence open(
      DatabaseSettings settings, PhoneNumberParser phones, Clock clock) {
    if (settings.isSqlite()) {
      SqliteFile.make(settings.jdbcUrl().substring("jdbc:sqlite:".length()));
    }
    Migrations.run(settings);
    return openMigrated(settings, phones, clock);
  }

  /** Opens a database that has this version's shape already. */
  static JdbiPersistence openMigrated(
      DatabaseSettings settings, PhoneNumberParser phones, Clock clock) {
    Resources resources = new Resources();
    try {
      Database database =
          settings.isSqlite() ? sqlite(settings, resources) : postgresql(settings, resources);
      requireClientes(database, settings.crmSchema());
      ClienteLookup clientes = new JdbiClienteLookup(database, settings.crmSchema(), phones, clock);
      return new JdbiPersistence(resources, database, clientes, clock);
    } catch (RuntimeException | Error e) {
      // Writers that nobody can close would keep the process, and their connections, for ever.
      resources.closeAfter(e);
      throw e;
    }
  }

  /** Where deliveries are stored. */
  public DeliveryStore deliveries() {
    return deliveries;
  }

  /** The chats that wait for an answer. */
  public ReplyQueue replies() {
    return replies;
  }

  /** The messages that wait to be sent. */
  public Outbox outbox() {
    return outbox;
  }

  /** The files that wait to be fetched. */
  public MediaQueue media() {
    return new JdbiMediaQueue(database);
  }

  /** What people said about being written to, to read. */
  public ConsentRepository consents() {
    return new JdbiConsentRepository(database);
  }

  /** Stored messages, to read. */
  public ConversacionRepository conversaciones() {
    return conversaciones;
  }

  /** What is known of the templates. */
  public TemplateCatalog templates() {
    return templates;
  }

  /** Chats, to read. */
  public ChatRepository chats() {
    return chats;
  }

  /** Takes what the lender's people write. */
  public OutboundQueue outbound() {
    return outbound;
  }

  /** The lender's clients. */
  public ClienteLookup clientes() {
    return clientes;
  }

  /**
   * Runs statements on an empty {@code clientes} table, to fill the lender's own tables; does
   * nothing when they hold clients already, or are the CRM's.
   *
   * @return whether it ran them
   */
  public boolean fillCartera(List<String> statements) {
    return database.other().inTurn(new FillCartera(), statements);
  }

  /** Finishes what is being written and closes every connection. */
  @Override
  public void close() {
    resources.close();
  }

  private static Database sqlite(DatabaseSettings settings, Resources resources) {
    SqliteConnections connections = new SqliteConnections(settings.jdbcUrl());
    HikariDataSource pool = pool(SQLITE_READERS, resources);
    pool.setDataSource(new ConnectionSource(connections::reader));
    GroupCommit writer =
        writer(
            "bot-db-writer",
            new SessionSource(connections::writer, Dialect.SQLITE, 0),
            new Crowd(System::nanoTime),
            resources);
    return new Database(Dialect.SQLITE, pool, writer, writer);
  }

  private static Database postgresql(DatabaseSettings settings, Resources resources) {
    HikariDataSource pool = pool(POSTGRESQL_CONNECTIONS, resources);
    pool.setJdbcUrl(settings.jdbcUrl());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    // A host that vanishes must not hold webhooks for longer than a caller waits. The address may
    // name others.
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", "5");
    pool.addDataSourceProperty("socketTimeout", "30");
    SessionSource.Connector durable = () -> durable(pool.getConnection());
    int slot = ThreadLocalRandom.current().nextInt(SLOTS);
    SessionSource first = new SessionSource(durable, Dialect.POSTGRESQL, slot);
    // The two of one process never share a slot.
    SessionSource second = new SessionSource(durable, Dialect.POSTGRESQL, SLOTS + slot);
    Crowd crowd = new Crowd(System::nanoTime);
    GroupCommit ingest = writer("bot-db-ingest", first, crowd, resources);
    GroupCommit other = writer("bot-db-writer", second, crowd, resources);
    return new Database(Dialect.POSTGRESQL, pool, ingest, other);
  }

  /** Whether the CRM's table can be read is better known at the start than at the first message. */
  private static void requireClientes(Database database, @Nullable String schema) {
    if (schema == null) {
      return;
    }
    String table = "\"" + schema + "\".clientes";
    database.read(
        "reading the CRM's table " + table,
        handle ->
            handle.createQuery(JdbiClienteLookup.select(table) + " LIMIT 1").mapToMap().list());
  }

  private static GroupCommit writer(
      String name, SessionSource sessions, Crowd crowd, Resources resources) {
    GroupCommit writer = new GroupCommit(name, sessions, crowd);
    resources.opened(writer::close);
    return writer;
  }

  private static Connection durable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(WRITER_SETTINGS);
      return connection;
    } catch (SQLException e) {
      // Only the writers take connections for good, so a lost one would never come back.
      connection.close();
      throw e;
    }
  }

  private static HikariDataSource pool(int size, Resources resources) {
    HikariDataSource pool = new HikariDataSource();
    resources.opened(pool::close);
    pool.setPoolName("bot-db");
    pool.setMaximumPoolSize(size);
    // Most of them are for the moments when many chats are answered at once.
    pool.setMinimumIdle(KEPT_OPEN);
    pool.setConnectionTimeout(CONNECT_MILLIS);
    return pool;
  }

  private static String installation(Database database) {
    return database.read(
        "reading the installation",
        handle -> handle.createQuery("SELECT clave FROM instalacion").mapTo(String.class).one());
  }
}
