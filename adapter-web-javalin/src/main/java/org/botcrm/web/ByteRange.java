package org.botcrm.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that was asked for.
 *
 * @param first position of its first byte
 * @param length how many bytes; 0 of an empty file only
 * @param whole whether nobody asked for a part
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110.html#name-range-requests">RFC 9110, 14</a>
 */
record ByteRange(long first, long length, boolean whole) {
  // Several ranges, other units and what cannot be read are ignored, as the RFC allows and asks.
  private static final Pattern ONE = Pattern.compile("(?i)bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads the header {@code Range}; null when nothing of the file is in the range.
   *
   * @param header null when there is none
   * @param size of the file
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header.strip());
    if (!one.matches()) {
      return new ByteRange(0, size, true);
    }
    String from = one.group(1);
    String to = one.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? new ByteRange(0, size, true) : last(Long.parseLong(to), size);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Long.parseLong(to);
    if (!to.isEmpty() && last < first) {
      return new ByteRange(0, size, true);
    }
    return first >= size ? null : new ByteRange(first, Math.min(last, size - 1) - first + 1, false);
  }

  private static @Nullable ByteRange last(long count, long size) {
    long length = Math.min(count, size);
    return length == 0 ? null : new ByteRange(size - length, length, false);
  }

  /** The header {@code Content-Range}. */
  String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
