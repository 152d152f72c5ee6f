package org.botcrm.persistence.jdbi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.pago.PromesaPago;
import org.botcrm.domain.pago.PromesaPagoCursor;
import org.botcrm.domain.pago.PromesaPagoFilter;
import org.botcrm.domain.pago.PromesaPagoPage;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.jspecify.annotations.Nullable;

final class JdbiPromesaPagoRepository implements PromesaPagoRepository {
  private static final String SELECT = "SELECT p.* FROM promesas_pago p";

  private final Database database;

  JdbiPromesaPagoRepository(Database database) {
    this.database = database;
  }

  @Override
  public PromesaPagoPage list(
      PromesaPagoFilter filter, @Nullable PromesaPagoCursor after, int size) {
    List<Object> values = new ArrayList<>();
    String sql =
        SELECT + where(filter, after, values) + " ORDER BY p.fecha DESC, p.id DESC LIMIT ?";
    values.add(size + 1L);
    List<PromesaPago> found =
        database.read(
            "listing promises",
            handle ->
                new Listing.Sql(sql, values)
                    .bindTo(handle.createQuery(sql))
                    .map((row, context) -> PagoReads.promise(row, database.dialect()))
                    .list());
    boolean hasMore = found.size() > size;
    return new PromesaPagoPage(hasMore ? found.subList(0, size) : found, hasMore);
  }

  private String where(
      PromesaPagoFilter filter, @Nullable PromesaPagoCursor after, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    ClienteId cliente = filter.cliente();
    if (cliente != null) {
      conditions.add("p.cliente_id = ?");
      values.add(cliente.value());
    }
    LocalDate from = filter.from();
    if (from != null) {
      conditions.add("p.fecha >= ?");
      values.add(database.dialect().day(from));
    }
    LocalDate to = filter.to();
    if (to != null) {
      conditions.add("p.fecha <= ?");
      values.add(database.dialect().day(to));
    }
    if (after != null) {
      conditions.add("(p.fecha, p.id) < (?, ?)");
      values.add(database.dialect().day(after.payOn()));
      values.add(after.id());
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  @Override
  public Optional<PromesaPago> find(long id) {
    return database.read(
        "reading a promise",
        handle ->
            handle
                .createQuery(SELECT + " WHERE p.id = ?")
                .bind(0, id)
                .map((row, context) -> PagoReads.promise(row, database.dialect()))
                .findOne());
  }
}
