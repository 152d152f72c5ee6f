package org.botcrm.meta.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Dns;
import org.botcrm.domain.network.PublicAddress;

/**
 * Refuses names that lead into this machine or network, after they were resolved: what is checked
 * here is what is connected to.
 */
final class PublicDns implements Dns {
  private final Dns system;
  private final Predicate<String> exempt;

  /** Except for the hosts that {@code exempt} names. */
  PublicDns(Dns system, Predicate<String> exempt) {
    this.system = system;
    this.exempt = exempt;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = system.lookup(hostname);
    if (!exempt.test(hostname) && !addresses.stream().allMatch(PublicAddress::is)) {
      throw new PrivateAddressException();
    }
    return addresses;
  }

  /** A name leads to an address that no server of Meta's has. */
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private PrivateAddressException() {
      super("a private address");
    }
  }
}
