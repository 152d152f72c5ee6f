package org.botcrm.bootstrap;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
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
    load("", file).forEach((name, value) -> values.put((String) name, (String) value));
    values.putAll(environment);
    return Map.copyOf(values);
  }

  /**
   * A properties file in UTF-8; empty when it does not exist.
   *
   * @param called what stands before its name where a mistake is told
   * @throws SettingsException when it cannot be read
   */
  static Properties load(String called, Path file) {
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (CharacterCodingException e) {
        throw wrong(called + file, "no está en UTF-8; guárdelo en esa codificación.");
      } catch (IllegalArgumentException e) {
        throw wrong(
            called + file,
            "tiene \\u sin cuatro cifras hexadecimales detrás; una sola barra es \\\\.");
      } catch (IOException e) {
        throw wrong(called + file, "no se puede leer; revise los permisos.");
      }
    }
    return properties;
  }

  private static SettingsException wrong(String file, String what) {
    return new SettingsException(List.of(file + ": " + what));
  }
}
