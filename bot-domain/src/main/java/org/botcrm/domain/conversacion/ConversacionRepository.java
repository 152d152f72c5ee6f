package org.botcrm.domain.conversacion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReportedStatus;
import org.botcrm.domain.outbound.SendAttempt;

/**
 * Stored messages, to read. Thread-safe. Throws {@link org.botcrm.domain.StorageException} when the
 * database fails. What one call shows was committed before it.
 */
public interface ConversacionRepository {

  /** The message with this id. */
  Optional<Conversacion> find(ConversacionId id);

  /**
   * The attempts to send a message that came to an end, the first one first; none for a message
   * that was never tried, was received, or does not exist.
   */
  List<SendAttempt> listAttempts(ConversacionId id);

  /** Messages that pass the filter, by timestamp and then id, newest first. */
  ConversacionPage list(ConversacionFilter filter, PageRequest page);

  /**
   * Figures over all messages.
   *
   * @param now the end of the last 24 hours
   */
  Estadisticas estadisticas(Instant now);

  /**
   * What Meta reported of this message, as it happened; empty when nothing, and for one that was
   * received or does not exist.
   */
  List<ReportedStatus> listStatuses(ConversacionId id);

  /**
   * Until when this message waits because it would begin a conversation outside the hours for that;
   * empty when it does not wait for them.
   */
  Optional<Instant> findHeldUntil(ConversacionId id);

  /**
   * What was delivered at a price. A message counts once, from the first status that says that it
   * arrived (whichever comes first, with the earliest time that any of them tells), and with the
   * first price that Meta told; not before both are known, in any order.
   *
   * @param from cut to the beginning of its quarter of an hour
   * @param until exclusive; likewise
   * @return in no order, at most one for each quarter, business number, category and type
   */
  List<Cobros> listCobros(Instant from, Instant until);
}
