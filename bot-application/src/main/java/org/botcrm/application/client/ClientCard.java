package org.botcrm.application.client;

import java.util.Objects;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.identity.ChatIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What the lender knows of the person of a chat. Immutable.
 *
 * @param match whose the chat's phone is
 * @param identity what is stored about whom the chat belongs to
 * @param cliente whom it belongs to: who was linked to it, else the phone's only owner; null when
 *     that is nobody, or in doubt
 * @param cartera that client's loans; null without a client, and in a bot that tells none
 */
public record ClientCard(
    ClienteMatch match,
    ChatIdentity identity,
    @Nullable Cliente cliente,
    @Nullable CarteraReading cartera) {
  /** Refuses nulls where a value is required, naming the field. */
  public ClientCard {
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(identity, "identity");
  }

  /** The client's id only: the rest is personal. */
  @Override
  public String toString() {
    return "ClientCard[" + (cliente == null ? "nobody" : cliente.id().value()) + "]";
  }
}
