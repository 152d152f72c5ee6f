package org.botcrm.domain.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Which of several loans is spoken of: the one chosen last, until the conversation is forgotten.
 */
final class Loans {
  private static final String CHOSEN = "prestamo";
  private static final String ASKED = "pregunta_prestamo";
  private static final int MAX_OPTIONS = 10;

  private final ReplyTexts texts;
  private final Wording wording;

  Loans(ReplyTexts texts, Wording wording) {
    this.texts = texts;
    this.wording = wording;
  }

  /** The state after what was chosen with a turn. */
  static DialogueState chosen(DialogueState state, Understood understood) {
    Long loan = understood.loan();
    return loan == null ? state : state.with(CHOSEN, String.valueOf(loan));
  }

  /** The one that is spoken of: the only active one, or the one that was chosen. */
  Optional<Prestamo> spokenOf(Cartera cartera, DialogueState state) {
    List<Prestamo> active = cartera.active();
    if (active.size() == 1) {
      return Optional.of(active.get(0));
    }
    return state
        .get(CHOSEN)
        .map(id -> new PrestamoId(Integer.parseInt(id)))
        .flatMap(cartera::find)
        .filter(Prestamo::isActive);
  }

  /** What is remembered of a question about one loan. */
  static DialogueState remember(DialogueState state, String intent, Prestamo loan) {
    return state.with(CHOSEN, String.valueOf(loan.id().value())).with(ASKED, intent);
  }

  /** What is remembered while somebody is asked which loan a question is about. */
  static DialogueState asking(DialogueState state, String intent) {
    return state.with(ASKED, intent);
  }

  /** The question that was asked about a loan last. */
  static Optional<String> asked(DialogueState state) {
    return state.get(ASKED);
  }

  /** The other one, when there are exactly two and one was spoken of. */
  Optional<Prestamo> other(Cartera cartera, DialogueState state) {
    List<Prestamo> active = cartera.active();
    return spokenOf(cartera, state)
        .filter(spoken -> active.size() == 2)
        .map(spoken -> active.get(active.get(0).equals(spoken) ? 1 : 0));
  }

  /** All active ones, to choose from. */
  List<Option> options(Cartera cartera, String intent) {
    return cartera.active().stream().limit(MAX_OPTIONS).map(loan -> option(loan, intent)).toList();
  }

  private Option option(Prestamo loan, String intent) {
    String detail =
        texts.say(
            "prestamo.opcion",
            Map.of(
                "monto", wording.money(loan.totalFinanciamiento()),
                "cuotas", String.valueOf(loan.numeroCuotas())));
    return new Option(
        Understood.LOAN + loan.id().value() + ":" + intent, wording.shortName(loan), detail);
  }
}
