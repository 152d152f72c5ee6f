package org.botcrm.domain.answer;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.OfficeAnswers;
import org.botcrm.domain.reply.ReplyContext;

/** Something about the lender itself; where it said nothing, a person is offered. */
record OfficeAnswer(String intent, Function<ReplyContext, OfficeAnswers.Answer> said, Menu menu)
    implements Answer {
  @Override
  public Set<String> intents() {
    return Set.of(intent);
  }

  @Override
  public TrustLevel needs() {
    return TrustLevel.UNKNOWN;
  }

  @Override
  public Said answer(Question question) {
    OfficeAnswers.Answer answer = said.apply(question.context());
    Said text = Said.of(answer.text(), question);
    return answer.known() ? text : text.with(List.of(menu.option(Intent.AGENT)));
  }
}
