package org.botcrm.domain.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that Meta holds for a message: what is known of it before it is fetched. All of it was
 * written by others. Immutable.
 *
 * @param id Meta's, 1 to 512 characters, not blank; holds for 7 days
 * @param mimeType as Meta wrote it, perhaps with parameters ({@code audio/ogg; codecs=opus}); null
 *     when absent
 * @param sha256 of the file; null when absent or in no known form
 * @param fileName that the sender gave it, to show and never to store by; null when absent
 * @param url where it is for 5 minutes; null when absent
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
 *     how long ids and URLs hold</a>
 */
public record MediaReference(
    String id,
    @Nullable String mimeType,
    @Nullable Sha256 sha256,
    @Nullable String fileName,
    @Nullable String url) {
  private static final int MAX_LENGTH = 512;

  /**
   * @throws IllegalArgumentException when {@code id} is blank or too long
   */
  public MediaReference {
    Objects.requireNonNull(id, "id");
    if (id.isBlank() || id.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("id: 1 to 512 characters expected");
    }
  }

  /** The type only: names are personal, and the URL opens the file. */
  @Override
  public String toString() {
    return "MediaReference[" + mimeType + "]";
  }
}
