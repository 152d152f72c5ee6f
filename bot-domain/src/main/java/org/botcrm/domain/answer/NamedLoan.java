package org.botcrm.domain.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyContext;

/**
 * Takes the loan that somebody names for the one that they choose, as if they had pressed it: «la
 * nevera», once a list was shown, or «cuánto debo de la moto». Immutable and thread-safe.
 */
final class NamedLoan {
  /** What is longer says more than which loan. */
  private static final int FEW_WORDS = 6;

  private static final Set<String> OF_LOANS =
      Set.of(Intent.BALANCE, Intent.NEXT, Intent.INSTALMENTS);

  private final LoanNames names;
  private final AnswerLevels levels;

  NamedLoan(LoanNames names, AnswerLevels levels) {
    this.names = names;
    this.levels = levels;
  }

  /**
   * The same with the loan that is named, and with the question of before when there is none.
   *
   * @param wanted what is answered of it
   */
  Understood heeding(
      Understood understood, List<String> wanted, PendingMessage message, ReplyContext context) {
    String asked = asked(wanted, message, context).orElse(null);
    boolean mayHear = asked != null && context.identity().level().reaches(levels.of(asked));
    return mayHear && message.choice() == null
        ? named(message, context)
            .map(loan -> understood.about(asked, loan.id().value()))
            .orElse(understood)
        : understood;
  }

  private Optional<String> asked(
      List<String> wanted, PendingMessage message, ReplyContext context) {
    Optional<String> question = wanted.stream().filter(OF_LOANS::contains).findFirst();
    if (question.isPresent()) {
      return question;
    }
    boolean nothingElse = wanted.stream().allMatch(Intent.OTHER_LOAN::equals);
    int words = Phrases.normalized(message.body()).strip().split(" ").length;
    return nothingElse && words <= FEW_WORDS ? Loans.asked(context.state()) : Optional.empty();
  }

  private Optional<Prestamo> named(PendingMessage message, ReplyContext context) {
    return context
        .cartera()
        .match(cartera -> named(cartera, message.body()), reason -> Optional.empty());
  }

  /** Of the only one nobody needs to say which it is. */
  private Optional<Prestamo> named(Cartera cartera, String text) {
    List<Prestamo> active = cartera.active();
    return active.size() < 2 ? Optional.empty() : names.named(active, text);
  }
}
