package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.StorageException;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private static final String CANARY = "canario-4127654321";

  private final RecordingLogger logger = new RecordingLogger();
  private final FailureLog failures = new FailureLog(logger, "POST /x");

  @Test
  void aFailureIsLoggedByItsClassAndPlaceAndNeverByItsWords() {
    failures.failed(new StorageException(CANARY, new IllegalStateException(CANARY)));

    assertThat(logger.lines())
        .singleElement()
        .asString()
        .startsWith("WARN POST /x failed: org.botcrm.domain.StorageException at org.botcrm.web.")
        .contains("FailureLogTest.java:")
        .endsWith("caused by java.lang.IllegalStateException")
        .doesNotContain(CANARY);
  }

  @Test
  void theSameFailureIsLoggedOnceUntilSomethingWorks() {
    StorageException down = new StorageException(CANARY);

    failures.worked();
    failures.failed(down);
    failures.failed(down);
    failures.worked();
    failures.worked();
    failures.failed(down);

    assertThat(logger.lines())
        .extracting(line -> line.replaceFirst("failed: .*", "failed"))
        .containsExactly("WARN POST /x failed", "INFO POST /x works again", "WARN POST /x failed");
  }

  @Test
  void anotherFailureIsLoggedAtOnce() {
    failures.failed(new StorageException(CANARY));
    failures.failed(new IllegalStateException(CANARY));

    assertThat(logger.lines()).hasSize(2);
  }
}
