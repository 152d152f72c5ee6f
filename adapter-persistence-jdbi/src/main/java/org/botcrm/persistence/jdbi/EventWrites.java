package org.botcrm.persistence.jdbi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;
import org.jspecify.annotations.Nullable;

/** Stores account events and what could not be read, each once. */
final class EventWrites {
  private EventWrites() {}

  /** Returns those that are new. */
  static List<Sourced<Fact>> store(WriteSession session, List<Sourced<Fact>> facts)
      throws SQLException {
    long[] ids = session.nextIds("eventos_meta", facts.size());
    List<@Nullable Object[]> rows = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      rows.add(row(ids[i], facts.get(i)));
    }
    boolean[] inserted =
        session.updateEach(
            """
            INSERT INTO eventos_meta (id, huella, campo, contenido, error, entrega_id, creado_en)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (huella) DO NOTHING""",
            rows);
    List<Sourced<Fact>> fresh = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      Sourced<Fact> sourced = facts.get(i);
      if (inserted[i]) {
        fresh.add(sourced);
        sourced.from().event(sourced.fact() instanceof Fact.Event);
      } else {
        sourced.from().duplicate();
      }
    }
    return fresh;
  }

  /** Drops what could not be read of a delivery before, but for what still cannot. */
  static void forgetReadable(WriteSession session, long delivery, List<Fact> facts)
      throws SQLException {
    Set<String> unreadable = new HashSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Unreadable bad) {
        unreadable.add(fingerprint(bad.field(), bad.content(), bad.error()));
      }
    }
    List<String> stored =
        session.list(
            "SELECT huella FROM eventos_meta WHERE entrega_id = ? AND error IS NOT NULL",
            row -> row.getString(1),
            delivery);
    for (String print : stored) {
      if (!unreadable.contains(print)) {
        session.update("DELETE FROM eventos_meta WHERE huella = ?", print);
      }
    }
  }

  private static @Nullable Object[] row(long id, Sourced<Fact> sourced) {
    if (sourced.fact() instanceof Fact.Unreadable bad) {
      return row(id, sourced, bad.field(), bad.content(), bad.error());
    }
    Fact.Event event = (Fact.Event) sourced.fact();
    return row(id, sourced, event.field(), event.content(), null);
  }

  private static @Nullable Object[] row(
      long id, Sourced<Fact> sourced, String field, String content, @Nullable String error) {
    String print = fingerprint(field, content, error == null ? "" : error);
    return new Object[] {
      id, print, field, content, error, sourced.from().deliveryId(), sourced.at()
    };
  }

  private static String fingerprint(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
