package org.botcrm.application.verification;

import java.util.Objects;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.nationalid.NationalIds;

/**
 * What sending one-time codes needs.
 *
 * @param queue of those that are waited for
 * @param clientes to whom they go
 * @param sender takes them there
 * @param hasher what is kept of them; with the same key on every node, and that with which {@link
 *     org.botcrm.application.reply.ReplyToChat} compares
 * @param ids of the country whose IDs clients type
 */
public record CodePorts(
    CodeQueue queue,
    ClienteLookup clientes,
    OneTimeCodeSender sender,
    CodeHasher hasher,
    NationalIds ids) {
  /** Refuses nulls, naming the port. */
  public CodePorts {
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(clientes, "clientes");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(hasher, "hasher");
    Objects.requireNonNull(ids, "ids");
  }
}
