package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
  @TempDir private Path folder;

  @Test
  void aKindIsASampleAndAPathIsThatFile() throws IOException {
    Path slip = Files.write(folder.resolve("Recibo.JPG"), new byte[] {1, 2});

    assertThat(DemoFile.of("foto").shown("mi pago")).isEqualTo("[foto] mi pago");
    assertThat(DemoFile.of(slip.toString()).shown("")).isEqualTo("[Recibo.JPG]");
    assertThatThrownBy(() -> DemoFile.of(folder.resolve("nada.png").toString()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> DemoFile.of("\u0000")).isInstanceOf(IOException.class);
  }

  @Test
  void nothingIsWrittenBelowWhatIsHeardOrStuck() throws IOException {
    Path voice = Files.write(folder.resolve("nota.ogg"), new byte[] {1});

    assertThat(DemoFile.of("voz").takesWords()).isFalse();
    assertThat(DemoFile.of("sticker").takesWords()).isFalse();
    assertThat(DemoFile.of(voice.toString()).takesWords()).isFalse();
    assertThat(DemoFile.of("pdf").takesWords()).isTrue();
  }
}
