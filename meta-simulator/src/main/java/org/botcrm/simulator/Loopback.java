package org.botcrm.simulator;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the simulator on this machine. Names are compared, never looked up. */
final class Loopback {
  private static final Pattern HOST =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private Loopback() {}

  static void requireUrl(@Nullable URI url, String name) {
    if (url == null || !"http".equals(url.getScheme()) || !isHost(url.getHost())) {
      throw new IllegalArgumentException(name + ": an http URL on 127.0.0.1 expected");
    }
  }

  /** Whether the value of a {@code Host} header, or of an origin without its scheme, is ours. */
  static boolean isAuthority(@Nullable String authority) {
    return authority != null && isHost(authority.replaceFirst(":[0-9]+$", ""));
  }

  private static boolean isHost(@Nullable String host) {
    return host != null && HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
