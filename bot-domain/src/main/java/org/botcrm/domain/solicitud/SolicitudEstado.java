package org.botcrm.domain.solicitud;

/** Whether a request is done; shown by these names. */
public enum SolicitudEstado {
  /** Somebody has to do it. */
  ABIERTA,

  /** Somebody did. */
  RESUELTA
}
