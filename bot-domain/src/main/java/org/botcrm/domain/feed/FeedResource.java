package org.botcrm.domain.feed;

import java.util.Locale;

/** The things that events are about. */
public enum FeedResource {
  /** A message. */
  CONVERSACION,
  /** A chat. */
  CHAT,
  /** Something that the lender's people are asked to do. */
  SOLICITUD,
  /** A payment that a client reported. */
  PAGO_REPORTADO,
  /** A payment that a client promised. */
  PROMESA_PAGO;

  /** The name in lower case, as it is shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
