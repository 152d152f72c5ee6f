package org.botcrm.persistence.jdbi;

import java.util.concurrent.CompletableFuture;
import org.botcrm.domain.StorageException;

/**
 * What one caller waits for.
 *
 * @param operation the work
 * @param input what the caller asks for
 * @param urgent whether Meta waits for it
 * @param done completes when it is durable, or with a {@link StorageException}
 */
record WriteUnit<I, O>(
    BatchOperation<I, O> operation, I input, boolean urgent, CompletableFuture<O> done) {

  static <I, O> WriteUnit<I, O> urgent(BatchOperation<I, O> operation, I input) {
    return new WriteUnit<>(operation, input, true, new CompletableFuture<>());
  }

  static <I, O> WriteUnit<I, O> other(BatchOperation<I, O> operation, I input) {
    return new WriteUnit<>(operation, input, false, new CompletableFuture<>());
  }

  void fail(Throwable failure) {
    done.completeExceptionally(
        failure instanceof StorageException ? failure : Failures.storage("writing", failure));
  }
}
