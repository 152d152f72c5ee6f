package org.botcrm.domain.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.OfficeAnswers;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;

/** The rules that answer a lender's clients about their loans, made of their parts. */
public final class Answers {
  private Answers() {}

  /**
   * The rule that answers what is understood.
   *
   * @param texts what the bot says
   * @param intents what it understands, as it is now
   * @param calendar of the lender, as it is now
   * @param wording how figures are written
   * @param money how sure the bot must be of whom it talks to before it tells figures; {@link
   *     TrustLevel#PHONE} or above
   * @param raise begins the dialogue that makes it surer
   */
  public static ReplyRule understood(
      ReplyTexts texts,
      Supplier<Intents> intents,
      Supplier<LenderCalendar> calendar,
      Wording wording,
      TrustLevel money,
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
    answers.addAll(office(texts, calendar, menu));
    answers.addAll(money(texts, wording, menu, money));
    return new AnswerRule(intents, answers, new Greeting(texts, menu, wording), raise);
  }

  /** The rule that answers what nothing else does. */
  public static ReplyRule misunderstood(ReplyTexts texts) {
    return new Misunderstood(texts, new Menu(texts));
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
      ReplyTexts texts, Wording wording, Menu menu, TrustLevel needs) {
    MoneyAnswer.Money shared =
        new MoneyAnswer.Money(texts, wording, new Loans(texts, wording), menu, needs);
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
