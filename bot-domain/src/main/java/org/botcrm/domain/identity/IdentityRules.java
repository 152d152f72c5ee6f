package org.botcrm.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
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
   * Which number's clients {@link #identify} needs to know: the contact's, or the one that a
   * contact without any shared before.
   */
  public static Optional<PhoneNumber> phoneToAsk(ContactId contact, ChatIdentity stored) {
    Trust trust = stored.trust();
    return contact
        .phone()
        .or(
            () ->
                trust == null || trust.source() != TrustSource.SHARED_PHONE
                    ? Optional.empty()
                    : Optional.ofNullable(trust.basis().phone()));
  }

  /**
   * Whom the bot talks to.
   *
   * @param contact as Meta names it now
   * @param stored what is known of the chat
   * @param byPhone whose {@link #phoneToAsk} is, as the CRM says now
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
    String doubt = stored.doubt() == null ? doubt(contact, stored, now) : stored.doubt();
    if (doubt != null) {
      return new Identity.Unknown(doubt, true);
    }
    Trust trust = stored.trust();
    if (trust == null || trust.source() == TrustSource.PHONE) {
      return byPhone(byPhone, trust, now);
    }
    return linked == null ? afterLoss(byPhone) : linked(linked, trust, byPhone, now);
  }

  /** A number that is one client's alone proves who it is, also when it was another's before. */
  private static Identity byPhone(ClienteMatch byPhone, @Nullable Trust trust, Instant now) {
    return byPhone.match(
        () -> trust == null ? Identity.NOBODY : unknown("El teléfono ya no es de ningún cliente"),
        cliente ->
            trust != null && trust.cliente().equals(cliente.id())
                ? level(cliente, trust, now)
                : new Identity.ByPhone(cliente),
        several -> Identity.of(byPhone));
  }

  /** The number may still tell when the client whom the chat was linked to is gone. */
  private static Identity afterLoss(ClienteMatch byPhone) {
    return byPhone
        .identified()
        .<Identity>map(Identity.ByPhone::new)
        .orElseGet(() -> unknown("El cliente vinculado ya no está en la cartera"));
  }

  /**
   * What the CRM says of the number now weighs more than a code that was typed some time ago, and
   * less than a code that still holds or what a person of the lender decided.
   */
  private static Identity linked(Cliente linked, Trust trust, ClienteMatch byPhone, Instant now) {
    if (trust.source() == TrustSource.AGENT || trust.isVerified(now)) {
      return level(linked, trust, now);
    }
    return byPhone.match(
        () ->
            trust.source() == TrustSource.SHARED_PHONE
                ? unknown("El teléfono que compartió ya no es de ningún cliente")
                : level(linked, trust, now),
        cliente ->
            cliente.id().equals(linked.id())
                ? level(linked, trust, now)
                : unknown("El teléfono es ahora de otro cliente"),
        several -> Identity.of(byPhone));
  }

  private static Identity unknown(String why) {
    return new Identity.Unknown(why);
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
    Trust trust = stored.trust();
    Instant last = later(stored.silentSince(), trust == null ? null : trust.since());
    if (last != null && last.plus(settings.silence()).isBefore(now)) {
      return "No escribía desde hace más de " + inWords(settings.silence());
    }
    return trust == null ? null : change(trust, TrustBasis.of(contact, stored.identityKey()));
  }

  /** Of what the person wrote and what they showed; trust is given a moment after a message. */
  private static @Nullable Instant later(@Nullable Instant wrote, @Nullable Instant showed) {
    if (wrote == null || showed == null) {
      return wrote == null ? showed : wrote;
    }
    return wrote.isAfter(showed) ? wrote : showed;
  }

  private static String inWords(Duration silence) {
    long days = silence.toDays();
    return days > 1 ? days + " días" : silence.toHours() + " horas";
  }

  private static @Nullable String change(Trust trust, TrustBasis now) {
    if (trust.basis().differsInPhone(now)) {
      // Of a number that proves who writes, another proves it as well, and with a number all the
      // rest changes.
      return trust.source() == TrustSource.PHONE ? null : "Cambió de número";
    }
    if (trust.basis().differsInUser(now)) {
      return "Cambió de cuenta de WhatsApp";
    }
    return trust.basis().differsInIdentity(now) ? "Cambió de teléfono o reinstaló WhatsApp" : null;
  }
}
