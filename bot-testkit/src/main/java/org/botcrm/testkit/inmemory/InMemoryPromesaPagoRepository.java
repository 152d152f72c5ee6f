package org.botcrm.testkit.inmemory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.pago.PromesaPago;
import org.botcrm.domain.pago.PromesaPagoCursor;
import org.botcrm.domain.pago.PromesaPagoFilter;
import org.botcrm.domain.pago.PromesaPagoPage;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.jspecify.annotations.Nullable;

final class InMemoryPromesaPagoRepository implements PromesaPagoRepository {
  private static final Comparator<PromesaPago> FIRST_DAY_FIRST =
      Comparator.comparing((PromesaPago promesa) -> promesa.promesa().payOn())
          .thenComparing(PromesaPago::id);

  private final Object lock;
  private final Reports reports;

  InMemoryPromesaPagoRepository(Object lock, Reports reports) {
    this.lock = lock;
    this.reports = reports;
  }

  @Override
  public PromesaPagoPage list(
      PromesaPagoFilter filter, @Nullable PromesaPagoCursor after, int size) {
    synchronized (lock) {
      List<PromesaPago> found =
          reports
              .promesas()
              .filter(promesa -> passes(promesa, filter) && isBehind(promesa, after))
              .sorted(FIRST_DAY_FIRST.reversed())
              .limit(size + 1L)
              .toList();
      boolean hasMore = found.size() > size;
      return new PromesaPagoPage(hasMore ? found.subList(0, size) : found, hasMore);
    }
  }

  private static boolean passes(PromesaPago promesa, PromesaPagoFilter filter) {
    LocalDate day = promesa.promesa().payOn();
    return (filter.cliente() == null || filter.cliente().equals(promesa.cliente()))
        && (filter.from() == null || !day.isBefore(filter.from()))
        && (filter.to() == null || !day.isAfter(filter.to()));
  }

  private static boolean isBehind(PromesaPago promesa, @Nullable PromesaPagoCursor after) {
    if (after == null) {
      return true;
    }
    int byDay = promesa.promesa().payOn().compareTo(after.payOn());
    return byDay < 0 || byDay == 0 && promesa.id() < after.id();
  }

  @Override
  public Optional<PromesaPago> find(long id) {
    synchronized (lock) {
      return reports.promesas().filter(promesa -> promesa.id() == id).findAny();
    }
  }
}
