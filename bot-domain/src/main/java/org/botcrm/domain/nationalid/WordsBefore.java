package org.botcrm.domain.nationalid;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the words before a number say that it is. The nearest word that says anything counts; a
 * bounded number of characters is looked at.
 */
enum WordsBefore {
  /** An ID: "mi cédula es", "C.I.", "documento nro". */
  ID,
  /** Something else: "ref", "teléfono", "Bs", "pagué". */
  OTHER,
  /** They do not say. */
  UNKNOWN;

  private static final int WORDS = 4;
  private static final int REACH = 80;
  private static final int LONGEST_WORD = 20;

  private static final Set<String> ID_WORDS =
      Set.of("ci", "cc", "ced", "dni", "doc", "rif", "nit", "nui", "nuip", "id");
  private static final List<String> ID_STARTS =
      List.of("cedul", "sedul", "document", "identi", "ciudadani");
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "ref", "refe", "lote", "cta", "fact", "tel", "telf", "tlf", "tlfn", "cel", "movil", "wsp",
          "bs", "bsf", "bss", "usd", "eur", "cop", "dop", "rd", "total", "saldo", "suma", "valor",
          "clave", "pin", "imei", "serial", "fecha", "guia", "orden", "pedido", "token");
  private static final List<String> OTHER_STARTS =
      List.of(
          "refer", "operac", "comprob", "transac", "transf", "confirm", "cuent", "deposit",
          "factur", "recib", "contrat", "codig", "telef", "celu", "whats", "llam", "mont", "pag",
          "abon", "deb", "cuot", "consig", "dolar", "bolivar", "peso", "euro", "credit", "prestam");

  /** Before a position of the text. */
  static WordsBefore of(String text, int position) {
    int i = position - 1;
    String next = "";
    for (int words = 0; words < WORDS; words++) {
      i = endOfWord(text, i, position - REACH);
      if (i < 0) {
        return UNKNOWN;
      }
      int start = startOfWord(text, i);
      String word = folded(text.substring(start, i + 1));
      // "C.I." and "C.C." are two words here.
      WordsBefore said = of(word.equals("c") && next.matches("[ic]") ? "ci" : word);
      if (said != UNKNOWN) {
        return said;
      }
      next = word;
      i = start - 1;
    }
    return UNKNOWN;
  }

  /** What one word says. */
  static WordsBefore of(String folded) {
    if (ID_WORDS.contains(folded) || ID_STARTS.stream().anyMatch(folded::startsWith)) {
      return ID;
    }
    return OTHER_WORDS.contains(folded) || OTHER_STARTS.stream().anyMatch(folded::startsWith)
        ? OTHER
        : UNKNOWN;
  }

  /** Lower case, without the accents of Spanish. */
  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace('á', 'a')
        .replace('é', 'e')
        .replace('í', 'i')
        .replace('ó', 'o')
        .replace('ú', 'u');
  }

  /** The last letter of the nearest word; -1 when a number, or too much else, lies before it. */
  private static int endOfWord(String text, int from, int limit) {
    for (int i = from; i >= Math.max(0, limit); i--) {
      if (Character.isLetter(text.charAt(i))) {
        return i;
      }
      if (DigitRun.isDigit(text.charAt(i))) {
        return -1;
      }
    }
    return -1;
  }

  private static int startOfWord(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_WORD && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
