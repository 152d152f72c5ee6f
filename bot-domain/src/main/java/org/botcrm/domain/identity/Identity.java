package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.jspecify.annotations.Nullable;

/** Whom the bot talks to, as sure as it may be now. The record is in reach only where it may be. */
public sealed interface Identity {

  /** Of nobody that is known, with nothing to add. */
  Identity NOBODY = new Unknown(null);

  /** How sure the bot is. */
  TrustLevel level();

  /** The client; empty below {@link TrustLevel#PHONE}. */
  Optional<Cliente> cliente();

  /** Why it is not surer, in words for the lender's people; empty when there is nothing to say. */
  Optional<String> reason();

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(
      Function<Unknown, T> unknown, Function<ByPhone, T> byPhone, Function<Verified, T> verified);

  /** What a phone alone tells. */
  static Identity of(ClienteMatch byPhone) {
    return byPhone.match(
        () -> NOBODY,
        ByPhone::new,
        several -> new Unknown("El teléfono es de " + several.size() + " clientes"));
  }

  /**
   * Nobody, or nobody that may be told.
   *
   * @param why the bot is not surer; null when there is nothing to say
   * @param doubted whether somebody else may be writing than before: then a number proves nothing,
   *     now or later, until a second factor or a person of the lender does
   */
  record Unknown(@Nullable String why, boolean doubted) implements Identity {
    /** Of somebody whom nothing speaks against. */
    public Unknown(@Nullable String why) {
      this(why, false);
    }

    @Override
    public TrustLevel level() {
      return TrustLevel.UNKNOWN;
    }

    @Override
    public Optional<Cliente> cliente() {
      return Optional.empty();
    }

    @Override
    public Optional<String> reason() {
      return Optional.ofNullable(why);
    }

    @Override
    public <T> T match(
        Function<Unknown, T> unknown,
        Function<ByPhone, T> byPhone,
        Function<Verified, T> verified) {
      return unknown.apply(this);
    }
  }

  /**
   * The one client of the number that writes.
   *
   * @param who the client
   * @param why it is not {@link Verified} any more; null when it never was
   */
  record ByPhone(Cliente who, @Nullable String why) implements Identity {
    /** Refuses a missing client. */
    public ByPhone {
      Objects.requireNonNull(who, "who");
    }

    /** Of a client who never showed more. */
    public ByPhone(Cliente who) {
      this(who, null);
    }

    @Override
    public TrustLevel level() {
      return TrustLevel.PHONE;
    }

    @Override
    public Optional<Cliente> cliente() {
      return Optional.of(who);
    }

    @Override
    public Optional<String> reason() {
      return Optional.ofNullable(why);
    }

    @Override
    public <T> T match(
        Function<Unknown, T> unknown,
        Function<ByPhone, T> byPhone,
        Function<Verified, T> verified) {
      return byPhone.apply(this);
    }
  }

  /**
   * Somebody who showed a second factor.
   *
   * @param who the client
   * @param until when that holds
   */
  record Verified(Cliente who, Instant until) implements Identity {
    /** Refuses nulls. */
    public Verified {
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(until, "until");
    }

    @Override
    public TrustLevel level() {
      return TrustLevel.VERIFIED;
    }

    @Override
    public Optional<Cliente> cliente() {
      return Optional.of(who);
    }

    @Override
    public Optional<String> reason() {
      return Optional.empty();
    }

    @Override
    public <T> T match(
        Function<Unknown, T> unknown,
        Function<ByPhone, T> byPhone,
        Function<Verified, T> verified) {
      return verified.apply(this);
    }
  }
}
