package org.botcrm.domain.understanding;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.understanding.Slots.Slot;

/**
 * Reads the reference that a bank gives to a transfer. What may be two is not read at all: the
 * client is asked again. Thread-safe.
 */
public final class ReferenceReader {
  private static final int MIN_DIGITS = 4;
  private static final int MAX_DIGITS = 20;

  /** Without a word that announces it; less is an amount. */
  private static final int MIN_BARE_DIGITS = 6;

  private static final Set<String> ANNOUNCING =
      Set.of(
          "ref",
          "refe",
          "referencia",
          "reference",
          "operacion",
          "transaccion",
          "confirmacion",
          "aprobacion",
          "autorizacion",
          "comprobante",
          "control",
          "secuencia");

  /** Between the announcement and the number: «referencia nro.: 1234». */
  private static final Set<String> BETWEEN =
      Set.of(
          "es",
          "nro",
          "numero",
          "num",
          "no",
          "n",
          "de",
          "la",
          "el",
          "del",
          "#",
          ":",
          ".",
          "-",
          "=",
          "°",
          "º",
          "o",
          "transferencia",
          "deposito",
          "pago",
          "movil");

  /** A number after these is something else. */
  private static final Set<String> SOMETHING_ELSE =
      Set.of(
          "cedula",
          "ci",
          "v",
          "e",
          "j",
          "rif",
          "ruc",
          "telefono",
          "tlf",
          "tel",
          "celular",
          "cuenta",
          "$",
          "bs",
          "rd",
          "monto",
          "por",
          "+",
          "/");

  /** Words behind an amount. */
  private static final Set<String> MONEY =
      Set.of("bs", "$", "bolivares", "dolares", "usd", "pesos", "cop", "dop", "mil", "euros", "/");

  private static final int MAX_BETWEEN = 4;

  private ReferenceReader() {}

  /** The reference in a text, its zeros in front included; empty when it is not clear. */
  public static Optional<String> read(String text) {
    Slots slots = Slots.of(text);
    Set<String> announced = new LinkedHashSet<>();
    Set<String> bare = new LinkedHashSet<>();
    for (int at = 0; at < slots.size(); at++) {
      if (isReference(slots, at)) {
        (isAnnounced(slots, at) ? announced : bare).add(slots.at(at).text());
      }
    }
    if (!announced.isEmpty()) {
      return only(announced);
    }
    int needed = slots.size() == 1 ? MIN_DIGITS : MIN_BARE_DIGITS;
    bare.removeIf(digits -> digits.length() < needed);
    return only(bare);
  }

  private static Optional<String> only(Set<String> references) {
    return references.size() == 1 ? Optional.of(references.iterator().next()) : Optional.empty();
  }

  private static boolean isReference(Slots slots, int at) {
    Slot slot = slots.at(at);
    return slot.isDigits()
        && slot.text().length() >= MIN_DIGITS
        && slot.text().length() <= MAX_DIGITS
        && !MONEY.contains(slots.at(at + 1).text())
        && !isSomethingElse(slots, at);
  }

  private static boolean isSomethingElse(Slots slots, int at) {
    int before = at - 1;
    for (int i = 0; i < MAX_BETWEEN && BETWEEN.contains(slots.at(before).text()); i++) {
      before--;
    }
    return SOMETHING_ELSE.contains(slots.at(before).text());
  }

  private static boolean isAnnounced(Slots slots, int at) {
    for (int before = at - 1; before >= at - MAX_BETWEEN; before--) {
      String word = slots.at(before).text();
      if (ANNOUNCING.contains(word)) {
        return true;
      }
      if (!BETWEEN.contains(word)) {
        return false;
      }
    }
    return false;
  }
}
