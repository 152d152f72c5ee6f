package org.botcrm.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;

/**
 * Fills a database with a history as the bot would have left it, counters included, but some
 * thousand times as quickly. Raw deliveries and statuses are left out: no question reads them.
 */
final class History {
  private static final String CHAT_COLUMNS =
      "id, phone_number_id, wa_id, wa_id_en, numero_canonico, user_id, nombre_perfil,"
          + " nombre_perfil_en, version, inbound, outbound, ultimo_en, creado_en";
  private static final String CLIENTE_COLUMNS =
      "id, cedula, nombres, apellidos, telefono, email, estado";

  private final HistoryShape shape;

  History(HistoryShape shape) {
    this.shape = shape;
  }

  /** Makes the tables of this version in a new database. */
  static void migrate(String url, Clock clock) {
    JdbiPersistence.open(DatabaseSettings.parse(url, null), new LibPhoneNumbers("VE"), clock)
        .close();
  }

  /** Fills the empty tables. */
  void fill(TargetDatabase target, String url) {
    try (Connection connection = target.connect(url)) {
      boolean sqlite = BulkInsert.isSqlite(connection);
      run(connection, quicker(sqlite));
      connection.setAutoCommit(false);
      insertBusiness(connection);
      insertPeople(connection);
      new HistoryMessages(shape).insert(connection);
      run(connection, derived(sqlite));
      connection.commit();
      connection.setAutoCommit(true);
      // PostgreSQL does this by itself some time after so many changes.
      run(connection, sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
    } catch (SQLException e) {
      throw new BenchException("the history cannot be written", e);
    }
  }

  /**
   * A history that is lost on the way is written anew, and its rows are known to fit each other.
   */
  private static String[] quicker(boolean sqlite) {
    return sqlite
        ? new String[] {"PRAGMA synchronous = OFF", "PRAGMA cache_size = -262144"}
        : new String[] {"SET synchronous_commit = off", "SET session_replication_role = replica"};
  }

  private static void insertBusiness(Connection connection) throws SQLException {
    try (BulkInsert numbers =
        new BulkInsert(connection, "numeros_negocio", "phone_number_id, numero, numero_canonico")) {
      numbers.add(Phones.BUSINESS_ID, Phones.BUSINESS, canonical(Phones.BUSINESS));
    }
  }

  private void insertPeople(Connection connection) throws SQLException {
    try (BulkInsert chats = new BulkInsert(connection, "chats", CHAT_COLUMNS);
        BulkInsert clientes = new BulkInsert(connection, "clientes", CLIENTE_COLUMNS)) {
      int[] messages = new int[shape.chats()];
      Instant[] last = new Instant[shape.chats()];
      for (int pair = 0; pair < shape.pairs(); pair++) {
        messages[shape.person(pair)]++;
        last[shape.person(pair)] = shape.repliedAt(pair);
      }
      for (int person = 0; person < shape.chats(); person++) {
        insertChat(chats, person, messages[person], last[person]);
        if (HistoryShape.isClient(person)) {
          insertCliente(clientes, person);
        }
      }
    }
  }

  private void insertChat(BulkInsert chats, int person, int messages, Instant last)
      throws SQLException {
    String phone = Phones.of(person);
    chats.add(
        HistoryShape.chat(person),
        Phones.BUSINESS_ID,
        phone,
        last,
        canonical(phone),
        Phones.userId(person),
        "Persona " + person,
        last,
        messages,
        messages,
        messages,
        last,
        shape.receivedAt(0));
  }

  private static void insertCliente(BulkInsert clientes, int person) throws SQLException {
    clientes.add(
        HistoryShape.chat(person),
        "V" + (10_000_000 + person),
        "Persona",
        "Número " + person,
        "+" + Phones.of(person),
        null,
        "ACTIVO");
  }

  /** Everything that follows from the messages. */
  private static String[] derived(boolean sqlite) {
    String minute =
        sqlite
            ? "timestamp / 60000000"
            : "CAST(floor(extract(epoch FROM timestamp) / 60) AS BIGINT)";
    return new String[] {
      """
      INSERT INTO salientes (id, chat_id, responde_a, parte, ultima_parte, estado, abierto,
        disponible_en, intentos, token, creado_en)
      SELECT id, chat_id, id - 1, 0, TRUE, 'accepted', FALSE, timestamp, 1, 1, timestamp
      FROM conversaciones_whatsapp WHERE direccion = 'OUTBOUND'""",
      """
      INSERT INTO contadores
        (phone_number_id, ranura, inbound, outbound, con_cliente, respuestas_enviadas)
      SELECT phone_number_id, 0,
        SUM(CASE direccion WHEN 'INBOUND' THEN 1 ELSE 0 END),
        SUM(CASE direccion WHEN 'OUTBOUND' THEN 1 ELSE 0 END),
        COUNT(cliente_id), SUM(CASE WHEN respuesta_enviada THEN 1 ELSE 0 END)
      FROM conversaciones_whatsapp GROUP BY phone_number_id""",
      // In the order of time, as the bot writes them: a day's rows then lie side by side.
      "INSERT INTO contadores_minuto (minuto, direccion, ranura, n) SELECT "
          + minute
          + ", direccion, 0, COUNT(*) FROM conversaciones_whatsapp GROUP BY 1, 2 ORDER BY 1, 2",
      """
      INSERT INTO contadores_cliente (cliente_id, ranura, n)
      SELECT cliente_id, 0, COUNT(*) FROM conversaciones_whatsapp
      WHERE cliente_id IS NOT NULL GROUP BY cliente_id""",
      lastId(sqlite, "chats"),
      lastId(sqlite, "conversaciones_whatsapp")
    };
  }

  private static String lastId(boolean sqlite, String table) {
    return sqlite
        ? "UPDATE secuencias SET ultimo = (SELECT MAX(id) FROM %s) WHERE nombre = '%s'"
            .formatted(table, table)
        : "SELECT setval('%s_id_seq', (SELECT MAX(id) FROM %s))".formatted(table, table);
  }

  private static String canonical(String number) {
    return new PhoneNumber(number).canonical().digits();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
