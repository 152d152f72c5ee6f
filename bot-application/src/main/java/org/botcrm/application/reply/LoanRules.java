package org.botcrm.application.reply;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.botcrm.domain.answer.Answers;
import org.botcrm.domain.answer.Wording;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.flow.FlowEnvironment;
import org.botcrm.domain.flow.FlowRule;
import org.botcrm.domain.flow.Flows;
import org.botcrm.domain.flow.MediaRule;
import org.botcrm.domain.flow.ReasonRule;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.AmountReader;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.domain.verification.IdentityDialogue;

/**
 * The rules of the bundled bot: who it talks to, flows, answers about the loan, and what is said to
 * the rest. They take {@link org.botcrm.application.BotPorts#withCarteras} for figures, and {@link
 * org.botcrm.application.BotPorts#withCodes} for one-time codes. Immutable; thread-safe when the
 * suppliers are.
 *
 * @param texts what it says
 * @param intents what it understands, as it is now
 * @param calendar when the lender's people are there, as it is now
 * @param country two capital letters; only of {@code VE}, {@code EC}, {@code DO} and {@code CO} are
 *     ID numbers, holidays and banks known
 * @param zone in which days begin
 * @param levels how sure it must be of whom it talks to
 * @param trust how long it stays sure
 * @param queue of those who wait for a person; must not throw
 */
public record LoanRules(
    ReplyTexts texts,
    Supplier<Intents> intents,
    Supplier<LenderCalendar> calendar,
    String country,
    ZoneId zone,
    AnswerLevels levels,
    TrustSettings trust,
    FlowEnvironment.WaitingQueue queue) {
  /** Refuses nulls, naming the field. */
  public LoanRules {
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(intents, "intents");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(queue, "queue");
  }

  /**
   * With the phrases that ship, the holidays of the country, hours that nobody is told, and a queue
   * of which nothing is known.
   *
   * @param country two capital letters
   */
  public static LoanRules standard(ReplyTexts texts, String country, ZoneId zone) {
    Intents intents = Intents.standard();
    LenderCalendar calendar = LenderCalendar.assumed(country, zone);
    return new LoanRules(
        texts,
        () -> intents,
        () -> calendar,
        country,
        zone,
        AnswerLevels.standard(),
        TrustSettings.standard(),
        chat -> OptionalInt.empty());
  }

  /** The same with other phrases. */
  public LoanRules withIntents(Supplier<Intents> others) {
    return new LoanRules(texts, others, calendar, country, zone, levels, trust, queue);
  }

  /** The same with a calendar of the lender's own. */
  public LoanRules withCalendar(Supplier<LenderCalendar> other) {
    return new LoanRules(texts, intents, other, country, zone, levels, trust, queue);
  }

  /** The same with other demands on whom it talks to. */
  public LoanRules withIdentity(AnswerLevels otherLevels, TrustSettings otherTrust) {
    return new LoanRules(texts, intents, calendar, country, zone, otherLevels, otherTrust, queue);
  }

  /** The same with a queue, of which those who wait are told their place. */
  public LoanRules withQueue(FlowEnvironment.WaitingQueue other) {
    return new LoanRules(texts, intents, calendar, country, zone, levels, trust, other);
  }

  /**
   * All of them, in the order in which they are asked; {@link ReplyRules#after} puts others first.
   */
  public ReplyRules rules() {
    IdentityDialogue identity =
        new IdentityDialogue(NationalIds.of(country), levels, trust, texts, names());
    Wording wording = new Wording(texts, MoneyFormat.of(country), SpanishDates.standard(), zone);
    Answers answers = new Answers(texts, intents, calendar, wording, levels, identity::raise);
    FlowEnvironment environment =
        new FlowEnvironment(
            country,
            intents,
            new AmountReader(country),
            wording,
            levels,
            identity::raise,
            answers.understood(),
            now -> closedUntil(calendar.get(), wording, now),
            queue);
    FlowRule flow = new FlowRule(Flows.standard(texts), environment, texts);
    List<ReplyRule> known = List.of(flow, answers.understood(), answers.misunderstood());
    return ReplyRules.firstMatch(
        List.of(
            identity.rule(known),
            new ReasonRule(flow, environment, texts),
            flow,
            new MediaRule(flow, environment, texts),
            identity.unaskedRule(),
            answers.understood(),
            answers.misunderstood()),
        texts);
  }

  private Function<String, Set<String>> names() {
    return text ->
        intents.get().understand(text).matches().stream()
            .map(IntentMatch::intent)
            .collect(Collectors.toSet());
  }

  /** «el lunes 23 de noviembre a las 8:00 a. m.»; empty while the lender is open. */
  private static Optional<String> closedUntil(
      LenderCalendar calendar, Wording wording, Instant now) {
    return calendar.office().isOpen(now)
        ? Optional.empty()
        : calendar.office().nextOpening(now).map(opening -> wording.moment(opening, now));
  }
}
