package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTimesTest {
  private final PeopleTimes times = new PeopleTimes(ZoneId.of("America/Caracas"));

  @Test
  void aMomentIsSaidInTheLendersZone() {
    assertThat(times.say(Instant.parse("2026-11-23T03:46:33Z")))
        .isEqualTo("22 de noviembre de 2026 a las 11:46 p. m.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "se cerró el 2026-11-23T15:04:05Z; solo|se cerró el 23 de noviembre de 2026 a las 11:04"
            + " a. m.; solo",
        "2026-11-23T15:04:05.123456Z|23 de noviembre de 2026 a las 11:04 a. m.",
        "2026-11-23T17:05:00Z|23 de noviembre de 2026 a la 1:05 p. m.",
        "2026-11-23T05:59:59Z|23 de noviembre de 2026 a la 1:59 a. m.",
        "el 2026-13-40T15:04:05Z|el 2026-13-40T15:04:05Z",
        "sin hora|sin hora"
      })
  void everyMomentOfATextIsSaid(String text, String said) {
    assertThat(times.inWords(text)).isEqualTo(said);
  }
}
