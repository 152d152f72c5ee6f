package org.botcrm.application.inbound;

import java.util.function.Function;
import java.util.function.Supplier;
import org.botcrm.domain.delivery.StoredDelivery;

/** What became of a POST to the webhook. */
public sealed interface ReceiveOutcome {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(Function<Stored, T> stored, Supplier<T> refused);

  /** It is durable, with everything it says; also when it says nothing that can be read. */
  record Stored(StoredDelivery delivery) implements ReceiveOutcome {
    @Override
    public <T> T match(Function<Stored, T> stored, Supplier<T> refused) {
      return stored.apply(this);
    }
  }

  /** It is not Meta's: nothing was read or kept of it. */
  record Refused() implements ReceiveOutcome {
    @Override
    public <T> T match(Function<Stored, T> stored, Supplier<T> refused) {
      return refused.get();
    }
  }
}
