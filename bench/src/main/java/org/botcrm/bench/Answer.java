package org.botcrm.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Gathers the bytes of one HTTP/1.1 answer. Reused for one after the other. Not thread-safe. */
final class Answer {
  private static final int UNKNOWN = -1;

  private byte[] bytes = new byte[4096];
  private int size;
  private int bodyAt = UNKNOWN;
  private int end = UNKNOWN;

  void clear() {
    size = 0;
    bodyAt = UNKNOWN;
    end = UNKNOWN;
  }

  /** Where the next bytes go; at least one fits. */
  byte[] room() {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    return bytes;
  }

  int size() {
    return size;
  }

  /** So many bytes were put behind {@link #size()}; whether the answer is now complete. */
  boolean grew(int count) {
    size += count;
    if (bodyAt == UNKNOWN) {
      readHead();
    }
    return end != UNKNOWN && size >= end;
  }

  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  String body() {
    return new String(bytes, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
  }

  private void readHead() {
    for (int i = 3; i < size; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        bodyAt = i + 1;
        end = bodyAt + contentLength();
        return;
      }
    }
  }

  private int contentLength() {
    String head = new String(bytes, 0, bodyAt, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    int at = head.indexOf("\ncontent-length:");
    if (at < 0) {
      throw new BenchException("an answer has no Content-Length");
    }
    int from = at + "\ncontent-length:".length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }
}
