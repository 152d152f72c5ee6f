package org.botcrm.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells calls of this machine from those that came through it. */
final class LocalCall {
  private static final Pattern LOCAL_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");
  // Whoever forwards says so in one of these; a browser or curl on this machine sends none.
  private static final Set<String> FORWARDING =
      Set.of("forwarded", "via", "x-real-ip", "true-client-ip", "x-client-ip");
  private static final List<String> FORWARDING_PREFIXES = List.of("x-forwarded-", "cf-");

  private LocalCall() {}

  /** Whether somebody at this machine called, as far as can be told. */
  static boolean isOne(HttpServletRequest request) {
    List<String> hosts = Collections.list(request.getHeaders("Host"));
    return hosts.size() == 1
        && LOCAL_HOST.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches()
        && isLoopback(request.getRemoteAddr())
        && Collections.list(request.getHeaderNames()).stream()
            .noneMatch(LocalCall::tellsOfForwarding);
  }

  private static boolean tellsOfForwarding(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return FORWARDING.contains(name) || FORWARDING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static boolean isLoopback(@Nullable String address) {
    // Letters would be a name, and a name would be looked up.
    if (address == null || !address.matches("[\\[\\]0-9a-fA-F.:]*[.:][\\[\\]0-9a-fA-F.:]*")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
