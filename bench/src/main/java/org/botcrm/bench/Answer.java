package org.botcrm.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gathers the bytes of one HTTP/1.1 answer, with its length in front or in chunks. Reused for one
 * after the other. Not thread-safe.
 */
final class Answer {
  private static final int UNKNOWN = -1;
  private static final int HEX = 16;
  private static final int NEW_LINE = 2;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private byte[] bytes = new byte[4096];
  private int size;
  private boolean chunked;
  private boolean whole;
  private int bodyAt = UNKNOWN;
  private int missing;

  void clear() {
    size = 0;
    body.reset();
    chunked = false;
    whole = false;
    bodyAt = UNKNOWN;
  }

  /** Where the next bytes go, behind {@link #size()}; at least one fits. */
  byte[] room() {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    return bytes;
  }

  int size() {
    return size;
  }

  /** So many bytes were put there; whether the answer is now complete. */
  boolean grew(int count) {
    size += count;
    if (bodyAt == UNKNOWN) {
      readHead();
    }
    if (bodyAt != UNKNOWN && !whole) {
      readBody();
    }
    return whole;
  }

  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private void readHead() {
    for (int i = 3; i < size; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        bodyAt = i + 1;
        String head = new String(bytes, 0, bodyAt, StandardCharsets.US_ASCII);
        readLength(head.toLowerCase(Locale.ROOT));
        return;
      }
    }
  }

  private void readLength(String head) {
    String name = "\ncontent-length:";
    int at = head.indexOf(name);
    chunked = head.contains("\ntransfer-encoding: chunked");
    if (at < 0 && !chunked) {
      throw new BenchException("an answer does not tell its length");
    }
    int from = at + name.length();
    missing =
        chunked ? 0 : Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  private void readBody() {
    if (!chunked) {
      whole = take(missing);
      return;
    }
    boolean more = true;
    while (more && !whole) {
      more = readChunk();
    }
  }

  /** Takes one chunk when all of it is here. */
  private boolean readChunk() {
    int end = bodyAt;
    while (end < size && bytes[end] != '\n') {
      end++;
    }
    if (end == size) {
      return false;
    }
    String length = new String(bytes, bodyAt, end - bodyAt, StandardCharsets.US_ASCII).strip();
    int count = Integer.parseInt(length, HEX);
    if (end + 1 + count + NEW_LINE > size) {
      return false;
    }
    bodyAt = end + 1;
    take(count);
    bodyAt += count + NEW_LINE;
    whole = count == 0;
    return true;
  }

  private boolean take(int count) {
    if (bodyAt + count > size) {
      return false;
    }
    body.write(bytes, bodyAt, count);
    return true;
  }
}
