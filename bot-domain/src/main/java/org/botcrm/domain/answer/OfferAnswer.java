package org.botcrm.domain.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.ReplyTexts;

/** One text and what can be done next, whoever asks. */
record OfferAnswer(String intent, String key, ReplyTexts texts, Menu menu, List<String> next)
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
    return Said.of(texts.say(key, Map.of()), question)
        .with(next.stream().map(menu::option).toList());
  }
}
