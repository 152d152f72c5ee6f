package org.botcrm.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.botcrm.application.media.DownloadSettings;
import org.botcrm.meta.media.MediaLimits;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of messages are kept, and how much of one is taken.
 *
 * @param folder made when it is not there
 * @param limits of one file
 */
record MediaSettings(Path folder, MediaLimits limits) {
  private static final long MEGABYTE = 1024L * 1024;
  private static final int MOST_MEGABYTES = 2048;
  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 3600;
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** Null, with the mistakes noted, when one of them is wrong. */
  static @Nullable MediaSettings read(SettingsReader reader) {
    Path folder =
        reader.orElse(
            "BOT_MEDIOS",
            "data/media",
            MediaSettings::folder,
            "La carpeta donde se guardan los archivos de los mensajes.");
    MediaLimits limits = limits(reader);
    return folder == null || limits == null ? null : new MediaSettings(folder, limits);
  }

  private static @Nullable MediaLimits limits(SettingsReader reader) {
    Long megabytes =
        reader.orElse(
            "BOT_MEDIOS_MAX_MB",
            "100",
            MediaSettings::megabytes,
            "El archivo más grande que se guarda, en megabytes: de 1 a 2048. WhatsApp no da más de"
                + " 100.");
    Duration timeout =
        reader.orElse(
            "BOT_MEDIOS_TIEMPO",
            "300",
            MediaSettings::seconds,
            "Segundos que puede tardar en bajar un archivo: de 5 a 3600.");
    return megabytes == null || timeout == null
        ? null
        : new MediaLimits(megabytes * MEGABYTE, timeout);
  }

  /** Claims hold for both of the downloads that one fetch may need, and the question in between. */
  DownloadSettings downloads() {
    DownloadSettings standard = DownloadSettings.standard();
    return new DownloadSettings(
        standard.maxConcurrent(), limits.timeout().multipliedBy(2).plus(MARGIN), standard.poll());
  }

  /** For the line at the start. */
  String summary() {
    return " BOT_MEDIOS=%s BOT_MEDIOS_MAX_MB=%d BOT_MEDIOS_TIEMPO=%d"
        .formatted(folder, limits.maxBytes() / MEGABYTE, limits.timeout().toSeconds());
  }

  private static Path folder(String text) {
    Path folder = Path.of(text);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("a folder expected");
    }
    return folder;
  }

  private static long megabytes(String text) {
    return inRange(Integer.parseInt(text), 1, MOST_MEGABYTES);
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(inRange(Integer.parseInt(text), LEAST_SECONDS, MOST_SECONDS));
  }

  private static int inRange(int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(least + " to " + most + " expected");
    }
    return number;
  }
}
