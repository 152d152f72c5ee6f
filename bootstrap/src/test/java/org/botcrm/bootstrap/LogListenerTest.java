package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.delivery.StoredDelivery;
import org.junit.jupiter.api.Test;

class LogListenerTest {
  private final LogListener listener = new LogListener();

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
