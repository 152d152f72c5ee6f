package org.botcrm.persistence.jdbi;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionProgress;

/** Reads rows of subscriptions and of what their subscribers did not take. */
final class SubscriptionRow {
  /** Of a dead letter, in the order of its table. */
  static final String LETTER =
      "f.id, f.posicion, f.evento_en, f.tipo, f.chat_id, f.recurso_id, f.detalle, f.motivo,"
          + " f.fallo_en, f.repetir";

  private SubscriptionRow() {}

  static Subscription of(ResultSet row, Dialect dialect) throws SQLException {
    return new Subscription(
        row.getLong("id"),
        URI.create(row.getString("url")),
        kinds(row.getString("tipos")),
        row.getBoolean("activa"),
        instant(row, dialect, "creado_en"),
        new SubscriptionProgress(
            row.getLong("leido_hasta"),
            row.getInt("intentos"),
            dialect.instant(row, "falla_desde"),
            instant(row, dialect, "disponible_en"),
            row.getString("motivo")));
  }

  static DeadLetter letter(ResultSet row, Dialect dialect) throws SQLException {
    long chat = row.getLong("chat_id");
    ChatId of = row.wasNull() ? null : new ChatId(chat);
    return new DeadLetter(
        row.getLong("id"),
        new FeedEvent(
            row.getLong("posicion"),
            instant(row, dialect, "evento_en"),
            kind(row.getString("tipo")),
            of,
            row.getLong("recurso_id"),
            row.getString("detalle")),
        row.getString("motivo"),
        instant(row, dialect, "fallo_en"),
        row.getBoolean("repetir"));
  }

  /** Kinds as they are stored. */
  static String written(Set<EventKind> kinds) {
    return kinds.stream().sorted().map(EventKind::word).collect(Collectors.joining(","));
  }

  private static Set<EventKind> kinds(String written) {
    return Arrays.stream(written.split(","))
        .filter(word -> !word.isEmpty())
        .map(SubscriptionRow::kind)
        .collect(Collectors.toSet());
  }

  private static EventKind kind(String word) {
    return EventKind.ofWord(word)
        .orElseThrow(
            () -> new StorageException("the database holds events of a newer version of the bot"));
  }

  private static Instant instant(ResultSet row, Dialect dialect, String column)
      throws SQLException {
    return Objects.requireNonNull(dialect.instant(row, column), column);
  }
}
