package org.botcrm.application.dialogue;

import java.time.Clock;
import java.util.Objects;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.cliente.ClienteLookup;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with what dialogues leave behind.
 *
 * @param ports to read it
 * @param review decides about a payment that a client reported
 * @param link says whose a chat is
 * @param card tells who the person of a chat is
 * @param clock the time of decisions
 */
public record DialogueUseCases(
    DialoguePorts ports, ReviewPago review, LinkChat link, ReadClientCard card, Clock clock) {
  /** Refuses nulls, naming the field. */
  public DialogueUseCases {
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(review, "review");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(clock, "clock");
  }

  /**
   * Over the ports that all of them need.
   *
   * @param carteras null in a bot that tells nothing of loans
   */
  public static DialogueUseCases of(
      DialoguePorts ports,
      ChatRepository chats,
      ClienteLookup clientes,
      @Nullable CarteraLookup carteras,
      SendMessage send,
      Clock clock) {
    return new DialogueUseCases(
        ports,
        new ReviewPago(ports.pagos(), send, ports.texts(), clock),
        new LinkChat(
            ports.solicitudes(), ports.trust(), chats, clientes, send, ports.texts(), clock),
        new ReadClientCard(chats, clientes, ports.trust(), carteras, clock),
        clock);
  }
}
