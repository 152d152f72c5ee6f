package org.botcrm.docs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.ClienteId;

/** What a CRM that has its loans elsewhere gives the bot in place of tables. */
// region: adapter
record CrmCartera(Crm crm, Clock clock) implements CarteraLookup {

  /** Of this CRM itself, which keeps to the time it is given. */
  interface Crm {
    Records recordsOf(int cliente, Duration timeout) throws IOException, TimeoutException;
  }

  record Records(List<Prestamo> loans, List<Pago> payments) {}

  @Override
  public CarteraReading read(ClienteId cliente, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: more than zero expected");
    }
    try {
      return reading(cliente, crm.recordsOf(cliente.value(), timeout));
    } catch (TimeoutException e) {
      return new CarteraReading.Unavailable(CarteraReading.Reason.TIMEOUT);
    } catch (IOException e) {
      return new CarteraReading.Unavailable(CarteraReading.Reason.OUTAGE);
    }
  }

  private CarteraReading reading(ClienteId cliente, Records records) {
    int cuotas = records.loans().stream().mapToInt(loan -> loan.cuotas().size()).sum();
    if (records.loans().size() > MOST_PRESTAMOS || cuotas > MOST_CUOTAS) {
      return new CarteraReading.Unavailable(CarteraReading.Reason.TOO_LARGE);
    }
    Pagos payments = Pagos.latestOf(records.payments());
    return new CarteraReading.Read(
        new Cartera(cliente, "USD", records.loans(), payments, clock.instant()));
  }
}

// endregion
