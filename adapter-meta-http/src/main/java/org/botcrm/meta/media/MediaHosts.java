package org.botcrm.meta.media;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * Where files may be fetched from: the Graph API as it was configured, and the hosts that Meta
 * keeps files on. Anything else would be somebody who wants our token, or us to ask servers of this
 * network. Beside a simulator, which is known by its plain http, nothing leaves for the real ones.
 * Immutable.
 */
final class MediaHosts {
  private static final String LOOKASIDE = "lookaside.fbsbx.com";
  private static final List<String> DOMAINS = List.of(".fbsbx.com", ".fbcdn.net");
  private static final int HTTPS_PORT = 443;

  private final HttpUrl graph;

  MediaHosts(HttpUrl graph) {
    this.graph = graph;
  }

  boolean allows(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return false;
    }
    return isSameServer(graph, url)
        || graph.isHttps() && url.isHttps() && url.port() == HTTPS_PORT && isMetas(url);
  }

  /** Whether this name may lead to an address of this machine or network: that of a simulator. */
  boolean mayBePrivate(String host) {
    return !graph.isHttps() && graph.host().equals(host);
  }

  /** Scheme, host and port: what a token may be sent to again. */
  static boolean isSameServer(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private static boolean isMetas(HttpUrl url) {
    return url.host().equals(LOOKASIDE) || DOMAINS.stream().anyMatch(url.host()::endsWith);
  }
}
