package org.botcrm.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that follow from seed, instant and a counter: the same run gives the same ids, and a
 * simulator started again does not repeat those of the last one. Thread-safe.
 */
final class Ids {
  private static final int MESSAGE_BYTES = 9;
  private static final int TRACE_BYTES = 16;
  private static final int USER_DIGITS = 20;
  private static final int DIGEST_BYTES = 8;
  private static final long FIRST_OBJECT = 100_000_000_000_000L;

  private final long seed;
  private final Clock clock;
  private final AtomicLong counter = new AtomicLong();

  Ids(long seed, Clock clock) {
    this.seed = seed;
    this.clock = clock;
  }

  /** An id built like Meta's, which also hold the other party in plain base64. */
  String message(String party, Direction direction) {
    byte[] name = party.getBytes(StandardCharsets.US_ASCII);
    String tail = HexFormat.of().withUpperCase().formatHex(fresh(MESSAGE_BYTES));
    ByteArrayOutputStream id = new ByteArrayOutputStream();
    id.writeBytes(new byte[] {0x1C, 0x18, (byte) name.length});
    id.writeBytes(name);
    byte sender = (byte) (direction == Direction.OUTBOUND ? 0x11 : 0x12);
    id.writeBytes(new byte[] {0x15, 0x02, 0x00, sender, 0x18, (byte) tail.length()});
    id.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
    id.write(0);
    return "wamid." + Base64.getEncoder().encodeToString(id.toByteArray());
  }

  /** An id for {@code fbtrace_id}. */
  String trace() {
    return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(fresh(TRACE_BYTES));
  }

  /** An id of an object of the Graph API: fifteen digits, the first not a zero. */
  String object() {
    long number = ByteBuffer.wrap(fresh(Long.BYTES)).getLong() >>> 1;
    return Long.toString(FIRST_OBJECT + number % (9 * FIRST_OBJECT));
  }

  /** Digits for the handshake's challenge. */
  String challenge() {
    return Integer.toString(ByteBuffer.wrap(fresh(Integer.BYTES)).getInt() & Integer.MAX_VALUE);
  }

  /** Sixteen hex digits that nobody can guess who does not know the seed. */
  String digest(String text) {
    byte[] hash = hash(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
  }

  /** The business-scoped id of a phone: always the same for the same seed. */
  String user(String waId) {
    byte[] hash = hash(waId.getBytes(StandardCharsets.US_ASCII));
    StringBuilder id = new StringBuilder("VE.");
    for (int i = 0; i < USER_DIGITS; i++) {
      id.append((char) ('0' + Math.floorMod(hash[i], 10)));
    }
    return id.toString();
  }

  private byte[] fresh(int length) {
    Instant now = clock.instant();
    ByteBuffer input = ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES);
    input.putLong(now.getEpochSecond()).putInt(now.getNano());
    input.putLong(counter.incrementAndGet());
    return Arrays.copyOf(hash(input.array()), length);
  }

  private byte[] hash(byte[] input) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      return sha256.digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
