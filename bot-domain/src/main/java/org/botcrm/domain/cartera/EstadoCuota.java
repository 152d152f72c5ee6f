package org.botcrm.domain.cartera;

/** What the CRM's word for the state of an instalment means. */
public enum EstadoCuota {
  /** To be paid. */
  PENDIENTE,
  /** Paid. */
  PAGADO,
  /** To be paid since its date. Whether it is late is seen by the date, not by this word. */
  ATRASADO,
  /** Paid in part. */
  PARCIAL,
  /** Paid before its date. */
  ADELANTADO,
  /** A word that is not known here: what remains follows from the amounts alone. */
  OTRO;

  /** Of the CRM's word, in any spelling of it. */
  static EstadoCuota of(String word) {
    return switch (StateWords.plain(word)) {
      case "PENDIENTE" -> PENDIENTE;
      case "PAGADO" -> PAGADO;
      case "ATRASADO", "VENCIDO" -> ATRASADO;
      case "PARCIAL" -> PARCIAL;
      case "ADELANTADO" -> ADELANTADO;
      default -> OTRO;
    };
  }
}
