package org.botcrm.bootstrap;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where settings come from: a properties file, and the environment over it. */
final class SettingsSource {
  private SettingsSource() {}

  /**
   * The settings of the file, when it exists, with those of the environment in place of the same
   * names.
   *
   * @param mustExist whether a missing file is a mistake: somebody named it
   * @throws SettingsException when the file is missing and must not be
   */
  static Map<String, String> read(Path file, boolean mustExist, Map<String, String> environment) {
    if (mustExist && !Files.isRegularFile(file)) {
      throw new SettingsException(
          List.of("--propiedades: no existe el archivo " + file + ". Revise la ruta."));
    }
    Map<String, String> values = new HashMap<>();
    load(file).forEach((name, value) -> values.put((String) name, (String) value));
    values.putAll(environment);
    return Map.copyOf(values);
  }

  /** A properties file in UTF-8; empty when it does not exist. */
  static Properties load(Path file) {
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return properties;
  }
}
