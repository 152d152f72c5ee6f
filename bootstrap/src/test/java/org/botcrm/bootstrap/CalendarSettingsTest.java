package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {
  private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

  @TempDir private Path folder;

  private static CalendarSettings read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    CalendarSettings read = CalendarSettings.read(reader);
    assertThat(reader.mistakes()).isEmpty();
    return Objects.requireNonNull(read);
  }

  /** Tuesday, 24 November 2026, in Bogotá: 6:30 and 7:30 in the morning, 10 at night. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          CO | - | 2026-11-24T11:30:00Z | 2026-11-24T12:00:00Z
          CO | - | 2026-11-24T12:30:00Z | 2026-11-24T12:30:00Z
          CO | pais | 2026-11-25T03:00:00Z | 2026-11-25T12:00:00Z
          VE | - | 2026-11-24T12:30:00Z | 2026-11-24T13:00:00Z
          VE | siempre | 2026-11-25T03:00:00Z | 2026-11-25T03:00:00Z
          VE | miércoles 06:00-06:05 | 2026-11-24T12:30:00Z | 2026-11-25T11:00:00Z
          """)
  void aConversationBeginsWhenTheSettingSays(
      String country, String setting, Instant now, Instant next) {
    Map<String, String> values = new HashMap<>();
    if (setting != null) {
      values.put("BOT_HORAS_CONTACTO", setting);
    }

    try (ServerCalendar calendar = read(values).open(country, BOGOTA)) {
      assertThat(calendar.contactHours().next(now)).isEqualTo(next);
      assertThat(calendar.lender().stated()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nunca", "lunes", "lunes 19:00-07:00", "lunes cerrado", "Siempre que"})
  void hoursThatAreNoneAreToldWithTheRemedy(String setting) {
    SettingsReader reader = new SettingsReader(Map.of("BOT_HORAS_CONTACTO", setting));

    assertThat(CalendarSettings.read(reader)).isNull();
    assertThat(reader.mistakes())
        .singleElement()
        .asString()
        .contains("BOT_HORAS_CONTACTO")
        .contains("siempre");
  }

  @Test
  void aHolidayThatIsAddedCountsForBothWithoutARestart() throws IOException {
    Path file = Files.writeString(folder.resolve("calendario.txt"), "horario martes 08:00-10:00");
    Instant tuesday = Instant.parse("2026-11-24T14:00:00Z");
    CalendarSettings settings = read(Map.of("BOT_CALENDARIO", file.toString()));
    try (ServerCalendar calendar = settings.open("CO", BOGOTA)) {
      assertThat(calendar.lender().office().isOpen(tuesday)).isTrue();
      assertThat(calendar.contactHours().next(tuesday)).isEqualTo(tuesday);

      Files.writeString(file, "horario martes 08:00-10:00\nferiado 2026-11-24 Fiesta local");
      ReloadedFile<?> watched = Objects.requireNonNull(calendar.file());
      watched.check();
      watched.check();

      assertThat(calendar.lender().office().isOpen(tuesday)).isFalse();
      assertThat(calendar.contactHours().next(tuesday))
          .isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    }
  }

  @Test
  void aWrongCalendarIsRefusedAtTheStartWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("calendario.txt"), "# bien\nferiado 2026-02-30 x");
    CalendarSettings settings = read(Map.of("BOT_CALENDARIO", file.toString()));

    assertThatThrownBy(() -> settings.open("CO", BOGOTA))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("línea 2: «2026-02-30» no es una fecha");
  }

  @Test
  void aCalendarThatIsNamedMustBeThere() {
    CalendarSettings settings =
        read(Map.of("BOT_CALENDARIO", folder.resolve("ninguno.txt").toString()));

    assertThatThrownBy(() -> settings.open("CO", BOGOTA))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("no existe");
  }
}
