package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionRepository;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;

/** Writes down what came of a turn. */
final class RecordTurn {
  private static final String END =
      "UPDATE suscripciones SET ocupada_hasta = NULL WHERE id = ? AND token = ?";

  private static final String MOVE =
      """
      UPDATE suscripciones SET ocupada_hasta = NULL, leido_hasta = ?, intentos = ?,
        falla_desde = ?, motivo = ?, disponible_en = ?
      WHERE id = ? AND token = ? AND version = ?\
      """;

  private static final String BURY =
      """
      INSERT INTO suscripciones_fallidas (suscripcion_id, posicion, evento_en, tipo, chat_id,
        recurso_id, detalle, motivo, fallo_en, repetir)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)
      ON CONFLICT (suscripcion_id, posicion) DO UPDATE
      SET motivo = excluded.motivo, fallo_en = excluded.fallo_en, repetir = FALSE\
      """;

  private static final String FORGET =
      """
      DELETE FROM suscripciones_fallidas WHERE suscripcion_id = ? AND id <= (
        SELECT f.id FROM suscripciones_fallidas f WHERE f.suscripcion_id = ?
        ORDER BY f.id DESC LIMIT 1 OFFSET ?)\
      """;

  private static final String NOT_REPEATED =
      """
      UPDATE suscripciones_fallidas SET repetir = FALSE, motivo = ?, fallo_en = ?
      WHERE id = ? AND suscripcion_id = ?\
      """;

  private static final String NONE_NOW =
      "UPDATE suscripciones_fallidas SET repetir = FALSE WHERE suscripcion_id = ? AND repetir";

  private RecordTurn() {}

  /** Whether the turn was the caller's, and the subscription where it was. */
  static boolean run(WriteSession session, SubscriptionTurn turn, TurnResult result, Instant now)
      throws SQLException {
    // A lambda cannot throw what statements do.
    if (result instanceof TurnResult.Moved moved) {
      return move(session, turn, moved.progress());
    }
    if (result instanceof TurnResult.GaveUp gaveUp) {
      boolean mine = move(session, turn, gaveUp.progress());
      if (mine) {
        bury(session, turn.subscription().id(), gaveUp, now);
      }
      return mine;
    }
    boolean mine = end(session, turn);
    if (mine) {
      repeated(session, turn.subscription().id(), result, now);
    }
    return mine;
  }

  private static boolean move(WriteSession session, SubscriptionTurn turn, SubscriptionProgress to)
      throws SQLException {
    int moved =
        session.update(
            MOVE,
            to.cursor(),
            to.attempts(),
            to.failingSince(),
            to.reason(),
            to.dueAt(),
            turn.subscription().id(),
            turn.token(),
            turn.version());
    if (moved == 0) {
      // Set back meanwhile, or lost: if it is still ours nobody need wait for its end.
      end(session, turn);
    }
    return moved > 0;
  }

  private static boolean end(WriteSession session, SubscriptionTurn turn) throws SQLException {
    return session.update(END, turn.subscription().id(), turn.token()) > 0;
  }

  private static void bury(WriteSession session, long id, TurnResult.GaveUp gaveUp, Instant now)
      throws SQLException {
    FeedEvent event = gaveUp.event();
    session.update(
        BURY,
        id,
        event.offset(),
        event.at(),
        event.kind().word(),
        event.chat() == null ? null : event.chat().value(),
        event.id(),
        event.detail(),
        gaveUp.reason(),
        now);
    session.update(FORGET, id, id, SubscriptionRepository.MAX_LETTERS);
  }

  private static void repeated(WriteSession session, long id, TurnResult result, Instant now)
      throws SQLException {
    if (result instanceof TurnResult.Repeated repeated) {
      session.update(
          "DELETE FROM suscripciones_fallidas WHERE id = ? AND suscripcion_id = ?",
          repeated.letter(),
          id);
    } else if (result instanceof TurnResult.NotRepeated not) {
      session.update(NOT_REPEATED, not.reason(), now, not.letter(), id);
      if (not.noneNow()) {
        session.update(NONE_NOW, id);
      }
    }
  }
}
