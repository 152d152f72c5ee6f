package org.botcrm.domain.pago;

/** How far the review of a reported payment got; stored and shown by these names. */
public enum PagoEstado {
  /** Nobody looked at it yet. */
  PENDIENTE,

  /** A person of the lender found the payment. */
  APROBADO,

  /** A person of the lender did not. */
  RECHAZADO
}
