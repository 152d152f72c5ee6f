package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/**
 * How messages leave that became due all together, since their hours opened or their number may
 * send again: at the rate of the number, as if they had come one by one.
 */
public interface OpeningContract extends StorageContract {
  /** Messages a second of these tests. */
  int RATE = 20;

  /** Three seconds of it. */
  int WAITING = 3 * RATE;

  private void assertThatTheyLeaveSmoothly(Instant opening) {
    int sent = 0;
    for (int second = 0; second < 4; second++) {
      int inThisSecond = 0;
      for (int millis = 0; millis < 1_000; millis += 50) {
        inThisSecond += claim(opening.plusSeconds(second).plusMillis(millis));
      }
      // A tenth of a second may come on top of a second, once.
      assertThat(inThisSecond).as("second %d", second).isLessThanOrEqualTo(RATE + RATE / 10);
      sent += inThisSecond;
    }
    assertThat(sent).isEqualTo(WAITING);
  }

  private int claim(Instant now) {
    return storage()
        .outbox()
        .claim(
            new ClaimRequest(
                now, now.plus(Steps.GRACE), 1_000, SendingRates.all(RATE), Night.DAYTIME))
        .messages()
        .size();
  }

  @Test
  default void whatWaitedForTheHoursLeavesAtTheRateOfItsNumber() {
    Night night = new Night(storage());
    for (int i = 0; i < WAITING; i++) {
      var wrote = Messages.from(Steps.phone(i)).at(Night.NIGHT.minus(Duration.ofDays(3))).build();
      night.steps().receive(wrote);
      night.queueTemplate(wrote, "recordatorio");
    }
    int held = 0;
    for (int claims = 0; claims < WAITING && held < WAITING; claims++) {
      held += night.claim(Night.NIGHT).held();
    }
    assertThat(held).isEqualTo(WAITING);

    assertThatTheyLeaveSmoothly(Night.MORNING);
  }

  @Test
  default void whatWaitedForAStoppedNumberLeavesAtItsRateOnceItMaySendAgain() {
    Steps steps = Steps.queued(storage(), WAITING, "¡Hola!");
    var tried =
        storage()
            .outbox()
            .claim(
                new ClaimRequest(Steps.NOW, Steps.NOW.plus(Steps.GRACE), 1, SendingRates.all(RATE)))
            .messages()
            .get(0);
    steps.record(tried, new AttemptOutcome.Stopped(new SendError(190, "La clave venció")));
    Instant again = Steps.NOW.plus(Duration.ofHours(1));

    storage().outbox().resume(Messages.NUMBER);

    assertThatTheyLeaveSmoothly(again);
  }
}
