package org.botcrm.persistence.jdbi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the bot keeps its data.
 *
 * @param jdbcUrl {@code jdbc:sqlite:…} or {@code jdbc:postgresql:…}, without user and password
 * @param user null when the database needs none
 * @param password null when the database needs none
 * @param crmSchema the PostgreSQL schema that holds the CRM's own {@code clientes}, {@code
 *     prestamos}, {@code cuotas} and {@code pagos}; null when they are ours
 */
public record DatabaseSettings(
    String jdbcUrl, @Nullable String user, @Nullable String password, @Nullable String crmSchema) {
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern WITH_LOGIN = Pattern.compile("jdbc:postgresql://[^?]*@.*");

  /**
   * @throws IllegalArgumentException when the address is of no database that we know, or the schema
   *     is not a plain name
   */
  public DatabaseSettings {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    if (!jdbcUrl.startsWith("jdbc:sqlite:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("jdbcUrl: jdbc:sqlite:… or jdbc:postgresql:… expected");
    }
    if (WITH_LOGIN.matcher(jdbcUrl).matches()) {
      // The driver would take it for a part of the host, and whoever shows the address would show
      // the password.
      throw new IllegalArgumentException("jdbcUrl: no user and password before the host expected");
    }
    if (crmSchema != null && !SCHEMA.matcher(crmSchema).matches()) {
      throw new IllegalArgumentException("crmSchema: letters, digits and _ expected");
    }
    if (crmSchema != null && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("crmSchema: only PostgreSQL has schemas");
    }
  }

  /**
   * Reads an address as people write it: a JDBC URL, or {@code postgresql://user:password@host/db}
   * ({@code postgres://} too, and with {@code jdbc:} before it).
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static DatabaseSettings parse(String url, @Nullable String crmSchema) {
    if (WITH_LOGIN.matcher(url).matches()) {
      return parse(url.substring("jdbc:".length()), crmSchema);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      return new DatabaseSettings(url, null, null, crmSchema);
    }
    URI uri = uri(url);
    String[] login = uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    return new DatabaseSettings(
        "jdbc:postgresql://" + host + uri.getRawPath() + query,
        login.length > 0 ? login[0] : null,
        login.length > 1 ? login[1] : null,
        crmSchema);
  }

  /** Whether it is SQLite. */
  boolean isSqlite() {
    return jdbcUrl.startsWith("jdbc:sqlite:");
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getRawPath() == null || uri.getRawPath().length() < 2) {
        throw new IllegalArgumentException("jdbcUrl: postgresql://user:password@host/db expected");
      }
      return uri;
    } catch (URISyntaxException e) {
      // The message of the cause would show the password.
      throw new IllegalArgumentException("jdbcUrl: postgresql://user:password@host/db expected");
    }
  }

  /** The address without anything secret. */
  @Override
  public String toString() {
    return jdbcUrl.replaceAll("\\?.*", "?…").replaceAll("//.*@", "//…@");
  }
}
