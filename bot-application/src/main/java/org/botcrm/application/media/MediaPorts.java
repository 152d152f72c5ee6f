package org.botcrm.application.media;

import java.util.Objects;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.media.MediaSource;
import org.botcrm.domain.media.MediaStore;

/**
 * What the bot needs to fetch the files of messages.
 *
 * @param queue the files that wait
 * @param source the way to Meta's
 * @param store keeps them
 */
public record MediaPorts(MediaQueue queue, MediaSource source, MediaStore store) {
  /** Refuses nulls, naming the port. */
  public MediaPorts {
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(store, "store");
  }
}
