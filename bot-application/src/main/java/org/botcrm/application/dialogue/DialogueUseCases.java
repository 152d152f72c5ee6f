package org.botcrm.application.dialogue;

import java.util.Objects;

/**
 * What can be done with what dialogues leave behind.
 *
 * @param ports to read it
 * @param review decides about a payment that a client reported
 * @param link says whose a chat is
 */
public record DialogueUseCases(DialoguePorts ports, ReviewPago review, LinkChat link) {
  /** Refuses nulls, naming the field. */
  public DialogueUseCases {
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(review, "review");
    Objects.requireNonNull(link, "link");
  }
}
