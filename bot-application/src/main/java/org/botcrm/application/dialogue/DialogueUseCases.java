package org.botcrm.application.dialogue;

import java.time.Clock;
import java.util.Objects;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.cliente.ClienteLookup;

/**
 * What can be done with what dialogues leave behind.
 *
 * @param ports to read it
 * @param review decides about a payment that a client reported
 * @param link says whose a chat is
 * @param clock the time of decisions
 */
public record DialogueUseCases(DialoguePorts ports, ReviewPago review, LinkChat link, Clock clock) {
  /** Refuses nulls, naming the field. */
  public DialogueUseCases {
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(review, "review");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(clock, "clock");
  }

  /** Over the ports that all of them need. */
  public static DialogueUseCases of(
      DialoguePorts ports,
      ChatRepository chats,
      ClienteLookup clientes,
      SendMessage send,
      Clock clock) {
    return new DialogueUseCases(
        ports,
        new ReviewPago(ports.pagos(), send, ports.texts(), clock),
        new LinkChat(
            ports.solicitudes(), ports.trust(), chats, clientes, send, ports.texts(), clock),
        clock);
  }
}
