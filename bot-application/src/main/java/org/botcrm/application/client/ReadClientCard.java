package org.botcrm.application.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.nationalid.NationalId;
import org.jspecify.annotations.Nullable;

/** Finds out what the lender knows of the person of a chat. Thread-safe. */
public final class ReadClientCard {
  /** Longer than for a client who waits in a chat: a person sees that it is on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ChatRepository chats;
  private final ClienteLookup clientes;
  private final TrustRepository trust;
  private final @Nullable CarteraLookup carteras;
  private final Clock clock;

  /**
   * Over the ports it needs.
   *
   * @param carteras null in a bot that tells nothing of loans
   */
  public ReadClientCard(
      ChatRepository chats,
      ClienteLookup clientes,
      TrustRepository trust,
      @Nullable CarteraLookup carteras,
      Clock clock) {
    this.chats = chats;
    this.clientes = clientes;
    this.trust = trust;
    this.carteras = carteras;
    this.clock = clock;
  }

  /**
   * Of the person of this chat; empty when there is no such chat. Takes at most 5 seconds for the
   * loans, and what the CRM takes to find a client.
   *
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails
   */
  public Optional<ClientCard> read(ChatId id) {
    return chats.find(id).map(this::read);
  }

  /**
   * Whoever has this ID number, to be shown to people of the lender alone.
   *
   * @throws org.botcrm.domain.StorageException when the CRM fails
   */
  public List<Cliente> find(NationalId id) {
    return clientes
        .findByNationalId(id)
        .match(
            () -> List.<Cliente>of(),
            one -> List.of(one),
            several -> several.stream().map(clientes::find).flatMap(Optional::stream).toList());
  }

  private ClientCard read(ChatSummary chat) {
    Instant now = clock.instant();
    ChatIdentity identity = trust.find(chat.id(), now).orElse(ChatIdentity.NONE);
    ClienteMatch match =
        chat.contact().phone().map(clientes::findByPhone).orElseGet(ClienteMatch.None::new);
    Cliente cliente = identity.doubt() == null ? owner(identity, match) : null;
    return new ClientCard(match, identity, cliente, cartera(cliente));
  }

  private @Nullable Cliente owner(ChatIdentity identity, ClienteMatch match) {
    Trust linked = identity.trust();
    Optional<Cliente> found = linked == null ? match.identified() : clientes.find(linked.cliente());
    return found.orElse(null);
  }

  private @Nullable CarteraReading cartera(@Nullable Cliente cliente) {
    return cliente == null || carteras == null ? null : carteras.read(cliente.id(), PATIENCE);
  }
}
