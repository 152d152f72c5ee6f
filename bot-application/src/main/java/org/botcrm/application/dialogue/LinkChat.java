package org.botcrm.application.dialogue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudRepository;

/**
 * Links a chat to a client, because a person of the lender made sure whose it is, and tells the
 * client. Thread-safe.
 */
public final class LinkChat {
  private final SolicitudRepository solicitudes;
  private final TrustRepository trust;
  private final ChatRepository chats;
  private final ClienteLookup clientes;
  private final TellClient tell;
  private final ReplyTexts texts;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public LinkChat(
      SolicitudRepository solicitudes,
      TrustRepository trust,
      ChatRepository chats,
      ClienteLookup clientes,
      SendMessage send,
      ReplyTexts texts,
      Clock clock) {
    this.solicitudes = solicitudes;
    this.trust = trust;
    this.chats = chats;
    this.clientes = clientes;
    this.tell = new TellClient(send);
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Links the chat of a request, and closes the request. To repeat it finishes what an interrupted
   * call left.
   *
   * @param id of a request to link
   * @param by who made sure
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; repeat it then
   */
  public Outcome link(long id, ClienteId clienteId, String by) {
    Solicitud request =
        solicitudes.find(id).filter(found -> found.kind() == RequestKind.LINK).orElse(null);
    if (request == null) {
      return new Outcome.NoRequest();
    }
    Optional<Cliente> cliente = clientes.find(clienteId);
    Optional<ChatSummary> chat = chats.find(request.chat());
    if (cliente.isEmpty() || chat.isEmpty()) {
      return new Outcome.NoClient();
    }
    Instant now = clock.instant();
    ChatIdentity known = trust.find(request.chat(), now).orElse(ChatIdentity.NONE);
    if (request.resuelta() != null && !isLinked(known, clienteId)) {
      return new Outcome.Closed(request);
    }
    if (request.resuelta() == null) {
      TrustBasis basis = TrustBasis.of(chat.get().contact(), known.identityKey());
      trust.give(
          request.chat(), new Trust(clienteId, basis, TrustSource.AGENT, now, null), by, now);
      solicitudes.resolve(id, new Solicitud.Resolucion(by, null, now));
    }
    String text = texts.say("vinculo.confirmado", Map.of("nombre", cliente.get().firstName()));
    return new Outcome.Done(tell.tell(request.chat(), "vinculo-" + id, text));
  }

  private static boolean isLinked(ChatIdentity known, ClienteId cliente) {
    Trust trust = known.trust();
    return trust != null && trust.cliente().equals(cliente);
  }

  /** What became of a link. */
  public sealed interface Outcome {
    /**
     * The chat is the client's.
     *
     * @param told what became of the message to the client
     */
    record Done(QueueResult told) implements Outcome {}

    /** There is no such request to link. */
    record NoRequest() implements Outcome {}

    /** There is no such client, or no such chat any more. */
    record NoClient() implements Outcome {}

    /**
     * The request was closed before, without linking the chat to this client.
     *
     * @param request as it is
     */
    record Closed(Solicitud request) implements Outcome {}
  }
}
