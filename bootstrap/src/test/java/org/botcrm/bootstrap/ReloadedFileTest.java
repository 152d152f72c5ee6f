package org.botcrm.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It reads the log, which is the whole process's")
class ReloadedFileTest {
  @TempDir private Path folder;
  private Path file;
  private ReloadedFile<String> watched;

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("lista.txt"), "uno");
    watched = ReloadedFile.open("BOT_LISTA", file, ReloadedFileTest::read);
  }

  @AfterEach
  void close() {
    watched.close();
  }

  private static FileReading<String> read(String text) {
    if (text.equals("rompe")) {
      throw new IllegalStateException("a reader with a mistake of its own");
    }
    return text.startsWith("mal")
        ? new FileReading.Refused<>(List.of("línea 1: " + text, "línea 2: otra"))
        : new FileReading.Taken<>(text);
  }

  @Test
  void whatIsInItHoldsAtOnce() {
    assertThat(watched.get()).isEqualTo("uno");
    assertThat(watched.problems()).isEmpty();
  }

  @Test
  void aChangeHoldsWithoutARestart() throws IOException {
    Files.writeString(file, "dos");

    settle();

    assertThat(watched.get()).isEqualTo("dos");
  }

  @Test
  void aFileThatIsBeingWrittenIsLeftAloneUntilItIsDone() throws IOException {
    Files.writeString(file, "d");
    watched.check();
    Files.writeString(file, "dos");
    watched.check();
    assertThat(watched.get()).isEqualTo("uno");

    watched.check();
    assertThat(watched.get()).isEqualTo("dos");
  }

  @Test
  void aFileThatTakesItsPlaceIsReadAlsoWithTheSameTimeAndSize() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Path next = Files.writeString(folder.resolve("siguiente"), "dos");
    Files.setLastModifiedTime(next, time);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);

    settle();

    assertThat(watched.get()).isEqualTo("dos");
  }

  @Test
  void aWrongOneChangesNothingAndIsToldOnce() throws IOException {
    try (LogCapture log = new LogCapture()) {
      Files.writeString(file, "mal escrito");
      settle();
      settle();

      assertThat(watched.get()).isEqualTo("uno");
      assertThat(watched.problems())
          .containsExactly(
              "BOT_LISTA, " + file + ": línea 1: mal escrito",
              "BOT_LISTA, " + file + ": línea 2: otra");
      assertThat(log.warnings()).singleElement().asString().contains("línea 1: mal escrito");
    }
    Files.writeString(file, "bien");
    settle();
    assertThat(watched.get()).isEqualTo("bien");
    assertThat(watched.problems()).isEmpty();
  }

  @Test
  void aReaderThatFailsEndsNoWatch() throws IOException {
    Files.writeString(file, "rompe");
    settle();
    assertThat(watched.get()).isEqualTo("uno");
    assertThat(watched.problems()).hasSize(1);

    Files.writeString(file, "dos");
    settle();
    assertThat(watched.get()).isEqualTo("dos");
  }

  @Test
  void whatIsGoneTooLargeOrNotUtf8ChangesNothing() throws IOException {
    Files.delete(file);
    settle();
    assertThat(watched.problems()).singleElement().asString().contains("no existe");

    Files.write(file, "año".getBytes(ISO_8859_1));
    settle();
    assertThat(watched.problems()).singleElement().asString().contains("UTF-8");

    Files.write(file, new byte[1024 * 1024 + 1]);
    settle();
    assertThat(watched.problems()).singleElement().asString().contains("demasiado grande");
    assertThat(watched.get()).isEqualTo("uno");
  }

  @Test
  void atTheStartAWrongOneIsRefusedWithEverythingThatIsWrong() throws IOException {
    Files.writeString(file, "mal");

    assertThatThrownBy(() -> ReloadedFile.open("BOT_LISTA", file, ReloadedFileTest::read))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("BOT_LISTA")
        .hasMessageContaining("línea 1")
        .hasMessageContaining("línea 2");
  }

  private void settle() {
    watched.check();
    watched.check();
  }
}
