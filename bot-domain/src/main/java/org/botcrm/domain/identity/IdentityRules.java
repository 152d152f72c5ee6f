package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom the bot talks to, anew at each turn: trust falls by itself as soon as what it rests
 * on is gone. Immutable and thread-safe.
 */
public final class IdentityRules {
  private final TrustSettings settings;

  /** By these settings. */
  public IdentityRules(TrustSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Whom the bot talks to.
   *
   * @param contact as Meta names it now
   * @param stored what is known of the chat
   * @param byPhone whose number it is, as the CRM says now
   * @param linked the client whom the chat was linked to, as the CRM says now; null when it was not
   *     linked to any, or there is no such client any more
   * @param now when
   */
  public Identity identify(
      ContactId contact,
      ChatIdentity stored,
      ClienteMatch byPhone,
      @Nullable Cliente linked,
      Instant now) {
    Trust trust = stored.trust();
    String doubt = doubt(contact, stored, now);
    if (doubt != null) {
      return new Identity.Unknown(doubt);
    }
    if (trust == null || trust.source() == TrustSource.PHONE) {
      return byPhone(byPhone, trust, now);
    }
    if (linked == null) {
      return new Identity.Unknown("El cliente vinculado ya no está en la cartera");
    }
    return level(linked, trust, now);
  }

  /** A number that is one client's alone proves who it is, also when it was another's before. */
  private static Identity byPhone(ClienteMatch byPhone, @Nullable Trust trust, Instant now) {
    return byPhone
        .identified()
        .map(
            cliente ->
                trust != null && trust.cliente().equals(cliente.id())
                    ? level(cliente, trust, now)
                    : new Identity.ByPhone(cliente))
        .orElseGet(() -> Identity.of(byPhone));
  }

  private static Identity level(Cliente cliente, Trust trust, Instant now) {
    Instant until = trust.verifiedUntil();
    if (until == null) {
      return new Identity.ByPhone(cliente);
    }
    return trust.isVerified(now)
        ? new Identity.Verified(cliente, until)
        : new Identity.ByPhone(cliente, "La verificación venció");
  }

  /** Why the contact may be somebody else than before; null when nothing says so. */
  private @Nullable String doubt(ContactId contact, ChatIdentity stored, Instant now) {
    Instant silentSince = stored.silentSince();
    Trust trust = stored.trust();
    boolean provedSince =
        trust != null && silentSince != null && trust.since().isAfter(silentSince);
    if (silentSince != null && !provedSince && silentSince.plus(settings.silence()).isBefore(now)) {
      return "No escribía desde hace más de " + settings.silence().toDays() + " días";
    }
    return trust == null ? null : change(trust, TrustBasis.of(contact, stored.identityKey()));
  }

  private static @Nullable String change(Trust trust, TrustBasis now) {
    // Of a number that proves who writes, another proves it as well.
    if (trust.source() != TrustSource.PHONE && trust.basis().differsInPhone(now)) {
      return "Cambió de número";
    }
    if (trust.basis().differsInUser(now)) {
      return "Cambió de cuenta de WhatsApp";
    }
    return trust.basis().differsInIdentity(now) ? "Cambió de teléfono o reinstaló WhatsApp" : null;
  }
}
