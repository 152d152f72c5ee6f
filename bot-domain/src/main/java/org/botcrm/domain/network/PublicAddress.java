package org.botcrm.domain.network;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the internet from those of a machine, a network, or nothing: where somebody
 * else says what the bot is to call, only the former may be called. Thread-safe.
 */
public final class PublicAddress {
  private static final int BYTE = 0xFF;

  private PublicAddress() {}

  /**
   * Whether it is one of the internet.
   *
   * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">those that are not
   *     (IPv4)</a>
   * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">those that are not
   *     (IPv6)</a>
   */
  public static boolean is(InetAddress address) {
    boolean special =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !special
        && (address instanceof Inet4Address
            ? isPublic4(address.getAddress())
            : isPublic6(address.getAddress()));
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & BYTE;
    int second = bytes[1] & BYTE;
    int third = bytes[2] & BYTE;
    return switch (first) {
      case 0 -> false;
      case 100 -> (second & 0xC0) != 64;
      case 192 -> !(second == 0 && (third == 0 || third == 2));
      case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 240;
    };
  }

  /**
   * Global unicast is 2000::/3; in it, forms that hold an IPv4 address could hold a private one.
   */
  private static boolean isPublic6(byte[] bytes) {
    boolean global = (bytes[0] & 0xE0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredoAndTests = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xFE) == 0;
    boolean documentation =
        bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && (bytes[3] & BYTE) == 0xB8;
    return global && !sixToFour && !teredoAndTests && !documentation;
  }
}
