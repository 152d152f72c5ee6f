package org.botcrm.domain.cartera;

/** What the CRM's word for the state of a loan means. */
public enum EstadoPrestamo {
  /** Being written down. */
  DRAFT,
  /** Asked for, not decided yet. */
  EN_REVISION,
  /** Granted, and not settled. */
  APROBADO,
  /** Paid in full. */
  LIQUIDADO,
  /** Not granted. */
  RECHAZADO,
  /** A word that is not known here: nothing follows from it. */
  OTRO;

  /** Of the CRM's word, in any spelling of it. */
  static EstadoPrestamo of(String word) {
    return switch (StateWords.plain(word)) {
      case "DRAFT", "BORRADOR" -> DRAFT;
      case "EN_REVISION" -> EN_REVISION;
      case "APROBADO" -> APROBADO;
      case "LIQUIDADO" -> LIQUIDADO;
      case "RECHAZADO" -> RECHAZADO;
      default -> OTRO;
    };
  }
}
