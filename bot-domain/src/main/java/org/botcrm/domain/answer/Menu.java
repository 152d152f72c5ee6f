package org.botcrm.domain.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.ReplyTexts;

/** What can be asked, to choose from. */
final class Menu implements Answer {
  private static final List<String> FOR_CLIENTS =
      List.of(
          Intent.BALANCE,
          Intent.NEXT,
          Intent.INSTALMENTS,
          Intent.PAYMENTS,
          Intent.LOAN,
          Intent.HOW_TO_PAY,
          Intent.REPORT_PAYMENT,
          Intent.PROMISE,
          Intent.HOURS,
          Intent.AGENT);

  private static final List<String> SHORT = List.of(Intent.BALANCE, Intent.NEXT, Intent.AGENT);

  private final ReplyTexts texts;

  Menu(ReplyTexts texts) {
    this.texts = texts;
  }

  @Override
  public Set<String> intents() {
    return Set.of(Intent.MENU);
  }

  @Override
  public TrustLevel needs() {
    return TrustLevel.UNKNOWN;
  }

  @Override
  public Said answer(Question question) {
    String nombre = question.context().cliente().map(Cliente::firstName).orElse("");
    return Said.of(texts.say("respuesta.menu", Map.of("nombre", nombre)), question).with(all());
  }

  /** Everything: a list. */
  List<Option> all() {
    return options(FOR_CLIENTS.stream());
  }

  /** What is asked most, and a person: buttons. */
  List<Option> few() {
    return options(SHORT.stream());
  }

  private List<Option> options(Stream<String> intents) {
    return intents.map(this::option).toList();
  }

  /** One of them. */
  Option option(String intent) {
    return new Option(Understood.INTENT + intent, texts.say("menu." + intent, Map.of()));
  }
}
