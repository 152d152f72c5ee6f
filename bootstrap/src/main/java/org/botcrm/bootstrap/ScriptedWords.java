package org.botcrm.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;

/**
 * What the bot of scripts says and understands: what ships, with the lender's own files over it.
 *
 * @param files the lender's own, by setting
 */
record ScriptedWords(ReplyTexts texts, Intents intents, List<String> files) {
  /** Copies the list. */
  ScriptedWords {
    files = List.copyOf(files);
  }

  /** What ships. */
  static ScriptedWords shipped() {
    return new ScriptedWords(ReplyTexts.standard(), Intents.standard(), List.of());
  }

  /**
   * As the settings say, of which all others are left alone.
   *
   * @throws SettingsException naming everything that is wrong in the files
   */
  static ScriptedWords read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    Optional<Path> texts = Optional.ofNullable(Basics.texts(reader)).filter(Files::isRegularFile);
    Optional<Path> intents =
        reader.optional(ServerIntents.SETTING, Path::of, "La ruta de un archivo.");
    texts.ifPresent(file -> reader.trying(() -> ServerTexts.read(file)));
    intents.ifPresent(file -> reader.trying(() -> ServerIntents.open(file).close()));
    if (!reader.mistakes().isEmpty()) {
      throw new SettingsException(reader.mistakes());
    }
    List<String> files = new ArrayList<>();
    texts.ifPresent(file -> files.add(Basics.TEXTS + "=" + file));
    intents.ifPresent(file -> files.add(ServerIntents.SETTING + "=" + file));
    return new ScriptedWords(
        texts.map(ServerTexts::read).orElseGet(ReplyTexts::standard),
        intents.map(ScriptedWords::intents).orElseGet(Intents::standard),
        files);
  }

  private static Intents intents(Path file) {
    try (ServerIntents read = ServerIntents.open(file)) {
      return read.get();
    }
  }
}
