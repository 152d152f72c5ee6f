package org.botcrm.web;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;

/** Puts together again what a turn of the dialogue was about. Thread-safe. */
final class TurnText {
  private static final int LOOKED_AT = 50;

  private final ListConversaciones listConversaciones;

  TurnText(ListConversaciones listConversaciones) {
    this.listConversaciones = listConversaciones;
  }

  /**
   * The texts that were answered together, each on a line of its own, as {@link
   * org.botcrm.domain.chat.PendingMessage#together} has them.
   *
   * @param message that was answered, or the answer
   * @return empty when the answered one is not among the messages just before
   */
  Optional<String> of(Conversacion message) {
    List<Conversacion> before =
        listConversaciones
            .list(
                ConversacionFilter.ofChat(message.chatId()),
                new PageRequest.After(new Cursor(message.timestamp(), message.id()), LOOKED_AT))
            .conversaciones();
    if (message.direccion() == Direccion.INBOUND) {
      return Optional.of(text(message, before));
    }
    return before.stream()
        .filter(row -> answeredBy(row, message.id()))
        .max(Comparator.comparingLong(row -> Objects.requireNonNull(row.respuestaId()).value()))
        .map(asked -> text(asked, before.subList(before.indexOf(asked) + 1, before.size())));
  }

  /** An answer in parts has several rows, and the first one is known. */
  private static boolean answeredBy(Conversacion row, ConversacionId part) {
    ConversacionId answer = row.respuestaId();
    return row.direccion() == Direccion.INBOUND && answer != null && answer.value() <= part.value();
  }

  /** Those just before that were answered by the same rule, and not by an answer of their own. */
  private static String text(Conversacion asked, List<Conversacion> before) {
    Deque<String> texts = new ArrayDeque<>();
    texts.add(asked.body());
    for (Conversacion row : before) {
      boolean joined =
          row.direccion() == Direccion.INBOUND
              && row.procesado()
              && row.respuestaBot() == null
              && row.rule() != null
              && row.rule().equals(asked.rule());
      if (!joined) {
        break;
      }
      texts.addFirst(row.body());
    }
    return String.join("\n", texts);
  }
}
