package org.botcrm.domain.understanding;

import java.util.Set;

/** The words beside a number that say that it is no amount of money. */
final class AmountPlaces {
  /** A number after these is a day, an ID number, a reference… */
  private static final Set<String> OTHER_BEFORE =
      Set.of(
          "el",
          "dia",
          "ref",
          "referencia",
          "cedula",
          "ci",
          "v",
          "e",
          "j",
          "rif",
          "ruc",
          "nro",
          "numero",
          "num",
          "no",
          "cuota",
          "cuotas",
          "letra",
          "giro",
          "telefono",
          "tlf",
          "hasta",
          "operacion",
          "comprobante",
          "año",
          "ano",
          "al",
          "/",
          "-",
          ":",
          "#",
          "+",
          "lunes",
          "martes",
          "miercoles",
          "jueves",
          "viernes",
          "sabado",
          "domingo",
          "prestamo",
          "codigo");

  /** A number before these too. */
  private static final Set<String> OTHER_AFTER =
      Set.of(
          "/",
          "-",
          ":",
          "%",
          "dias",
          "dia",
          "semanas",
          "semana",
          "meses",
          "mes",
          "años",
          "anos",
          "ano",
          "cuotas",
          "cuota",
          "horas",
          "hora",
          "am",
          "pm",
          "veces",
          "vez",
          "letras",
          "letra",
          "giros",
          "giro",
          "por",
          "personas",
          "minutos",
          "de");

  private static final Set<String> ARTICLES =
      Set.of("la", "el", "mi", "las", "los", "mis", "una", "un");

  /** Of the day, or of the calendar. */
  private static final Set<String> TIMES =
      Set.of("noche", "tarde", "manana", "mañana", "madrugada", "ano", "año", "quincena");

  private AmountPlaces() {}

  static boolean isOtherBefore(Slots slots, int at) {
    return OTHER_BEFORE.contains(slots.at(at - 1).text());
  }

  /**
   * Likewise behind it.
   *
   * @param next what comes after the number
   */
  static boolean isOtherAfter(Slots slots, int at, int next) {
    return OTHER_AFTER.contains(slots.at(next).text()) && !isOfSomething(slots, at, next);
  }

  /** «40 de la nevera», but neither «la 3 de la nevera» nor «8 de la noche». */
  private static boolean isOfSomething(Slots slots, int at, int next) {
    String what = slots.at(next + 2).text();
    return slots.at(next).is("de")
        && ARTICLES.contains(slots.at(next + 1).text())
        && !ARTICLES.contains(slots.at(at - 1).text())
        && !what.isEmpty()
        && !OTHER_AFTER.contains(what)
        && !TIMES.contains(what);
  }
}
