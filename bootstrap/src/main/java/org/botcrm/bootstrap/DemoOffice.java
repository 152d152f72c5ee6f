package org.botcrm.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** What the lender of the demo says of itself; all of it is invented. */
final class DemoOffice {
  private static final String TEXTS = "demo-textos.properties";
  private static final String CALENDAR = "demo-calendario.txt";

  private DemoOffice() {}

  /** Its texts, for what the file of the texts does not say. */
  static Properties texts() throws IOException {
    Properties texts = new Properties();
    try (InputStream in = resource(TEXTS)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** Its calendar as a file to be changed; one that is there already stays. */
  static Path calendar(Path folder) throws IOException {
    Path file = folder.resolve(CALENDAR);
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      try (InputStream in = resource(CALENDAR)) {
        Files.copy(in, file);
      }
    }
    return file;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(DemoOffice.class.getResourceAsStream(name), name);
  }
}
