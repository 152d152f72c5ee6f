package org.botcrm.domain.answer;

import java.util.Map;
import java.util.Set;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.ReplyTexts;

/** A word of thanks, of goodbye, or anything else that one text answers for everybody. */
record CourtesyAnswer(String intent, String key, ReplyTexts texts) implements Answer {
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
    String nombre = question.context().cliente().map(Cliente::firstName).orElse("");
    return Said.of(texts.say(key, Map.of("nombre", nombre)), question);
  }
}
