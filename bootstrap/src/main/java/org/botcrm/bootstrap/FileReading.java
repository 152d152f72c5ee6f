package org.botcrm.bootstrap;

import java.util.List;
import java.util.function.Function;

/**
 * What became of reading a file that a person of the lender writes.
 *
 * @param <T> what it holds
 */
sealed interface FileReading<T> {

  /** One function for each case, so that the compiler asks for all of them. */
  <R> R match(Function<T, R> taken, Function<List<String>, R> refused);

  /** It is right. */
  record Taken<T>(T value) implements FileReading<T> {
    @Override
    public <R> R match(Function<T, R> taken, Function<List<String>, R> refused) {
      return taken.apply(value);
    }
  }

  /**
   * Something in it is wrong, and nothing of it is taken.
   *
   * @param problems in Spanish, at least one; with its line where there is one
   */
  record Refused<T>(List<String> problems) implements FileReading<T> {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <R> R match(Function<T, R> taken, Function<List<String>, R> refused) {
      return refused.apply(problems);
    }
  }
}
