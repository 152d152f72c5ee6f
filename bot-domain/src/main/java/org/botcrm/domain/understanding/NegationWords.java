package org.botcrm.domain.understanding;

import java.util.Set;

/**
 * The words that take something back, and from whom.
 *
 * @param denying «no», «nunca»
 * @param cutting behind which nothing is denied any more: «no he ido pero ya pagué»
 * @param foreign which say that it is about something else: «ya pagué el agua»
 * @param parting between two things that are said: «cuándo me toca | y cuánto debo»
 * @param asking the intents that ask for something, which only a refusal takes back: who says «no
 *     veo mis cuotas» wants them
 * @param hollow words that mean nothing by themselves, such as «de» and «me»; with none, no figures
 *     are doubted
 */
record NegationWords(
    Set<Integer> denying,
    Set<Integer> cutting,
    Set<Integer> foreign,
    Set<Integer> parting,
    Set<String> asking,
    Set<Integer> hollow) {
  /** Who complains about a balance has seen it. */
  private static final String COMPLAINT = "queja";

  /** Who asks for a loan that they do not have says what for. */
  private static final String NEW_LOAN = "prestamo_nuevo";

  /** What is meant whatever else it is about. */
  private static final Set<String> COURTESIES =
      Set.of("saludo", "gracias", "despedida", "menu", "cancelar", "si", "no", "bot", COMPLAINT);

  /** What goes with a question for figures as well as with anything else. */
  private static final Set<String> NEUTRAL =
      Set.of("tercero", "identificacion", "otro_prestamo", "horario", "direccion", "menu");

  boolean isNegation(int word) {
    return denying.contains(word);
  }

  boolean cuts(int word) {
    return cutting.contains(word);
  }

  boolean isForeign(int word) {
    return foreign.contains(word);
  }

  boolean parts(int word) {
    return parting.contains(word);
  }

  boolean asks(String intent) {
    return asking.contains(intent);
  }

  boolean isAboutLoans(String intent) {
    return !COURTESIES.contains(intent) && !intent.equals(NEW_LOAN);
  }

  /** Whether somebody who says this does not ask for figures. */
  static boolean isOtherBusiness(String intent) {
    return intent.equals(COMPLAINT)
        || !COURTESIES.contains(intent)
            && !Intents.OF_MONEY.contains(intent)
            && !NEUTRAL.contains(intent);
  }
}
