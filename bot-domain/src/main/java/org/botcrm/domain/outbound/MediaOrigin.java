package org.botcrm.domain.outbound;

import java.util.Set;

/** Where Meta finds a file. */
public sealed interface MediaOrigin {

  /**
   * A file that was uploaded to Meta before, or received from it.
   *
   * @param value Meta's id of it, not blank; one of an upload is good for 30 days, one of a webhook
   *     for 7 (page business-phone-numbers/media of Meta's documentation)
   */
  record Id(String value) implements MediaOrigin {
    /**
     * @throws IllegalArgumentException when {@code value} is blank
     */
    public Id {
      CodePoints.require("value", value);
    }

    /** Hides the id. */
    @Override
    public String toString() {
      return "Id";
    }
  }

  /**
   * A file that Meta fetches, and keeps for ten minutes (page messages/send-messages of Meta's
   * documentation).
   *
   * @param url begins with {@code https} and names a host
   */
  record Link(String url) implements MediaOrigin {
    /**
     * @throws IllegalArgumentException when {@code url} is no such address
     */
    public Link {
      WebAddress.require("url", url, Set.of("https"));
    }

    /** Hides the address. */
    @Override
    public String toString() {
      return "Link";
    }
  }
}
