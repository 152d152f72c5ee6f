package org.botcrm.persistence.jdbi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.CarteraReading.Reason;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.nationalid.NationalId;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a portfolio in one transaction that sees one state of the database. */
final class JdbiCarteraLookup implements CarteraLookup {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiCarteraLookup.class);
  private static final List<String> TABLES = List.of("prestamos", "cuotas", "pagos");
  // The caller stops waiting first; this frees the connection when nobody waits any more.
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Database database;
  private final CarteraSql sql;
  private final LenderSettings lender;
  private final ClienteLookup clientes;
  private final TimeLimit limit;
  private final Clock clock;

  JdbiCarteraLookup(
      Database database,
      CarteraSql sql,
      LenderSettings lender,
      ClienteLookup clientes,
      TimeLimit limit,
      Clock clock) {
    this.database = database;
    this.sql = sql;
    this.lender = lender;
    this.clientes = clientes;
    this.limit = limit;
    this.clock = clock;
  }

  /** Says at the start which of the CRM's tables cannot be read; the bot works without them. */
  void warnOfUnreadable() {
    for (String name : TABLES) {
      try {
        database.read(
            "reading the CRM's table " + sql.table(name),
            handle ->
                handle
                    .createQuery("SELECT 1 FROM " + sql.table(name) + " LIMIT 1")
                    .mapTo(Integer.class)
                    .findOne());
      } catch (StorageException e) {
        LOG.warn("Nothing can be answered about loans: {}", e.getMessage());
      }
    }
  }

  @Override
  public CarteraReading read(ClienteId cliente, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: more than zero expected");
    }
    try {
      return limit.run(timeout, () -> readNow(cliente, timeout));
    } catch (TimeoutException e) {
      return unavailable(Reason.TIMEOUT, "no answer within " + timeout.toMillis() + " ms");
    } catch (RejectedExecutionException e) {
      return unavailable(Reason.OUTAGE, "the database is being closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable(Reason.OUTAGE, "interrupted");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private static CarteraReading failed(Throwable cause) {
    if (cause instanceof StorageException) {
      return unavailable(Reason.OUTAGE, String.valueOf(cause.getMessage()));
    }
    if (cause instanceof UnreadableRowException) {
      return unavailable(Reason.UNREADABLE, String.valueOf(cause.getMessage()));
    }
    throw new IllegalStateException("reading the lender's records failed", cause);
  }

  private static CarteraReading unavailable(Reason reason, String why) {
    LOG.warn("The lender's records were not read ({}): {}", reason, why);
    return new CarteraReading.Unavailable(reason);
  }

  private CarteraReading readNow(ClienteId cliente, Duration timeout) {
    Rows rows =
        database.readSnapshot(
            "reading the lender's records", timeout.plus(GRACE), handle -> rows(handle, cliente));
    if (rows.prestamos.size() > MOST_PRESTAMOS || rows.cuotas.size() > MOST_CUOTAS) {
      return unavailable(Reason.TOO_LARGE, "one client has more than is read");
    }
    return new CarteraReading.Read(
        new Cartera(
            cliente,
            lender.currency(),
            withCuotas(rows),
            Pagos.latestOf(
                Stream.concat(rows.pagos.stream(), ofPayer(cliente, rows).stream()).toList()),
            rows.readAt));
  }

  private Rows rows(Handle handle, ClienteId cliente) {
    Instant readAt = clock.instant();
    Optional<NationalId> id = sql.cedula(handle, cliente).flatMap(lender.ids()::read);
    return new Rows(
        readAt,
        id,
        sql.prestamos(handle, cliente),
        sql.cuotas(handle, cliente),
        sql.pagos(handle, cliente),
        id.map(payer -> sql.pagosWithoutLoan(handle, lender.ids().usualWritings(payer)))
            .orElse(List.of()));
  }

  private List<Prestamo> withCuotas(Rows rows) {
    Map<PrestamoId, List<Cuota>> cuotas =
        rows.cuotas.stream().collect(Collectors.groupingBy(Cuota::prestamoId));
    return rows.prestamos.stream()
        .map(
            p ->
                p.withCuotas(new Cuotas(lender.currency(), cuotas.getOrDefault(p.id(), List.of()))))
        .toList();
  }

  /** A payment that names no loan is the client's when the number is, and nobody else's. */
  private List<Pago> ofPayer(ClienteId cliente, Rows rows) {
    List<Pago> candidates =
        rows.withoutLoan.stream().filter(pago -> isPaidBy(pago, rows.id)).toList();
    boolean only =
        !candidates.isEmpty()
            && rows.id
                .flatMap(id -> clientes.findByNationalId(id).identified())
                .map(Cliente::id)
                .filter(cliente::equals)
                .isPresent();
    return only ? candidates : List.of();
  }

  private boolean isPaidBy(Pago pago, Optional<NationalId> payer) {
    return payer.isPresent()
        && lender.ids().read(pago.cedula()).filter(payer.get()::sameAs).isPresent();
  }

  private record Rows(
      Instant readAt,
      Optional<NationalId> id,
      List<Prestamo> prestamos,
      List<Cuota> cuotas,
      List<Pago> pagos,
      List<Pago> withoutLoan) {}
}
