package org.botcrm.domain.cartera;

import java.time.Duration;
import org.botcrm.domain.cliente.ClienteId;

/**
 * The lender's records, read only. Thread-safe.
 *
 * <p>Unlike other ports it does not throw when the database is away: whoever asks has a person
 * waiting, who is better told so at once than answered late, and a value cannot be forgotten. The
 * time limit is a parameter, because it is the caller who knows how long that person waits.
 */
public interface CarteraLookup {
  /** Of one client. Beyond it there is no answer, since totals would be short. */
  int MOST_PRESTAMOS = 200;

  /** Of all loans of one client: some 27 loans of 18 months, paid weekly. Beyond it, as above. */
  int MOST_CUOTAS = 2_000;

  /** The latest of one client; older ones are left out, and {@link Pagos#complete} says so. */
  int MOST_PAGOS = 200;

  /**
   * All of a client, as of one instant. A payment that names no loan is the client's when its
   * {@code cedula} is theirs and no other client's. A client without loans, or one that is not
   * there any more, has an empty portfolio.
   *
   * @param timeout how long to wait at most, more than zero; the answer comes within it
   */
  CarteraReading read(ClienteId cliente, Duration timeout);
}
