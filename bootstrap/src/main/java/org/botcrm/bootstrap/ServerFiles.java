package org.botcrm.bootstrap;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Tries the files that the lender writes, so that what is wrong in them is told together with what
 * is wrong in the settings. They are read again when they are needed.
 */
final class ServerFiles {
  // Where the own ones cannot be read: a mistake in a file is one in any country.
  private static final String ANY_COUNTRY = "VE";
  private static final ZoneId ANY_ZONE = ZoneId.of("America/Caracas");

  private ServerFiles() {}

  /** Notes every mistake. */
  static void check(SettingsReader reader, Basics basics) {
    Path texts = basics.texts();
    if (texts != null) {
      reader.trying(() -> ServerTexts.read(texts));
    }
    path(reader, ServerIntents.SETTING)
        .ifPresent(file -> reader.trying(() -> ServerIntents.open(file).close()));
    String country = Objects.requireNonNullElse(basics.country(), ANY_COUNTRY);
    ZoneId zone = Objects.requireNonNullElse(basics.zone(), ANY_ZONE);
    path(reader, CalendarSettings.FILE)
        .ifPresent(file -> reader.trying(() -> CalendarSettings.check(file, country, zone)));
  }

  private static Optional<Path> path(SettingsReader reader, String name) {
    try {
      return reader.value(name).map(Path::of);
    } catch (InvalidPathException e) {
      // Noted where the setting was read.
      return Optional.empty();
    }
  }
}
