package org.botcrm.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.botcrm.application.inbound.VerifySubscription.VerifyToken;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.AccessTokens;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.meta.webhook.AppSecret;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.web.ApiKey;
import org.botcrm.web.WebSettings;
import org.jspecify.annotations.Nullable;

/**
 * All that the server needs to know.
 *
 * @param meta how to reach the Graph API
 * @param timing how long a send without an answer waits
 * @param rates how many messages each business number may send
 * @param phoneNumberId the business number
 * @param appSecret signs the webhooks
 * @param previousAppSecret signs them too while the secret is being changed; null otherwise
 * @param verifyToken of the handshake
 * @param database where the data is
 * @param host the address to listen on
 * @param port 0 takes a free one
 * @param web how the API is guarded
 * @param country two letters
 * @param zone of what people read
 * @param currency of what people read
 * @param texts file with the lender's own texts; it need not exist
 * @param media where the files of messages are kept
 * @param templates whose templates are known, and how fresh
 * @param dialogue how the bot behaves towards people
 * @param office what the lender's office brings along
 * @param console how it works with the lender's people
 */
record ServerSettings(
    MetaSettings meta,
    SendTiming timing,
    SendingRates rates,
    PhoneNumberId phoneNumberId,
    AppSecret appSecret,
    @Nullable AppSecret previousAppSecret,
    VerifyToken verifyToken,
    DatabaseSettings database,
    String host,
    int port,
    WebSettings web,
    String country,
    ZoneId zone,
    Currency currency,
    Path texts,
    MediaSettings media,
    TemplateSettings templates,
    DialogueSettings dialogue,
    OfficeSettings office,
    ConsoleSettings console) {
  // Meta's are 32 hexadecimal digits; a short one is a part of it, or a word that can be guessed.
  private static final int MIN_APP_SECRET = 8;
  private static final String APP_SECRET_REMEDY =
      "Cópielo entero del panel de Meta, Configuración, Básica, clave secreta: son 32 caracteres,"
          + " y con menos de 8 no se arranca.";

  /**
   * Reads the settings of {@code servir}.
   *
   * @throws SettingsException naming every mistake, each with its remedy
   */
  static ServerSettings read(Map<String, String> values) {
    return read(values, Set.of());
  }

  /**
   * Likewise, of which these names were written into a file, where each must be a setting.
   *
   * @throws SettingsException naming everything that is missing or wrong
   */
  static ServerSettings read(Map<String, String> values, Set<String> written) {
    SettingsReader reader = new SettingsReader(values);
    TokenSettings tokens = TokenSettings.read(reader);
    SendTiming timing =
        reader.orElse(
            "BOT_ESPERA_ESTADO",
            SendTiming.STANDARD_SECONDS,
            SendTiming::parse,
            "Segundos que un envío sin respuesta de Meta espera su estado antes de repetirse: de 2"
                + " a 86400. Con pocos, un estado que tarda llega después de un segundo envío.");
    SendingRates rates =
        reader.orElse(
            "BOT_MENSAJES_POR_SEGUNDO",
            RatesReader.STANDARD,
            RatesReader::parse,
            "De 1 a 100000; 80 es lo que Meta da a cada número. Con otro para alguno:"
                + " «80, identificador=1000».");
    MetaSettings meta =
        reader.orElse(
            "WHATSAPP_API_URL",
            "https://graph.facebook.com/v26.0",
            url -> orStandard(timing).meta(URI.create(url), orStandIn(tokens)),
            "Se espera la dirección con versión: https://graph.facebook.com/v26.0");
    PhoneNumberId number =
        reader.required(
            "WHATSAPP_PHONE_NUMBER_ID",
            id -> new PhoneNumberId(digits(id)),
            "Son dígitos: WhatsApp, Configuración de la API, identificador del número.");
    AppSecret secret =
        reader.required(
            "WHATSAPP_APP_SECRET",
            ServerSettings::appSecret,
            "Sin él no se puede saber qué viene de Meta. " + APP_SECRET_REMEDY);
    Optional<AppSecret> previous =
        reader.optional(
            "WHATSAPP_APP_SECRET_ANTERIOR", ServerSettings::appSecret, APP_SECRET_REMEDY);
    VerifyToken verifyToken =
        reader.required(
            "WHATSAPP_WEBHOOK_VERIFY_TOKEN",
            VerifyToken::new,
            "Invente una palabra y escriba la misma en Meta: WhatsApp, Configuración, Webhook.");
    WebSettings web =
        reader.required(
            "BOT_API_KEY",
            key -> WebSettings.guardedBy(new ApiKey(key)),
            "Abre la API al CRM: 16 caracteres o más, por ejemplo de «openssl rand -hex 24».");
    Basics basics = Basics.read(reader);
    MediaSettings media = MediaSettings.read(reader);
    TemplateSettings templates = TemplateSettings.read(reader);
    DialogueSettings dialogue = DialogueSettings.read(reader);
    OfficeSettings office = OfficeSettings.read(reader);
    ConsoleSettings console = ConsoleSettings.read(reader);
    ServerFiles.check(reader, basics);
    reader.refuseUnknown(written);
    if (!reader.mistakes().isEmpty()) {
      throw new SettingsException(reader.mistakes());
    }
    return new ServerSettings(
        Objects.requireNonNull(meta),
        Objects.requireNonNull(timing),
        Objects.requireNonNull(rates),
        Objects.requireNonNull(number),
        Objects.requireNonNull(secret),
        previous.orElse(null),
        Objects.requireNonNull(verifyToken),
        Objects.requireNonNull(basics.database()),
        Objects.requireNonNull(basics.host()),
        Objects.requireNonNull(basics.port()),
        Objects.requireNonNull(web).withZone(Objects.requireNonNull(basics.zone())),
        Objects.requireNonNull(basics.country()),
        basics.zone(),
        Objects.requireNonNull(basics.currency()),
        Objects.requireNonNull(basics.texts()),
        Objects.requireNonNull(media),
        templates,
        Objects.requireNonNull(dialogue),
        Objects.requireNonNull(office),
        Objects.requireNonNull(console));
  }

  /** Only where the data is, for commands that need no more. */
  static DatabaseSettings readDatabase(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    DatabaseSettings database = database(reader);
    if (database == null) {
      throw new SettingsException(reader.mistakes());
    }
    return database;
  }

  /** The same with another guard before the API. */
  ServerSettings openedTo(WebSettings other) {
    return new ServerSettings(
        meta,
        timing,
        rates,
        phoneNumberId,
        appSecret,
        previousAppSecret,
        verifyToken,
        database,
        host,
        port,
        other.withZone(zone),
        country,
        zone,
        currency,
        texts,
        media,
        templates,
        dialogue,
        office,
        console);
  }

  /** One line with everything but the secrets. */
  String summary() {
    return SettingsLine.of(this);
  }

  /** Lets the address be checked when the token is missing; both mistakes are then reported. */
  private static AccessTokens orStandIn(@Nullable TokenSettings tokens) {
    return tokens == null ? AccessTokens.always(new AccessToken("missing")) : tokens;
  }

  private static SendTiming orStandard(@Nullable SendTiming timing) {
    return timing == null ? SendTiming.parse(SendTiming.STANDARD_SECONDS) : timing;
  }

  static @Nullable DatabaseSettings database(SettingsReader reader) {
    Optional<String> schema =
        reader.optional(
            "CRM_SCHEMA",
            name -> name,
            "Nombre del esquema de PostgreSQL que tiene clientes, prestamos, cuotas y pagos.");
    return reader.orElse(
        "DATABASE_URL",
        "jdbc:sqlite:data/bot.db",
        url -> DatabaseSettings.parse(url, schema.orElse(null)),
        "Se espera jdbc:sqlite:data/bot.db o postgresql://usuario:clave@host/base"
            + " (CRM_SCHEMA solo vale con PostgreSQL).");
  }

  private static AppSecret appSecret(String text) {
    if (text.length() < MIN_APP_SECRET) {
      throw new IllegalArgumentException("app secret: 8 or more characters expected");
    }
    return new AppSecret(text);
  }

  private static String digits(String text) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("digits expected");
    }
    return text;
  }
}
