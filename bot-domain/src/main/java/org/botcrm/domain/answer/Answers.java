package org.botcrm.domain.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.reply.OfficeAnswers;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;

/** The rules that answer a lender's clients about their loans, made of their parts. */
public final class Answers {
  private final AnswerRule rule;
  private final ReplyRule misunderstood;

  /**
   * Made of their parts.
   *
   * @param texts what the bot says
   * @param intents what it understands, as it is now
   * @param calendar of the lender, as it is now
   * @param wording how figures are written
   * @param levels how sure the bot must be of whom it talks to
   * @param raise begins the dialogue that makes it surer
   */
  public Answers(
      ReplyTexts texts,
      Supplier<Intents> intents,
      Supplier<LenderCalendar> calendar,
      Wording wording,
      AnswerLevels levels,
      RaiseTrust raise) {
    Menu menu = new Menu(texts);
    List<Answer> answers = new ArrayList<>();
    answers.add(menu);
    answers.add(new CourtesyAnswer(Intent.THANKS, "respuesta.gracias", texts));
    answers.add(new CourtesyAnswer(Intent.GOODBYE, "respuesta.despedida", texts));
    answers.add(
        new OfferAnswer(
            Intent.NOT_PAID,
            "respuesta.no-pagado",
            texts,
            menu,
            List.of(Intent.PROMISE, Intent.AGENT)));
    answers.add(
        new OfferAnswer(
            Intent.THIRD_PARTY, "respuesta.tercero", texts, menu, List.of(Intent.AGENT)));
    answers.add(
        new OfferAnswer(Intent.COMPLAINT, "respuesta.queja", texts, menu, List.of(Intent.AGENT)));
    answers.add(
        new OfferAnswer(
            Intent.NEW_LOAN, "respuesta.prestamo-nuevo", texts, menu, List.of(Intent.AGENT)));
    answers.add(new OfferAnswer(Intent.BOT, "respuesta.bot", texts, menu, List.of(Intent.AGENT)));
    answers.addAll(office(texts, calendar, menu));
    answers.addAll(money(texts, wording, menu, levels));
    NamedLoan named = new NamedLoan(new LoanNames(wording), levels);
    rule =
        new AnswerRule(
            intents,
            answers,
            new Greeting(texts, menu, wording),
            named,
            raise,
            new UnsureAnswer(texts, menu));
    misunderstood = new Misunderstood(texts, menu);
  }

  /** Answers what is understood. */
  public ReplyRule understood() {
    return rule;
  }

  /** Answers what nothing else does; it comes last. */
  public ReplyRule misunderstood() {
    return misunderstood;
  }

  private static List<Answer> office(
      ReplyTexts texts, Supplier<LenderCalendar> calendar, Menu menu) {
    OfficeAnswers office = new OfficeAnswers(texts);
    return List.of(
        new OfficeAnswer(Intent.HOW_TO_PAY, context -> office.howToPay(), menu),
        new OfficeAnswer(Intent.ADDRESS, context -> office.address(), menu),
        new OfficeAnswer(
            Intent.HOURS, context -> office.hours(calendar.get(), context.now()), menu));
  }

  private static List<Answer> money(
      ReplyTexts texts, Wording wording, Menu menu, AnswerLevels levels) {
    MoneyAnswer.Money shared =
        new MoneyAnswer.Money(texts, wording, new Loans(texts, wording), menu, levels);
    List<MoneyAnswer> answers =
        List.of(
            new BalanceAnswer(shared),
            new NextInstalmentAnswer(shared),
            new InstalmentsAnswer(shared),
            new PaymentsAnswer(shared),
            new ReceiptsAnswer(shared),
            new LoanAnswer(shared));
    Map<String, MoneyAnswer> byIntent =
        answers.stream()
            .collect(
                Collectors.toMap(
                    answer -> answer.intents().iterator().next(), Function.identity()));
    List<Answer> all = new ArrayList<>(answers);
    all.add(new OtherLoanAnswer(shared, byIntent));
    return all;
  }
}
