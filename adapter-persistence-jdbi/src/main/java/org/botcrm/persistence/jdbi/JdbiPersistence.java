package org.botcrm.persistence.jdbi;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.template.TemplateCatalog;
import org.jspecify.annotations.Nullable;

/** One open database with every port over it. Thread-safe. */
public final class JdbiPersistence implements AutoCloseable {
  // Half of the connections for readers: what hangs there leaves the bot the others.
  private static final int PORTFOLIO_READERS = 6;

  private final Resources resources;
  private final Database database;
  private final DeliveryStore deliveries;
  private final ReplyQueue replies;
  private final Outbox outbox;
  private final ConversacionRepository conversaciones;
  private final ClienteLookup clientes;
  private final CarteraLookup cartera;
  private final TemplateCatalog templates;
  private final ChatRepository chats;
  private final OutboundQueue outbound;

  private JdbiPersistence(
      Resources resources,
      Database database,
      ClienteLookup clientes,
      CarteraLookup cartera,
      Duration rest,
      Clock clock) {
    this.resources = resources;
    this.database = database;
    String installation = installation(database);
    this.deliveries = new JdbiDeliveryStore(database, new IngestBatch(installation, rest, clock));
    this.replies = new JdbiReplyQueue(database, new NationalIdHash(secret(database)));
    this.outbox = new JdbiOutbox(database, installation);
    this.conversaciones = new JdbiConversacionRepository(database);
    this.clientes = clientes;
    this.cartera = cartera;
    this.templates = new JdbiTemplateCatalog(database);
    this.chats = new JdbiChatRepository(database);
    this.outbound = new JdbiOutboundQueue(database, rest);
  }

  /** For a lender of Venezuela who counts in dollars: {@link LenderSettings#standard()}. */
  public static JdbiPersistence open(
      DatabaseSettings settings, PhoneNumberParser phones, Clock clock) {
    return open(settings, phones, LenderSettings.standard(), clock);
  }

  /**
   * Opens the database, makes it if it is not there, and brings it to this version's shape.
   *
   * @param settings where it is
   * @param phones reads the numbers in {@code clientes.telefono}
   * @param lender how the lender's records are read, and the bot rests
   * @param clock for the age of what is kept in memory
   * @throws StorageException when it cannot be opened
   */
  public static JdbiPersistence open(
      DatabaseSettings settings, PhoneNumberParser phones, LenderSettings lender, Clock clock) {
    if (settings.isSqlite()) {
      SqliteFile.make(settings.jdbcUrl().substring("jdbc:sqlite:".length()));
    }
    Migrations.run(settings);
    return openMigrated(settings, phones, lender, clock);
  }

  /** Opens a database that has this version's shape already. */
  static JdbiPersistence openMigrated(
      DatabaseSettings settings, PhoneNumberParser phones, LenderSettings lender, Clock clock) {
    Resources resources = new Resources();
    try {
      Database database =
          settings.isSqlite()
              ? OpenDatabase.sqlite(settings, resources)
              : OpenDatabase.postgresql(settings, resources);
      requireClientes(database, settings.crmSchema());
      ClienteLookup clientes =
          new JdbiClienteLookup(database, settings.crmSchema(), phones, lender.ids(), clock);
      JdbiCarteraLookup cartera =
          cartera(resources, database, settings.crmSchema(), lender, clientes, clock);
      return new JdbiPersistence(resources, database, clientes, cartera, lender.rest(), clock);
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

  /** What dialogues leave behind. */
  public JdbiDialogues dialogues() {
    return new JdbiDialogues(database);
  }

  /** What changed, in order. */
  public FeedRepository feed() {
    return new JdbiFeedRepository(database);
  }

  /** Programs that are told what changed. */
  public SubscriptionPorts subscriptions() {
    return new SubscriptionPorts(
        new JdbiSubscriptionRepository(database), new JdbiSubscriptionQueue(database));
  }

  /** The lender's people, the keys of programs, and what both did. */
  public StaffPorts staff() {
    return new StaffPorts(
        new JdbiStaffRepository(database),
        new JdbiSessionRepository(database),
        new JdbiApiKeyRepository(database),
        new JdbiAuditRepository(database));
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

  /** Their loans, instalments and payments. */
  public CarteraLookup cartera() {
    return cartera;
  }

  /**
   * Runs statements that fill the bot's own tables of clients and loans; does nothing when those
   * hold clients already. With a CRM's schema nobody reads them.
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

  private static JdbiCarteraLookup cartera(
      Resources resources,
      Database database,
      @Nullable String schema,
      LenderSettings lender,
      ClienteLookup clientes,
      Clock clock) {
    TimeLimit limit = new TimeLimit("bot-cartera", PORTFOLIO_READERS);
    resources.opened(limit::close);
    JdbiCarteraLookup cartera =
        new JdbiCarteraLookup(
            database, new CarteraSql(schema, lender), lender, clientes, limit, clock);
    if (schema != null) {
      cartera.warnOfUnreadable();
    }
    return cartera;
  }

  private static String secret(Database database) {
    return database.read(
        "reading the key of the installation",
        handle -> handle.createQuery("SELECT secreto FROM instalacion").mapTo(String.class).one());
  }

  private static String installation(Database database) {
    return database.read(
        "reading the installation",
        handle -> handle.createQuery("SELECT clave FROM instalacion").mapTo(String.class).one());
  }
}
