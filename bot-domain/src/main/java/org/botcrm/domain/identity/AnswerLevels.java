package org.botcrm.domain.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How sure the bot must be of whom it talks to, for each thing that clients ask for. Immutable.
 *
 * @param levels by the name of the intent
 */
public record AnswerLevels(Map<String, TrustLevel> levels) {
  private static final Set<String> OPEN =
      Set.of(
          "saludo",
          "gracias",
          "despedida",
          "menu",
          "asesor",
          "queja",
          "cancelar",
          "si",
          "no",
          "como_pagar",
          "horario",
          "direccion",
          "identificacion",
          "tercero",
          "codigo",
          "no_pagado");
  private static final Set<String> RECORD =
      Set.of(
          "estado_prestamo",
          "saldo",
          "proxima_cuota",
          "cuotas",
          "pagos",
          "recibos",
          "otro_prestamo",
          "reportar_pago",
          "promesa_pago");

  /** Copies the map. */
  public AnswerLevels {
    levels = Map.copyOf(levels);
  }

  /**
   * Nothing for what anybody may know; the number for loans and payments; a second factor for
   * changing data and for whatever is not named here.
   */
  public static AnswerLevels standard() {
    Map<String, TrustLevel> levels = new HashMap<>();
    OPEN.forEach(intent -> levels.put(intent, TrustLevel.UNKNOWN));
    RECORD.forEach(intent -> levels.put(intent, TrustLevel.PHONE));
    return new AnswerLevels(levels);
  }

  /** The same, with a second factor for loans and payments as well. */
  public AnswerLevels strict() {
    Map<String, TrustLevel> stricter = new HashMap<>(levels);
    stricter.replaceAll((intent, level) -> level == TrustLevel.PHONE ? TrustLevel.VERIFIED : level);
    return new AnswerLevels(stricter);
  }

  /** What an intent needs; the most when it is not named. */
  public TrustLevel of(String intent) {
    return levels.getOrDefault(intent, TrustLevel.VERIFIED);
  }
}
