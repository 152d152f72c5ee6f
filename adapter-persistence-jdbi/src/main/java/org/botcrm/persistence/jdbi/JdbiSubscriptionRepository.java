package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionRepository;
import org.jspecify.annotations.Nullable;

final class JdbiSubscriptionRepository implements SubscriptionRepository {
  private static final String ADD =
      """
      INSERT INTO suscripciones (url, tipos, secreto, activa, creado_en, leido_hasta, version,
        intentos, disponible_en, token)
      VALUES (?, ?, ?, TRUE, ?, ?, 0, 0, ?, 0) RETURNING id\
      """;

  private static final String CHANGE =
      """
      UPDATE suscripciones SET tipos = ?, activa = ?, falla_desde = NULL, disponible_en = ?
      WHERE id = ?\
      """;

  private static final String REWIND =
      """
      UPDATE suscripciones SET leido_hasta = ?, version = version + 1, intentos = 0,
        falla_desde = NULL, motivo = NULL, disponible_en = ?
      WHERE id = ?\
      """;

  private static final String LETTERS =
      "SELECT "
          + SubscriptionRow.LETTER
          + " FROM suscripciones_fallidas f"
          + " WHERE f.suscripcion_id = ? AND f.id > ? ORDER BY f.id LIMIT ?";

  private final Database database;

  JdbiSubscriptionRepository(Database database) {
    this.database = database;
  }

  @Override
  public Subscription add(NewSubscription added, Instant now) {
    long id =
        SmallWrite.run(
            database,
            session ->
                session.one(
                    ADD,
                    Dialect::id,
                    added.url().toString(),
                    SubscriptionRow.written(added.kinds()),
                    added.secret().value(),
                    now,
                    added.cursor(),
                    now));
    return find(id).orElseThrow();
  }

  @Override
  public Optional<Subscription> find(long id) {
    return database.read(
        "reading a subscription",
        handle ->
            handle
                .createQuery("SELECT * FROM suscripciones WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> SubscriptionRow.of(row, database.dialect()))
                .findOne());
  }

  @Override
  public List<Subscription> list() {
    return database.read(
        "listing subscriptions",
        handle ->
            handle
                .createQuery("SELECT * FROM suscripciones s ORDER BY s.id")
                .map((row, context) -> SubscriptionRow.of(row, database.dialect()))
                .list());
  }

  @Override
  public boolean change(long id, Set<EventKind> kinds, boolean active, Instant now) {
    String written = SubscriptionRow.written(kinds);
    return SmallWrite.run(
        database, session -> session.update(CHANGE, written, active, now, id) > 0);
  }

  @Override
  public boolean remove(long id) {
    return SmallWrite.run(
        database,
        session -> {
          session.lock("suscripciones", List.of(id));
          session.update("DELETE FROM suscripciones_fallidas WHERE suscripcion_id = ?", id);
          return session.update("DELETE FROM suscripciones WHERE id = ?", id) > 0;
        });
  }

  @Override
  public boolean rewind(long id, long cursor, Instant now) {
    if (cursor < 0) {
      throw new IllegalArgumentException("cursor: 0 or more expected");
    }
    return SmallWrite.run(database, session -> session.update(REWIND, cursor, now, id) > 0);
  }

  @Override
  public List<DeadLetter> deadLetters(long id, @Nullable Long after, int limit) {
    return database.read(
        "listing dead letters",
        handle ->
            handle
                .createQuery(LETTERS)
                .bind(0, id)
                .bind(1, after == null ? 0 : after)
                .bind(2, limit)
                .map((row, context) -> SubscriptionRow.letter(row, database.dialect()))
                .list());
  }

  @Override
  public int repeatDeadLetters(long id) {
    return SmallWrite.run(
        database,
        session -> {
          // As whoever records does: two who lock letters in another order would wait for ever.
          session.lock("suscripciones", List.of(id));
          return session.update(
              "UPDATE suscripciones_fallidas SET repetir = TRUE WHERE suscripcion_id = ?", id);
        });
  }
}
