package org.botcrm.persistence.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoFilter;
import org.botcrm.domain.pago.PagoReportadoPage;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.ReviewResult;
import org.jspecify.annotations.Nullable;

final class JdbiPagoReportadoRepository implements PagoReportadoRepository {
  private static final FirstUpdate REVIEW =
      new FirstUpdate(
          """
          UPDATE pagos_reportados SET estado = ?, revisado_por = ?, nota = ?, revisado_en = ?
          WHERE id = ? AND estado = 'PENDIENTE' RETURNING id, chat_id\
          """,
          EventKind.PAYMENT_REVIEWED,
          0,
          3);

  private final Database database;
  private final String select;

  JdbiPagoReportadoRepository(Database database) {
    this.database = database;
    this.select = PagoReads.selectReports(database.dialect());
  }

  @Override
  public PagoReportadoPage list(PagoReportadoFilter filter, @Nullable Long after, int size) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, after, values);
    values.add(size + 1L);
    List<PagoReportado> found =
        database.read(
            "listing reported payments",
            handle ->
                new Listing.Sql(select + where + " ORDER BY p.id DESC LIMIT ?", values)
                    .bindTo(handle.createQuery(select + where + " ORDER BY p.id DESC LIMIT ?"))
                    .map((row, context) -> PagoReads.report(row, database.dialect()))
                    .list());
    boolean hasMore = found.size() > size;
    return new PagoReportadoPage(hasMore ? found.subList(0, size) : found, hasMore);
  }

  @Override
  public long count(PagoReportadoFilter filter) {
    List<Object> values = new ArrayList<>();
    String sql = "SELECT count(*) FROM pagos_reportados p" + where(filter, null, values);
    return database.read(
        "counting reported payments",
        handle ->
            new Listing.Sql(sql, values).bindTo(handle.createQuery(sql)).mapTo(Long.class).one());
  }

  private static String where(
      PagoReportadoFilter filter, @Nullable Long after, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    PagoEstado estado = filter.estado();
    if (estado != null) {
      conditions.add("p.estado = ?");
      values.add(estado.name());
    }
    ClienteId cliente = filter.cliente();
    if (cliente != null) {
      conditions.add("p.cliente_id = ?");
      values.add(cliente.value());
    }
    if (after != null) {
      conditions.add("p.id < ?");
      values.add(after);
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  @Override
  public Optional<PagoReportado> find(long id) {
    return database.read(
        "reading a reported payment",
        handle ->
            handle
                .createQuery(select + " WHERE p.id = ?")
                .bind(0, id)
                .map((row, context) -> PagoReads.report(row, database.dialect()))
                .findOne());
  }

  @Override
  public ReviewResult review(long id, PagoReportado.Revision revision) {
    @Nullable Object[] values = {
      revision.estado().name(), revision.por(), revision.nota(), revision.en(), id
    };
    boolean first = database.other().inTurn(REVIEW, values);
    return find(id)
        .<ReviewResult>map(
            pago -> first ? new ReviewResult.Done(pago) : new ReviewResult.AlreadyReviewed(pago))
        .orElseGet(ReviewResult.None::new);
  }
}
