package org.botcrm.application.reply;

import java.time.Instant;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.verification.IdentityDialogue;
import org.jspecify.annotations.Nullable;

/** Finds out what the messages of a turn show of the person. Thread-safe. */
final class ReadEvidence {
  private final ClienteLookup clientes;
  private final @Nullable CodeHasher codes;

  ReadEvidence(ClienteLookup clientes, @Nullable CodeHasher codes) {
    this.clientes = clientes;
    this.codes = codes;
  }

  Evidence read(PendingChat pending, Instant now) {
    PendingMessage together = PendingMessage.together(pending.messages());
    PhoneNumber own = together.ownPhone();
    return new Evidence(
        TrustBasis.of(pending.chat().contact(), pending.identity().identityKey()),
        byCode(pending, together.body(), now),
        own == null ? null : clientes.findByPhone(own));
  }

  /**
   * The CRM is only asked once the code is right: until then nothing may differ, nor take longer.
   */
  private @Nullable Cliente byCode(PendingChat pending, String text, Instant now) {
    OneTimeCode code = pending.identity().code();
    boolean right =
        codes != null
            && code != null
            && IdentityDialogue.waitsForCode(pending.state())
            && code.isTypedIn(text, codes, now);
    ClienteId owner = right ? code.cliente() : null;
    return owner == null ? null : clientes.find(owner).orElse(null);
  }
}
