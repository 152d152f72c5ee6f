package org.botcrm.persistence.jdbi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.DialoguePorts;
import org.botcrm.testkit.time.MutableClock;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jspecify.annotations.Nullable;

/** A migrated, empty database of either kind, copied from a template made once. */
abstract class TestDatabase implements BotStorage, AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final MutableClock clock = MutableClock.standing();
  private final DatabaseSettings settings;
  private final JdbiPersistence persistence;

  private TestDatabase(DatabaseSettings settings) {
    this.settings = settings;
    this.persistence = anotherNode();
  }

  /** One whose work a test looks at, with the connections of that test. */
  static Database watched(Dialect dialect, DataSource readers, GroupCommit writer) {
    SessionSource byKey = new SessionSource(readers::getConnection, dialect, 0);
    return new Database(dialect, readers, DefaultStatementBuilder.FACTORY, byKey, writer, writer);
  }

  static TestDatabase sqlite() {
    return new Sqlite(Sqlite.copy());
  }

  static TestDatabase postgresql() {
    String name = "bot_" + COUNT.incrementAndGet();
    return new Postgresql(name, Postgresql.copy(name), null);
  }

  /**
   * The same one for all tests of a class, without the rows of the one before: for the hundreds
   * that only write rows. To make and drop a database takes PostgreSQL many times as long.
   */
  static TestDatabase postgresqlEmptied(Class<?> tests) {
    return new Emptied(tests.getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** With a schema that holds the clients of a CRM, and migrated accordingly. */
  static TestDatabase postgresqlBesideACrm(String schema) {
    String name = "bot_" + COUNT.incrementAndGet();
    String url = Postgresql.empty(name, schema);
    Migrations.run(DatabaseSettings.parse(url, schema));
    return new Postgresql(name, url, schema);
  }

  /** A second bot on the same database. */
  JdbiPersistence anotherNode() {
    return anotherNode(new LibPhoneNumbers("VE"));
  }

  /** A second bot that reads phones in its own way. */
  JdbiPersistence anotherNode(PhoneNumberParser phones) {
    return JdbiPersistence.openMigrated(settings, phones, LenderSettings.standard(), clock);
  }

  /** A bot on this database that looks for the clients in a schema of that name. */
  JdbiPersistence withCrmSchema(String schema) {
    return JdbiPersistence.openMigrated(
        DatabaseSettings.parse(settings.jdbcUrl(), schema),
        new LibPhoneNumbers("VE"),
        LenderSettings.standard(),
        clock);
  }

  /** The time of every bot on this database. */
  MutableClock clock() {
    return clock;
  }

  /** The tables of a PostgreSQL schema, by name. */
  List<String> tables(String schema) {
    try (Connection connection = connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                    + " ORDER BY table_name")) {
      select.setString(1, schema);
      List<String> tables = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  abstract Dialect dialect();

  /** A connection beside the bot's own. */
  abstract Connection connect() throws SQLException;

  /** A connection like those of the bot's readers. */
  abstract Connection reader() throws SQLException;

  /** A connection that explains statements whose marks have no values. */
  abstract Connection explainer() throws SQLException;

  JdbiPersistence persistence() {
    return persistence;
  }

  /** Writes clients as the CRM would. */
  void insert(List<Cliente> clientes) {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO clientes VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Cliente cliente : clientes) {
        insert.setInt(1, cliente.id().value());
        insert.setString(2, cliente.cedula());
        insert.setString(3, cliente.nombres());
        insert.setString(4, cliente.apellidos());
        insert.setString(5, cliente.telefono());
        insert.setString(6, cliente.email());
        insert.setString(7, cliente.estado());
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs statements. */
  void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number that a query gives. */
  int count(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DeliveryStore deliveries() {
    return persistence.deliveries();
  }

  @Override
  public ReplyQueue replies() {
    return persistence.replies();
  }

  @Override
  public Outbox outbox() {
    return persistence.outbox();
  }

  @Override
  public FeedRepository feed() {
    return persistence.feed();
  }

  @Override
  public MediaQueue media() {
    return persistence.media();
  }

  @Override
  public TemplateCatalog templates() {
    return persistence.templates();
  }

  @Override
  public DialoguePorts dialogues() {
    return ports(persistence);
  }

  /** What dialogues leave behind, as one of several bots sees it. */
  static DialoguePorts ports(JdbiPersistence node) {
    JdbiDialogues dialogues = node.dialogues();
    return new DialoguePorts(
        dialogues.pagos(),
        dialogues.promesas(),
        dialogues.solicitudes(),
        dialogues.trust(),
        dialogues.codes(),
        dialogues.traces(),
        dialogues.misunderstood());
  }

  @Override
  public ChatRepository chats() {
    return persistence.chats();
  }

  @Override
  public OutboundQueue outbound() {
    return persistence.outbound();
  }

  @Override
  public ConsentRepository consents() {
    return persistence.consents();
  }

  @Override
  public ConversacionRepository conversaciones() {
    return persistence.conversaciones();
  }

  @Override
  public void close() {
    persistence.close();
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Sqlite extends TestDatabase {
    private static final Path TEMPLATE = template();

    private final Path file;

    private Sqlite(Path file) {
      super(DatabaseSettings.parse("jdbc:sqlite:" + file, null));
      this.file = file;
    }

    @Override
    Dialect dialect() {
      return Dialect.SQLITE;
    }

    @Override
    Connection connect() throws SQLException {
      return new SqliteConnections("jdbc:sqlite:" + file).writer();
    }

    @Override
    Connection reader() throws SQLException {
      return new SqliteConnections("jdbc:sqlite:" + file).reader();
    }

    @Override
    Connection explainer() throws SQLException {
      return reader();
    }

    @Override
    public void close() {
      super.close();
      deleteFolder(file.getParent());
    }

    private static Path copy() {
      try {
        return Files.copy(TEMPLATE, FastFolder.make("bot-test").resolve("bot.db"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path template() {
      try {
        Path folder = FastFolder.make("bot-template");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteFolder(folder)));
        Path file = folder.resolve("bot.db");
        Migrations.run(DatabaseSettings.parse("jdbc:sqlite:" + file, null));
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Emptied extends Postgresql {
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    /** All but the history of the tables, and what the making of them wrote. */
    private static final String EMPTY =
        """
        SET session_replication_role = replica;
        DO $$
        DECLARE
          each record;
          filled boolean;
        BEGIN
          FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
              AND tablename NOT LIKE 'flyway%' AND tablename NOT IN ('instalacion', 'eventos_ultimo') LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %I)', each.tablename) INTO filled;
            IF filled THEN
              EXECUTE format('DELETE FROM %I', each.tablename);
            END IF;
          END LOOP;
          UPDATE eventos_ultimo SET hasta = 0;
          FOR each IN SELECT sequencename, start_value FROM pg_sequences
              WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
            PERFORM setval(format('%I', each.sequencename), each.start_value, false);
          END LOOP;
        END $$""";

    private Emptied(String name) {
      super(name, emptied(URLS.computeIfAbsent(name, Postgresql::copy)), null);
    }

    private static String emptied(String url) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute(EMPTY);
        return url;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    void drop() {
      // The next test takes it.
    }
  }

  private static class Postgresql extends TestDatabase {
    private static final EmbeddedPostgres SERVER = server();

    private final String name;

    private Postgresql(String name, String url, @Nullable String schema) {
      super(DatabaseSettings.parse(url, schema));
      this.name = name;
    }

    @Override
    Dialect dialect() {
      return Dialect.POSTGRESQL;
    }

    @Override
    Connection connect() throws SQLException {
      return DriverManager.getConnection(SERVER.getJdbcUrl("postgres", name));
    }

    @Override
    Connection reader() throws SQLException {
      return connect();
    }

    @Override
    Connection explainer() throws SQLException {
      return DriverManager.getConnection(
          SERVER.getJdbcUrl("postgres", name) + "&preferQueryMode=simple");
    }

    @Override
    public void close() {
      super.close();
      drop();
    }

    void drop() {
      run("DROP DATABASE " + name + " WITH (FORCE)");
    }

    static String copy(String name) {
      run("CREATE DATABASE " + name + " TEMPLATE plantilla");
      return SERVER.getJdbcUrl("postgres", name);
    }

    private static String empty(String name, String schema) {
      run("CREATE DATABASE " + name);
      String url = SERVER.getJdbcUrl("postgres", name);
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
        statement.execute(
            "CREATE TABLE "
                + schema
                + ".clientes (id int PRIMARY KEY, cedula varchar(20), nombres varchar(100),"
                + " apellidos varchar(100), telefono varchar(100), email text, estado"
                + " varchar(20))");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return url;
    }

    private static EmbeddedPostgres server() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(FastFolder.make("bot-pg"))
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE plantilla");
          // Neither UTC nor the zone of the JVM.
          statement.execute("ALTER DATABASE plantilla SET timezone TO 'America/Caracas'");
        }
        Migrations.run(DatabaseSettings.parse(server.getJdbcUrl("postgres", "plantilla"), null));
        return server;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void run(String sql) {
      try (Connection connection = SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
