package org.botcrm.testkit.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds scripts: files that end in {@code .chat}, UTF-8. */
public final class ChatScripts {
  private static final String ENDING = ".chat";
  private static final long MAX_BYTES = 1_000_000;

  private ChatScripts() {}

  /**
   * The files of a folder and those below it, by name.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One of them.
   *
   * @throws UncheckedIOException when it cannot be read, or is no UTF-8
   * @throws ChatScriptException when it is no script, or longer than a million bytes
   */
  public static ChatScript read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ChatScriptException(1, "el archivo es demasiado grande");
      }
      return ChatScriptReader.read(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
