package org.botcrm.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.botcrm.application.TestBot;
import org.botcrm.domain.message.Pricing;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

class CostosTest {
  /** Four hours and a half before UTC: not a whole number of hours. */
  private static final ZoneId ZONE = ZoneId.of("-04:30");

  private static final LocalDate TODAY = LocalDate.ofInstant(TestBot.START, ZONE);

  private final TestBot bot = new TestBot();
  private int last;

  private void delivered(int messages, Instant at, Pricing price) {
    StatusUpdate[] statuses =
        IntStream.range(0, messages)
            .mapToObj(i -> Statuses.priced("wamid." + ++last, "delivered", at, price))
            .toArray(StatusUpdate[]::new);
    bot.storage.deliveries().store(Deliveries.raw("{}", TestBot.START), Deliveries.of(statuses));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  private Costos costs() {
    return new GetEstadisticas(bot.storage.conversaciones(), bot.clock).costos(ZONE);
  }

  @Test
  void daysAreThoseOfTheZoneAndGoBackAMonth() {
    LocalDate first = TODAY.minusDays(30);
    delivered(1, start(TODAY.plusDays(1)).minusSeconds(1), Statuses.FREE_REPLY);
    delivered(2, start(TODAY), Statuses.CHARGED_REPLY);
    delivered(1, start(TODAY), new Pricing("marketing", "regular", null, null));
    delivered(1, start(TODAY).minusSeconds(1), Statuses.FREE_REPLY);
    delivered(1, start(first), Statuses.FREE_REPLY);
    delivered(1, start(first).minusSeconds(1), Statuses.FREE_REPLY);
    delivered(1, start(TODAY.plusDays(1)), Statuses.FREE_REPLY);

    assertThat(costs().dias())
        .containsExactly(
            new CostoDia(TODAY, "marketing", 1, 1),
            new CostoDia(TODAY, "service", 3, 2),
            new CostoDia(TODAY.minusDays(1), "service", 1, 0),
            new CostoDia(first, "service", 1, 0));
  }

  @Test
  void theMonthCountsTheRepliesThatMetaCountsAgainstTheFreeOnes() {
    LocalDate first = TODAY.withDayOfMonth(1);
    delivered(1000, start(first), Statuses.FREE_REPLY);
    delivered(2, start(TODAY), Statuses.CHARGED_REPLY);
    delivered(4, start(first).minusSeconds(1), Statuses.FREE_REPLY);
    delivered(8, start(TODAY), new Pricing("service", "free_entry_point", false, "PMP"));
    delivered(16, start(TODAY), new Pricing("utility", "free_customer_service", false, "PMP"));

    assertThat(costs().mes()).isEqualTo(YearMonth.from(TODAY));
    assertThat(costs().servicioMes())
        .containsExactly(new ServicioMes(Messages.NUMBER.value(), 1002, 2));
    assertThat(costs().servicioMes().get(0).gratisRestantes()).isZero();
  }

  @Test
  void whatIsLeftOfTheFreeRepliesIsTold() {
    delivered(3, start(TODAY), Statuses.FREE_REPLY);

    assertThat(costs().servicioMes().get(0).gratisRestantes()).isEqualTo(997);
  }
}
