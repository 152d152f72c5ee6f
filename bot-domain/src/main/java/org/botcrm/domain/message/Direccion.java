package org.botcrm.domain.message;

/** Which way a message went, spelled as in {@code conversaciones_whatsapp.direccion}. */
public enum Direccion {
  /** From the client to the business. */
  INBOUND,
  /** From the business to the client. */
  OUTBOUND
}
