package org.botcrm.persistence.jdbi;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.Direccion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * How a listing is read: from one or several arms, each of which walks one index in order. A number
 * is an arm a chat, because one query over several would have to sort them all.
 */
final class Listing {
  private final Dialect dialect;
  private final List<Condition> arms;

  private Listing(Dialect dialect, List<Condition> arms) {
    this.dialect = dialect;
    this.arms = arms;
  }

  static Listing of(Handle handle, Dialect dialect, ConversacionFilter filter) {
    Condition rest = rest(dialect, filter);
    List<Condition> arms = null;
    arms = both(arms, numberArms(handle, filter.number(), null));
    arms = both(arms, numberArms(handle, filter.from(), Direccion.INBOUND));
    arms = both(arms, numberArms(handle, filter.to(), Direccion.OUTBOUND));
    return new Listing(
        dialect, arms == null ? List.of(rest) : arms.stream().map(arm -> arm.and(rest)).toList());
  }

  boolean isEmpty() {
    return arms.isEmpty();
  }

  /** The ids of a page and of one row more, which tells whether another page follows. */
  Sql ids(PageRequest page) {
    if (page instanceof PageRequest.After after) {
      return ids(olderThan(after.cursor()), page.size() + 1L, 0);
    }
    PageRequest.Numbered numbered = (PageRequest.Numbered) page;
    return ids(Condition.ALL, page.size() + 1L, (numbered.page() - 1L) * page.size());
  }

  /** How many rows there are, counted up to a limit. */
  Sql count(long limit) {
    List<Object> values = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Condition arm : arms) {
      parts.add("SELECT 1 FROM conversaciones_whatsapp c" + arm.where());
      values.addAll(arm.values);
    }
    values.add(limit);
    return new Sql(
        "SELECT COUNT(*) FROM (" + String.join(" UNION ALL ", parts) + " LIMIT ?) n", values);
  }

  private Sql ids(Condition extra, long limit, long offset) {
    List<Object> values = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Condition arm : arms) {
      Condition condition = arm.and(extra);
      parts.add(
          "SELECT c.id, c.timestamp FROM conversaciones_whatsapp c"
              + condition.where()
              + " ORDER BY c.timestamp DESC, c.id DESC LIMIT ?");
      values.addAll(condition.values);
      values.add(limit + offset);
    }
    values.add(limit);
    values.add(offset);
    String all =
        parts.size() == 1
            ? "SELECT id FROM (" + parts.get(0) + ") a"
            : "SELECT id FROM (SELECT * FROM ("
                + String.join(") a UNION ALL SELECT * FROM (", parts)
                + ") a) a";
    return new Sql(all + " ORDER BY timestamp DESC, id DESC LIMIT ? OFFSET ?", values);
  }

  private Condition olderThan(Cursor cursor) {
    Object time = dialect.argument(cursor.timestamp());
    return new Condition("(c.timestamp, c.id) < (?, ?)", List.of(time, cursor.id().value()));
  }

  private static Condition rest(Dialect dialect, ConversacionFilter filter) {
    Condition rest = Condition.ALL;
    ClienteId cliente = filter.clienteId();
    rest = cliente == null ? rest : rest.and("c.cliente_id = ?", cliente.value());
    rest = filter.chat() == null ? rest : rest.and("c.chat_id = ?", filter.chat().value());
    Direccion direccion = filter.direccion();
    rest = direccion == null ? rest : rest.and("c.direccion = ?", direccion.name());
    rest =
        filter.messageType() == null ? rest : rest.and("c.message_type = ?", filter.messageType());
    rest =
        filter.since() == null
            ? rest
            : rest.and("c.timestamp >= ?", dialect.argument(filter.since()));
    rest =
        filter.until() == null
            ? rest
            : rest.and("c.timestamp < ?", dialect.argument(filter.until()));
    String text = filter.text();
    return text == null
        ? rest
        : rest.and(
            dialect.lowerCase("c.body") + " LIKE " + dialect.lowerCase("?") + " ESCAPE '!'",
            "%" + text.replaceAll("[!%_]", "!$0") + "%");
  }

  /** Rows of a number: its chats, and those of a business number all of whose rows it is on. */
  private static @Nullable List<Condition> numberArms(
      Handle handle, @Nullable PhoneNumber number, @Nullable Direccion whenContact) {
    if (number == null) {
      return null;
    }
    String canonical = number.canonical().digits();
    List<Condition> arms = new ArrayList<>();
    for (long chat : NumberIndex.chats(handle, canonical)) {
      Condition arm = Condition.ALL.and("c.chat_id = ?", chat);
      arms.add(whenContact == null ? arm : arm.and("c.direccion = ?", whenContact.name()));
    }
    for (String business : NumberIndex.businessNumbers(handle, canonical)) {
      Condition arm = Condition.ALL.and("c.phone_number_id = ?", business);
      arms.add(whenContact == null ? arm : arm.and("c.direccion = ?", other(whenContact).name()));
    }
    return arms;
  }

  private static Direccion other(Direccion direccion) {
    return direccion == Direccion.INBOUND ? Direccion.OUTBOUND : Direccion.INBOUND;
  }

  /** Rows that are in both; null stands for all rows. */
  private static @Nullable List<Condition> both(
      @Nullable List<Condition> left, @Nullable List<Condition> right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    List<Condition> both = new ArrayList<>();
    left.forEach(l -> right.forEach(r -> both.add(l.and(r))));
    return both;
  }

  /**
   * What a row must fulfil.
   *
   * @param sql with a mark for each value; empty for all rows
   * @param values of the marks
   */
  private record Condition(String sql, List<Object> values) {
    private static final Condition ALL = new Condition("", List.of());

    private Condition and(String more, Object value) {
      return and(new Condition(more, List.of(value)));
    }

    private Condition and(Condition more) {
      if (sql.isEmpty() || more.sql.isEmpty()) {
        return sql.isEmpty() ? more : this;
      }
      List<Object> all = new ArrayList<>(values);
      all.addAll(more.values);
      return new Condition(sql + " AND " + more.sql, all);
    }

    private String where() {
      return sql.isEmpty() ? "" : " WHERE " + sql;
    }
  }

  /**
   * A query and its values.
   *
   * @param text the query
   * @param values of its marks
   */
  record Sql(String text, List<Object> values) {
    Query bindTo(Query query) {
      for (int i = 0; i < values.size(); i++) {
        query.bind(i, values.get(i));
      }
      return query;
    }
  }
}
