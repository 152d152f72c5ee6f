package org.botcrm.simulator;

import java.util.Objects;

/**
 * What came of a message written as a phone.
 *
 * @param messageId Meta's id of it
 * @param delivered whether the bot took it (answered with 200)
 * @param http the status the bot answered with; 0 when there was no answer
 * @param retrying whether the simulator goes on trying, as Meta does
 */
public record Said(String messageId, boolean delivered, int http, boolean retrying) {
  /** Refuses a null id. */
  public Said {
    Objects.requireNonNull(messageId, "messageId");
  }
}
