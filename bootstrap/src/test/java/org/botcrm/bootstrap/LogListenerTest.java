package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It reads the log, which is the whole process's")
class LogListenerTest {
  private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
  private static final SendError EXPIRED = new SendError(190, "La clave venció");

  private final MutableClock clock = MutableClock.standing();
  private final LogListener listener = new LogListener(clock);

  @Test
  void refusalsAreToldEverMoreRarely() {
    List<String> told =
        told(
            () -> {
              for (int i = 0; i < 20; i++) {
                listener.deliveryRefused();
              }
            });

    assertThat(told).containsExactly(refused(1), refused(2), refused(4), refused(8), refused(16));
  }

  @Test
  void whatCannotBeReadIsToldEverMoreRarelyWithWhatToDo() {
    List<String> told =
        told(
            () -> {
              for (int i = 0; i < 10; i++) {
                listener.deliveryUnread();
              }
            });

    assertThat(told).hasSize(4).allMatch(line -> line.contains("./bot reprocesar"));
    assertThat(told)
        .map(line -> line.replaceAll(".*Kept (\\d+) deliveries.*cannot be read.*", "$1"))
        .containsExactly("1", "2", "4", "8");
  }

  @Test
  void aStoppedNumberIsToldOnceAMinuteAndNotOnceAMessage() {
    List<String> told =
        told(
            () -> {
              stopped(EXPIRED, 64);
              clock.advance(Duration.ofSeconds(59));
              stopped(EXPIRED, 1);
              clock.advance(Duration.ofSeconds(1));
              stopped(EXPIRED, 2);
            });

    assertThat(told).hasSize(2).allMatch(line -> line.startsWith("NOTHING is sent"));
    assertThat(told.get(0)).contains(NUMBER.value(), EXPIRED.inWords());
  }

  @Test
  void anotherReasonOrAnotherNumberOrANewStopIsToldAtOnce() {
    List<String> told =
        told(
            () -> {
              stopped(EXPIRED, 2);
              stopped(new SendError(131042, "Falta pagar"), 2);
              listener.numberStopped(new PhoneNumberId("1"), EXPIRED);
              listener.numberResumed(NUMBER);
              stopped(new SendError(131042, "Falta pagar"), 1);
            });

    assertThat(told).hasSize(4);
  }

  @Test
  void whileMetaIsAwayThatIsToldOnceAMinuteAndHowOften() {
    List<String> told =
        told(
            () -> {
              for (int i = 0; i < 80; i++) {
                listener.sent(new SendResult.NotSent("no hay conexión"), Duration.ZERO);
              }
              clock.advance(Duration.ofMinutes(1));
              listener.sent(new SendResult.NotSent("no hay conexión"), Duration.ZERO);
              listener.sent(new SendResult.Unknown("se cortó"), Duration.ZERO);
            });

    assertThat(told).hasSize(3);
    assertThat(told.get(0)).isEqualTo("Meta cannot be reached: no hay conexión");
    assertThat(told.get(1)).contains("80 times");
    assertThat(told.get(2)).contains("no known outcome");
  }

  @Test
  void eachReasonOfARefusalIsToldByItself() {
    List<String> told =
        told(
            () -> {
              for (int i = 0; i < 10; i++) {
                SendError why = new SendError(131026 + i % 2, "No se puede");
                listener.sent(new SendResult.Rejected(why, Remedy.GIVE_UP), Duration.ZERO);
              }
            });

    assertThat(told)
        .containsExactly(
            "Meta refused a message with code 131026", "Meta refused a message with code 131027");
  }

  @Test
  void thatAStopIsOverIsTold() {
    try (LogCapture capture = new LogCapture()) {
      stopped(EXPIRED, 1);
      listener.numberResumed(NUMBER);

      assertThat(capture.all())
          .anyMatch(line -> line.startsWith("INFO") && line.contains("sends again"));
    }
  }

  private void stopped(SendError why, int times) {
    for (int i = 0; i < times; i++) {
      listener.numberStopped(NUMBER, why);
    }
  }

  @Test
  void whatIsReadWholeIsNotWorthAWord() {
    StoredDelivery stored = new StoredDelivery(1, 0, 0, 0, 0, Set.of());
    assertThat(told(() -> listener.deliveryStored(stored, Duration.ZERO))).isEmpty();
  }

  private static String refused(int count) {
    return "Refused " + count + " deliveries so far: their signature is missing or wrong";
  }

  private static List<String> told(Runnable what) {
    try (LogCapture capture = new LogCapture()) {
      what.run();
      return capture.warnings();
    }
  }
}
