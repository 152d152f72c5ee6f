package org.botcrm.testkit.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoFilter;
import org.botcrm.domain.pago.PagoReportadoPage;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.ReviewResult;
import org.jspecify.annotations.Nullable;

final class InMemoryPagoReportadoRepository implements PagoReportadoRepository {
  private final Object lock;
  private final Reports reports;

  InMemoryPagoReportadoRepository(Object lock, Reports reports) {
    this.lock = lock;
    this.reports = reports;
  }

  @Override
  public PagoReportadoPage list(PagoReportadoFilter filter, @Nullable Long after, int size) {
    synchronized (lock) {
      List<PagoReportado> found =
          reports
              .pagos()
              .filter(pago -> passes(pago, filter) && (after == null || pago.id() < after))
              .sorted(Comparator.comparing(PagoReportado::id).reversed())
              .limit(size + 1L)
              .toList();
      boolean hasMore = found.size() > size;
      return new PagoReportadoPage(hasMore ? found.subList(0, size) : found, hasMore);
    }
  }

  @Override
  public long count(PagoReportadoFilter filter) {
    synchronized (lock) {
      return reports.pagos().filter(pago -> passes(pago, filter)).count();
    }
  }

  private static boolean passes(PagoReportado pago, PagoReportadoFilter filter) {
    return (filter.estado() == null || filter.estado() == pago.estado())
        && (filter.cliente() == null || filter.cliente().equals(pago.cliente()));
  }

  @Override
  public Optional<PagoReportado> find(long id) {
    synchronized (lock) {
      return reports.pago(id);
    }
  }

  @Override
  public ReviewResult review(long id, PagoReportado.Revision revision) {
    synchronized (lock) {
      PagoReportado pago = reports.pago(id).orElse(null);
      if (pago == null) {
        return new ReviewResult.None();
      }
      return pago.revision() == null
          ? new ReviewResult.Done(reports.review(pago, revision))
          : new ReviewResult.AlreadyReviewed(pago);
    }
  }
}
