package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class SettingsOptions {
  private static final Path STANDARD = Path.of("bot.properties");

  @Option(
      names = "--propiedades",
      paramLabel = "ARCHIVO",
      description = "Archivo de configuración (si existe, bot.properties). El entorno manda.")
  private @Nullable Path file;

  /** The file, which need not exist when nobody named it. */
  Path file() {
    return file == null ? STANDARD : file;
  }

  /** The names that somebody wrote into the file. */
  Set<String> written() {
    return SettingsSource.load("", file()).stringPropertyNames();
  }

  Map<String, String> read() {
    return file == null
        ? SettingsSource.read(STANDARD, false, System.getenv())
        : SettingsSource.read(file, true, System.getenv());
  }
}
