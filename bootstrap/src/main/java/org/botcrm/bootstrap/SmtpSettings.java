package org.botcrm.bootstrap;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes the mails with one-time codes.
 *
 * @param host its name
 * @param port 1 to 65,535
 * @param user null for a server that asks for none
 * @param password with {@code user}, and null without
 * @param from who sends
 * @param tls how the way there is kept from others
 */
record SmtpSettings(
    String host,
    int port,
    @Nullable String user,
    @Nullable Secret password,
    InternetAddress from,
    Tls tls) {
  private static final String PREFIX = "BOT_SMTP_";
  private static final String HOST = PREFIX + "HOST";
  private static final String PORT = PREFIX + "PORT";
  private static final String USER = PREFIX + "USUARIO";
  private static final String PASSWORD = PREFIX + "CLAVE";
  private static final String FROM = PREFIX + "DE";
  private static final String TLS = PREFIX + "TLS";
  private static final int MAX_PORT = 65_535;

  /** Empty when there is none, or, with the mistakes noted, when something is wrong. */
  static Optional<SmtpSettings> read(SettingsReader reader) {
    if (reader.names(PREFIX).isEmpty()) {
      return Optional.empty();
    }
    String host =
        reader.required(HOST, SmtpSettings::host, "El nombre de su servidor de correo saliente.");
    Tls tls = tls(reader, host);
    Integer port = port(reader, tls);
    InternetAddress from =
        reader.required(
            FROM, SmtpSettings::sender, "La dirección que envía, como «Mi empresa <a@b.com>».");
    Optional<String> user = reader.optional(USER, name -> name, "");
    Optional<Secret> password = reader.optional(PASSWORD, Secret::new, "");
    if (user.isPresent() != password.isPresent()) {
      reader.mistake(USER + " y " + PASSWORD + ": falta uno de los dos. Van juntos o ninguno.");
    }
    return host == null || tls == null || port == null || from == null
        ? Optional.empty()
        : Optional.of(
            new SmtpSettings(host, port, user.orElse(null), password.orElse(null), from, tls));
  }

  private static @Nullable Tls tls(SettingsReader reader, @Nullable String host) {
    Tls tls =
        reader.orElse(
            TLS,
            Tls.STARTTLS.word,
            Tls::ofWord,
            "starttls (puerto 587), directo (puerto 465) o no (sin cifrar, solo en este equipo).");
    if (tls == Tls.NONE && host != null && !isThisMachine(host)) {
      reader.mistake(TLS + ": sin cifrar, solo con un servidor de este mismo equipo (127.0.0.1).");
    }
    return tls;
  }

  private static @Nullable Integer port(SettingsReader reader, @Nullable Tls tls) {
    int standard = tls == null ? Tls.STARTTLS.port : tls.port;
    return reader.orElse(
        PORT, Integer.toString(standard), SmtpSettings::port, "Un número de 1 a 65535.");
  }

  /** For the line at the start. */
  String summary() {
    return " %s=%s %s=%d %s=%s %s=%s"
        .formatted(HOST, host, PORT, port, TLS, tls.word, FROM, from.getAddress());
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }

  private static String host(String text) {
    if (!text.matches("[A-Za-z0-9.:-]{1,253}")) {
      throw new IllegalArgumentException("host: a name expected");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: 1 to 65535 expected");
    }
    return port;
  }

  private static InternetAddress sender(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return Objects.requireNonNull(address);
    } catch (AddressException e) {
      throw new IllegalArgumentException("from: an address expected", e);
    }
  }

  /** How the way to the mail server is kept from others. */
  enum Tls {
    /** Encrypted after a first word; without that nothing is sent (RFC 3207). */
    STARTTLS("starttls", 587),
    /** Encrypted from the first byte (RFC 8314). */
    IMPLICIT("directo", 465),
    /** Not at all. */
    NONE("no", 25);

    private final String word;
    private final int port;

    Tls(String word, int port) {
      this.word = word;
      this.port = port;
    }

    private static Tls ofWord(String word) {
      for (Tls tls : values()) {
        if (tls.word.equals(word)) {
          return tls;
        }
      }
      throw new IllegalArgumentException("starttls, directo or no expected");
    }
  }
}
