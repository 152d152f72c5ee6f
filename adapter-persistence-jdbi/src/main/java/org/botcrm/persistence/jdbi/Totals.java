package org.botcrm.persistence.jdbi;

import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How many rows a listing has: from a counter where one knows, else by counting up to a limit. */
final class Totals {
  /** Counting this many entries of an index takes about a millisecond. */
  private static final int MAX_COUNTED = 10_000;

  private Totals() {}

  static Total of(Handle handle, Listing listing, ConversacionFilter filter) {
    if (listing.isEmpty()) {
      return new Total(0, true);
    }
    Long counted = counter(handle, filter);
    if (counted != null) {
      return new Total(counted, true);
    }
    Listing.Sql sql = listing.count(MAX_COUNTED + 1L);
    long rows = sql.bindTo(handle.createQuery(sql.text())).mapTo(Long.class).one();
    return new Total(Math.min(rows, MAX_COUNTED), rows <= MAX_COUNTED);
  }

  private static @Nullable Long counter(Handle handle, ConversacionFilter filter) {
    ConversacionFilter all = ConversacionFilter.all();
    if (filter.equals(all)) {
      return sum(handle, "SELECT SUM(inbound + outbound) FROM contadores", null);
    }
    Direccion direccion = filter.direccion();
    if (direccion != null && filter.equals(ConversacionFilter.ofDireccion(direccion))) {
      return sum(
          handle,
          direccion == Direccion.INBOUND
              ? "SELECT SUM(inbound) FROM contadores"
              : "SELECT SUM(outbound) FROM contadores",
          null);
    }
    ChatId chat = filter.chat();
    if (chat != null && filter.equals(ConversacionFilter.ofChat(chat))) {
      return sum(handle, "SELECT inbound + outbound FROM chats WHERE id = ?", chat.value());
    }
    ClienteId cliente = filter.clienteId();
    if (cliente != null && filter.equals(ConversacionFilter.ofCliente(cliente))) {
      return sum(
          handle, "SELECT SUM(n) FROM contadores_cliente WHERE cliente_id = ?", cliente.value());
    }
    PhoneNumber number = filter.number();
    return number != null && filter.equals(ConversacionFilter.ofNumber(number))
        ? ofNumber(handle, number.canonical().digits())
        : null;
  }

  private static long ofNumber(Handle handle, String canonical) {
    return sum(
            handle,
            "SELECT SUM(inbound + outbound) FROM chats WHERE numero_canonico = ?",
            canonical)
        + sum(
            handle,
            """
            SELECT SUM(inbound + outbound) FROM contadores WHERE phone_number_id IN (
              SELECT phone_number_id FROM numeros_negocio WHERE numero_canonico = ?)""",
            canonical);
  }

  private static long sum(Handle handle, String sql, @Nullable Object value) {
    var query = handle.createQuery(sql);
    if (value != null) {
      query.bind(0, value);
    }
    return query.mapTo(Long.class).findOne().orElse(0L);
  }

  /**
   * How many rows.
   *
   * @param rows as many as there are, or as were counted
   * @param isExact whether that is all
   */
  record Total(long rows, boolean isExact) {}
}
