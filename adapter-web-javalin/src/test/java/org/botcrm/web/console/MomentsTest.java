package org.botcrm.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  /** Half past midnight in Caracas, where it is still yesterday for most of America. */
  private static final Instant NOW = Instant.parse("2026-11-23T04:30:00Z");

  private final Moments moments =
      new Moments(ZoneId.of("America/Caracas"), ConsoleTexts.SPANISH, NOW);

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T04:29:00Z,00:29",
    "2026-11-23T03:59:00Z,ayer",
    "2026-11-23T05:00:00Z,01:00",
    "2026-11-16T12:00:00Z,16/11/26",
  })
  void aListTellsTheTimeOfTodayAndTheDayOfWhatIsOlder(Instant at, String shown) {
    assertThat(moments.brief(at)).isEqualTo(shown);
  }

  @Test
  void aDayOfTheLastWeekIsNamed() {
    assertThat(moments.brief(Instant.parse("2026-11-18T12:00:00Z"))).startsWith("mi");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:40:00Z,las 16:40",
    "2026-11-24T20:40:00Z,mañana a las 16:40",
    "2026-11-25T03:59:00Z,mañana a las 23:59",
    "2026-11-25T20:40:00Z,el 25/11/26 a las 16:40",
  })
  void whatEndsOnAnotherDaySaysOnWhich(Instant at, String shown) {
    assertThat(moments.until(at)).isEqualTo(shown);
  }

  @Test
  void aThreadNamesItsDays() {
    assertThat(moments.dayName(LocalDate.of(2026, 11, 23))).isEqualTo("Hoy");
    assertThat(moments.dayName(LocalDate.of(2026, 11, 22))).isEqualTo("Ayer");
    assertThat(moments.dayName(LocalDate.of(2026, 11, 3))).contains("martes", "3", "noviembre");
  }

  @ParameterizedTest
  @CsvSource({"-PT1S,0 min", "PT59M59S,59 min", "PT5H12M,5 h 12 min", "PT48H,2 d", "P3DT5H,3 d"})
  void lengthsAreRoundedDown(Duration length, String shown) {
    assertThat(moments.length(length)).isEqualTo(shown);
  }
}
