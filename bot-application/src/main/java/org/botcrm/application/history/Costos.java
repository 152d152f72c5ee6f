package org.botcrm.application.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.message.Pricing;

/**
 * What the messages of the last days cost, in messages: Meta tells no amounts, only what it
 * charges.
 *
 * @param zone days and months begin and end in it. Meta's are those of the business account's zone:
 *     give the same one to compare with its bill
 * @param dias newest first, then by category; days and categories without messages are left out
 * @param mes this month
 * @param servicioMes free-form messages of this month, by business number; numbers without any are
 *     left out
 */
public record Costos(
    ZoneId zone, List<CostoDia> dias, YearMonth mes, List<ServicioMes> servicioMes) {
  /** How many days are looked back on, today included: no month is longer. */
  public static final int DAYS = 31;

  /** Within 24 hours of the person's message; free until the month's free ones are used up. */
  private static final Set<String> IN_THE_TIER =
      Set.of(Pricing.FREE_CUSTOMER_SERVICE, Pricing.REGULAR, "");

  /** Copies the lists. */
  public Costos {
    dias = List.copyOf(dias);
    servicioMes = List.copyOf(servicioMes);
  }

  static Instant from(Instant now, ZoneId zone) {
    return day(now, zone).minusDays(DAYS - 1L).atStartOfDay(zone).toInstant();
  }

  static Instant until(Instant now, ZoneId zone) {
    return day(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Adds up what was delivered from {@link #from} until {@link #until}. */
  static Costos of(List<Cobros> charges, Instant now, ZoneId zone) {
    YearMonth month = YearMonth.from(day(now, zone));
    return new Costos(zone, days(charges, zone), month, month(charges, month, zone));
  }

  private static List<CostoDia> days(List<Cobros> charges, ZoneId zone) {
    Map<LocalDate, Map<String, CostoDia>> days = new TreeMap<>(Comparator.reverseOrder());
    for (Cobros some : charges) {
      LocalDate day = day(some.desde(), zone);
      days.computeIfAbsent(day, d -> new TreeMap<>())
          .merge(
              some.categoria(),
              new CostoDia(day, some.categoria(), some.mensajes(), some.cobrados()),
              (one, other) ->
                  new CostoDia(
                      day,
                      one.categoria(),
                      one.mensajes() + other.mensajes(),
                      one.cobrados() + other.cobrados()));
    }
    return days.values().stream().flatMap(categories -> categories.values().stream()).toList();
  }

  private static List<ServicioMes> month(List<Cobros> charges, YearMonth month, ZoneId zone) {
    Map<String, ServicioMes> numbers = new TreeMap<>();
    for (Cobros some : charges) {
      if (some.categoria().equals(Pricing.SERVICE)
          && IN_THE_TIER.contains(some.tipo())
          && YearMonth.from(day(some.desde(), zone)).equals(month)) {
        numbers.merge(
            some.phoneNumberId(),
            new ServicioMes(some.phoneNumberId(), some.mensajes(), some.cobrados()),
            (one, other) ->
                new ServicioMes(
                    one.phoneNumberId(),
                    one.mensajes() + other.mensajes(),
                    one.cobrados() + other.cobrados()));
      }
    }
    return List.copyOf(numbers.values());
  }

  private static LocalDate day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }
}
