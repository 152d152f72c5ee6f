package org.botcrm.domain.reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;

/** The cases of the lender's bot, in the order in which they are tried. */
final class StandardRules {
  private StandardRules() {}

  static List<ReplyRule> all(ReplyTexts texts) {
    Phrases greetings = Phrases.of(texts.phrases("saludo.frases"));
    Phrases nationalId = Phrases.of(texts.phrases("cedula.frases"));
    BiPredicate<PendingMessage, ReplyContext> greeted = (m, c) -> greetings.isIn(m.body());
    BiPredicate<PendingMessage, ReplyContext> asksForId = (m, c) -> nationalId.isIn(m.body());
    return List.of(
        new TextRule("saludo-cliente", texts, greeted.and(StandardRules::isKnown)),
        new TextRule("saludo-desconocido", texts, greeted),
        new TextRule("cedula", texts, asksForId),
        new TextRule("ayuda-cliente", texts, StandardRules::isKnown),
        new TextRule("ayuda-desconocido", texts, (m, c) -> true));
  }

  private static boolean isKnown(PendingMessage message, ReplyContext context) {
    return context.cliente().isPresent();
  }

  /** Says the text of its own name when its condition holds. */
  private record TextRule(
      String name, ReplyTexts texts, BiPredicate<PendingMessage, ReplyContext> applies)
      implements ReplyRule {

    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      if (!applies.test(message, context)) {
        return Optional.empty();
      }
      String nombre = context.cliente().map(Cliente::firstName).orElse("");
      return Optional.of(new Reply(texts.say(name, Map.of("nombre", nombre))));
    }
  }
}
