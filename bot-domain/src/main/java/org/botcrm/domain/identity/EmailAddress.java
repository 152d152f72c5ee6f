package org.botcrm.domain.identity;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of one mailbox, as the CRM writes it, when there is no doubt that it is one. Narrower
 * than what the mail standards allow: no quotes, comments or letters beyond ASCII.
 *
 * @param value such as {@code ana@example.com}; at most 254 characters (RFC 5321, 4.5.3.1.3)
 */
public record EmailAddress(String value) {
  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL = 64;
  private static final String LOCAL_MARKS = "!#$%&'*+/=?^_`{|}~-.";

  /**
   * @throws IllegalArgumentException when it is not one address; the message does not hold it
   */
  public EmailAddress {
    if (!isOne(Objects.requireNonNull(value, "value"))) {
      throw new IllegalArgumentException("value: one e-mail address expected");
    }
  }

  /**
   * The address that a column holds.
   *
   * @param written null when nothing is
   * @return empty when it holds none, several, or what may be one or not: a secret is sent to an
   *     address that is certain or not at all
   */
  public static Optional<EmailAddress> of(@Nullable String written) {
    String address = written == null ? "" : written.strip();
    return isOne(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX_LENGTH
        && at > 0
        && at <= MAX_LOCAL
        && isDotted(text.substring(0, at), LOCAL_MARKS)
        && text.indexOf('.', at) > 0
        && isDotted(text.substring(at + 1), "-.");
  }

  /** Letters, digits and marks, with no empty part between dots. */
  private static boolean isDotted(String text, String marks) {
    boolean known =
        text.chars()
            .allMatch(
                c ->
                    c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || marks.indexOf(c) >= 0);
    return known
        && !text.isEmpty()
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..");
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "EmailAddress[•••]";
  }
}
