package org.botcrm.bootstrap;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.botcrm.domain.answer.Answers;
import org.botcrm.domain.answer.Wording;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;

/** Puts the rules of the bundled bot together. */
final class LoanRules {
  private LoanRules() {}

  static ReplyRules of(
      ReplyTexts texts,
      Supplier<Intents> intents,
      Supplier<LenderCalendar> calendar,
      String country,
      ZoneId zone) {
    Wording wording =
        new Wording(texts, MoneyFormat.of(country), SpanishDates.standard(), zone);
    return ReplyRules.firstMatch(
        List.of(
            Answers.understood(
                texts,
                intents,
                calendar,
                wording,
                TrustLevel.PHONE,
                (needed, context, question) -> new Reply(texts.say("cedula", Map.of()))),
            Answers.misunderstood(texts)),
        texts);
  }
}
