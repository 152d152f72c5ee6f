package org.botcrm.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Ids of messages that are built and ordered like Meta's: the other party's number in front, then a
 * random tail. The order matters to a database, since an index of them is written at random places.
 */
final class Wamid {
  /** Characters of an id. */
  static final int LENGTH = 62;

  private static final int TAIL_BYTES = 10;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Wamid() {}

  /**
   * An id that no other number has.
   *
   * @param phone 12 digits
   * @param number of the message, within all of one kind
   * @param kind tells received ones (0x12) from sent ones (0x11)
   */
  static String of(String phone, long number, int kind) {
    byte[] party = phone.getBytes(StandardCharsets.US_ASCII);
    byte[] tail = tail(number).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer id = ByteBuffer.allocate(party.length + tail.length + 10);
    id.put((byte) 0x1C).put((byte) 0x18).put((byte) party.length).put(party);
    id.put((byte) 0x15).put((byte) 0x02).put((byte) 0x00).put((byte) kind);
    id.put((byte) 0x18).put((byte) tail.length).put(tail).put((byte) 0x00);
    return "wamid." + Base64.getEncoder().encodeToString(id.array());
  }

  /** Mixed, so that numbers in order give tails in none; the mixing keeps them distinct. */
  private static String tail(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
    bytes.putLong(mixed(number)).putShort((short) mixed(~number));
    return HexFormat.of().withUpperCase().formatHex(bytes.array());
  }

  /** The finalizer of SplitMix64, which is a permutation. */
  static long mixed(long number) {
    long z = number * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
