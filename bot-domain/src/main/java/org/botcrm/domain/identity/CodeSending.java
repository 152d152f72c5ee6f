package org.botcrm.domain.identity;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of sending a one-time code. Where it went is told to nobody: whoever asks for a code
 * has not proved who they are.
 */
public sealed interface CodeSending {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(Supplier<T> sent, Supplier<T> noChannel, Function<Failed, T> failed);

  /** On its way; whether it arrives nobody can tell. */
  record Sent() implements CodeSending {
    @Override
    public <T> T match(Supplier<T> sent, Supplier<T> noChannel, Function<Failed, T> failed) {
      return sent.get();
    }
  }

  /** The client has no other channel, or the lender none to send by. A person has to decide. */
  record NoChannel() implements CodeSending {
    @Override
    public <T> T match(Supplier<T> sent, Supplier<T> noChannel, Function<Failed, T> failed) {
      return noChannel.get();
    }
  }

  /**
   * It could not be sent now.
   *
   * @param reason in words, for people of the lender and the log, with nothing of the client in it
   */
  record Failed(String reason) implements CodeSending {
    /** Refuses nulls. */
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(Supplier<T> sent, Supplier<T> noChannel, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
