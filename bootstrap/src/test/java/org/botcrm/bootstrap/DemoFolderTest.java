package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir private Path folder;

  /** Or the codes that were sent die with the process. */
  @Test
  void theNextStartKnowsWhatThisOneKnew() throws IOException {
    DemoFolder first = new DemoFolder(folder.resolve("data"));
    String secret = first.appSecret();
    long seed = first.seed();

    DemoFolder next = new DemoFolder(folder.resolve("data"));

    assertThat(next.appSecret()).isEqualTo(secret).hasSize(48);
    assertThat(next.seed()).isEqualTo(seed);
    assertThat(new DemoFolder(folder.resolve("other")).appSecret()).isNotEqualTo(secret);
  }

  @Test
  void nobodyElseMayReadTheSecret() throws IOException {
    new DemoFolder(folder).appSecret();

    assertThat(Files.getPosixFilePermissions(folder.resolve("demo-clave")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aFileThatBrokeOffIsWrittenAnew() throws IOException {
    Files.writeString(folder.resolve("demo-clave"), "0a1b");
    Files.writeString(folder.resolve("demo-semilla"), "");

    String secret = new DemoFolder(folder).appSecret();
    long seed = new DemoFolder(folder).seed();

    assertThat(new DemoFolder(folder).appSecret()).isEqualTo(secret).hasSize(48);
    assertThat(new DemoFolder(folder).seed()).isEqualTo(seed);
  }
}
