package org.botcrm.domain.solicitud;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of the wish to close a request. */
public sealed interface ResolveResult {

  /** One function for each case, so that the compiler asks for all of them. */
  default <T> T match(
      Function<Done, T> done, Function<AlreadyResolved, T> alreadyResolved, Supplier<T> none) {
    if (this instanceof Done d) {
      return done.apply(d);
    }
    return this instanceof AlreadyResolved a ? alreadyResolved.apply(a) : none.get();
  }

  /**
   * It is done now.
   *
   * @param solicitud as it is now
   */
  record Done(Solicitud solicitud) implements ResolveResult {
    /** Refuses null. */
    public Done {
      Objects.requireNonNull(solicitud, "solicitud");
    }
  }

  /**
   * It was done before.
   *
   * @param solicitud as it is
   */
  record AlreadyResolved(Solicitud solicitud) implements ResolveResult {
    /** Refuses null. */
    public AlreadyResolved {
      Objects.requireNonNull(solicitud, "solicitud");
    }
  }

  /** There is no such request. */
  record None() implements ResolveResult {}
}
