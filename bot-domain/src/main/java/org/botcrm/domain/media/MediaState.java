package org.botcrm.domain.media;

import java.util.Locale;

/** How far the file of a message got. */
public enum MediaState {
  /** It waits to be fetched, for the first time or again. */
  PENDING,
  /** It is being fetched. */
  DOWNLOADING,
  /** It is here. */
  STORED,
  /** It was refused, and is not asked for again. */
  FAILED,
  /** Meta no longer has it. */
  GONE;

  /** The name in lower case, as it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
