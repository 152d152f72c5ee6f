package org.botcrm.domain.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Checks addresses that Meta or the person is to open. */
final class WebAddress {
  private WebAddress() {}

  /** Refuses what is no whole address of one of these schemes. */
  static void require(String field, String url, Set<String> schemes) {
    Objects.requireNonNull(url, field);
    if (!isWhole(url, schemes)) {
      throw new IllegalArgumentException(
          field + ": an address expected that begins with " + first(schemes));
    }
  }

  private static String first(Set<String> schemes) {
    return String.join(" or ", schemes.stream().sorted().toList());
  }

  /** The syntax error itself would quote the address, which may be a person's own. */
  private static boolean isWhole(String url, Set<String> schemes) {
    try {
      URI uri = new URI(url);
      return uri.getScheme() != null
          && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
