package org.botcrm.application.dialogue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudRepository;

/**
 * Links a chat to a client, because a person of the lender made sure whose it is, and tells the
 * client. Thread-safe.
 */
public final class LinkChat {
  /** More changes than a chat sees between a call and its repetition. */
  private static final int HISTORY = 100;

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
    this.tell = new TellClient(send, clock);
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Closes the request, then links its chat, then tells the client. Of several people only the
   * first one links; to repeat a call finishes what an interrupted one left, and links nothing that
   * was unlinked since.
   *
   * @param id of a request to link
   * @param by who made sure
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; repeat it then
   */
  public Outcome link(long id, ClienteId clienteId, String by) {
    Solicitud request =
        solicitudes.find(id).filter(found -> found.kind() == RequestKind.LINK).orElse(null);
    if (request == null) {
      return solicitudes.find(id).<Outcome>map(Outcome.OtherKind::new).orElseGet(Outcome.None::new);
    }
    Cliente cliente = clientes.find(clienteId).orElse(null);
    ChatSummary chat = chats.find(request.chat()).orElse(null);
    if (cliente == null || chat == null) {
      return cliente == null ? new Outcome.NoClient() : new Outcome.NoChat();
    }
    Solicitud.Resolucion mine =
        new Solicitud.Resolucion(by, TellClient.linked(clienteId), clock.instant());
    return solicitudes
        .resolve(id, mine)
        .match(
            done -> linked(done.solicitud(), chat, cliente),
            already ->
                isSame(already.solicitud(), mine)
                    ? linked(already.solicitud(), chat, cliente)
                    : new Outcome.Closed(already.solicitud()),
            Outcome.None::new);
  }

  private static boolean isSame(Solicitud request, Solicitud.Resolucion mine) {
    Solicitud.Resolucion first = request.resuelta();
    return first != null && Objects.equals(first.nota(), mine.nota());
  }

  private Outcome linked(Solicitud request, ChatSummary chat, Cliente cliente) {
    Solicitud.Resolucion counts = Objects.requireNonNull(request.resuelta(), "resuelta");
    ChatIdentity known = trust.find(chat.id(), clock.instant()).orElse(ChatIdentity.NONE);
    if (!wasGiven(chat.id(), cliente.id(), counts.en())) {
      TrustBasis basis = TrustBasis.of(chat.contact(), known.identityKey());
      Instant now = clock.instant();
      Trust given = new Trust(cliente.id(), basis, TrustSource.AGENT, now, null);
      if (!trust.give(chat.id(), given, counts.por(), now)) {
        return new Outcome.NoChat();
      }
    } else if (!isLinked(known, cliente.id())) {
      return new Outcome.Closed(request);
    }
    String text = texts.say("vinculo.confirmado", Map.of("nombre", cliente.firstName()));
    return new Outcome.Done(
        request, tell.tell(chat.id(), "vinculo-" + request.id(), text, counts.en()));
  }

  /** Whether an earlier call came so far. */
  private boolean wasGiven(ChatId chat, ClienteId cliente, Instant since) {
    return trust.listChanges(chat, HISTORY).stream()
        .anyMatch(
            change ->
                change.source() == TrustSource.AGENT
                    && cliente.equals(change.cliente())
                    && !change.at().isBefore(since));
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
     * @param request as it is now
     * @param told what became of the message to the client
     */
    record Done(Solicitud request, Told told) implements Outcome {}

    /** There is no such request. */
    record None() implements Outcome {}

    /**
     * The request asks for something else.
     *
     * @param request as it is
     */
    record OtherKind(Solicitud request) implements Outcome {}

    /** There is no such client. */
    record NoClient() implements Outcome {}

    /** The chat of the request is gone. */
    record NoChat() implements Outcome {}

    /**
     * The request was closed before in another way, or the chat was unlinked since.
     *
     * @param request as it is
     */
    record Closed(Solicitud request) implements Outcome {}
  }
}
