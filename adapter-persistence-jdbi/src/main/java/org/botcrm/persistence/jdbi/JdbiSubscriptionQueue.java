package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.subscription.SubscriptionQueue;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.jspecify.annotations.Nullable;

final class JdbiSubscriptionQueue implements SubscriptionQueue {
  private static final String FREE =
      "s.activa AND (s.ocupada_hasta IS NULL OR s.ocupada_hasta <= ?)";
  private static final String REPEATING =
      "EXISTS (SELECT 1 FROM suscripciones_fallidas f WHERE f.suscripcion_id = s.id AND f.repetir)";

  private static final String ANY =
      "SELECT 1 FROM suscripciones s WHERE "
          + FREE
          + " AND (s.disponible_en <= ? OR "
          + REPEATING
          + ") LIMIT 1";

  private static final String NEXT =
      " FROM suscripciones s WHERE "
          + FREE
          + " AND (s.disponible_en <= ? AND s.leido_hasta != ? OR "
          + REPEATING
          + ") ORDER BY s.disponible_en, s.id LIMIT 1";

  private static final String LETTER =
      "SELECT "
          + SubscriptionRow.LETTER
          + " FROM suscripciones_fallidas f WHERE f.suscripcion_id = ? AND f.repetir"
          + " ORDER BY f.id LIMIT 1";

  private final Database database;

  JdbiSubscriptionQueue(Database database) {
    this.database = database;
  }

  @Override
  public boolean isAnyDue(Instant now) {
    Object time = database.dialect().argument(now);
    return database.read(
        "looking for subscriptions",
        handle ->
            handle
                .createQuery(ANY)
                .bind(0, time)
                .bind(1, time)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public Optional<SubscriptionTurn> claim(long last, Instant now, Instant until) {
    if (!isThereOne(last, now)) {
      return Optional.empty();
    }
    return SmallWrite.run(
        database, session -> Optional.ofNullable(claim(session, last, now, until)));
  }

  /** Looked up first, so that who finds nothing writes nothing. */
  private boolean isThereOne(long last, Instant now) {
    Object time = database.dialect().argument(now);
    return database.read(
        "looking for a subscription",
        handle ->
            handle
                .createQuery("SELECT 1" + NEXT)
                .bind(0, time)
                .bind(1, time)
                .bind(2, last)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private static @Nullable SubscriptionTurn claim(
      WriteSession session, long last, Instant now, Instant until) throws SQLException {
    Dialect dialect = session.dialect();
    SubscriptionTurn turn =
        session.first(
            "SELECT s.*" + NEXT + dialect.forUpdate("s") + dialect.skipLocked(),
            row ->
                new SubscriptionTurn(
                    SubscriptionRow.of(row, dialect),
                    new SubscriptionSecret(row.getString("secreto")),
                    row.getLong("token") + 1,
                    row.getLong("version"),
                    until,
                    null),
            now,
            now,
            last);
    if (turn == null) {
      return null;
    }
    long id = turn.subscription().id();
    session.update(
        "UPDATE suscripciones SET token = ?, ocupada_hasta = ? WHERE id = ?",
        turn.token(),
        until,
        id);
    return new SubscriptionTurn(
        turn.subscription(),
        turn.secret(),
        turn.token(),
        turn.version(),
        until,
        session.first(LETTER, row -> SubscriptionRow.letter(row, dialect), id));
  }

  @Override
  public boolean record(SubscriptionTurn turn, TurnResult result, Instant now) {
    return SmallWrite.run(database, session -> RecordTurn.run(session, turn, result, now));
  }
}
