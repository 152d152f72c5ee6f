package org.botcrm.bootstrap;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

/** Puts the rules of the bundled bot together. */
final class LoanRules {
  private LoanRules() {}

  /** Of a bot whose queue is the same for every chat. */
  static ReplyRules of(
      ReplyTexts texts,
      Supplier<Intents> intents,
      Supplier<LenderCalendar> calendar,
      String country,
      ZoneId zone,
      AnswerLevels levels,
      TrustSettings trust,
      Supplier<OptionalInt> ahead) {
    FlowEnvironment.WaitingQueue queue = chat -> ahead.get();
    return of(texts, intents, calendar, country, zone, levels, trust, queue);
  }

  static ReplyRules of(
      ReplyTexts texts,
      Supplier<Intents> intents,
      Supplier<LenderCalendar> calendar,
      String country,
      ZoneId zone,
      AnswerLevels levels,
      TrustSettings trust,
      FlowEnvironment.WaitingQueue queue) {
    Function<String, Set<String>> names =
        text ->
            intents.get().understand(text).matches().stream()
                .map(IntentMatch::intent)
                .collect(Collectors.toSet());
    IdentityDialogue identity =
        new IdentityDialogue(NationalIds.of(country), levels, trust, texts, names);
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
            flow,
            new MediaRule(flow, environment, texts),
            identity.unaskedRule(),
            answers.understood(),
            answers.misunderstood()),
        texts);
  }

  /** «el lunes 23 de noviembre a las 8:00 a. m.»; empty while the lender is open. */
  private static Optional<String> closedUntil(
      LenderCalendar calendar, Wording wording, Instant now) {
    return calendar.office().isOpen(now)
        ? Optional.empty()
        : calendar.office().nextOpening(now).map(opening -> wording.moment(opening, now));
  }
}
