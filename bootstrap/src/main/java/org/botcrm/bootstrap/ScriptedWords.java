package org.botcrm.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of the bot of scripts depend on: what ships, with the lender's own settings over
 * it. The country and its money are those of each script.
 *
 * @param levels how sure the bot must be of whom it talks to
 * @param trust for how long it is sure
 * @param calendar the lender's; null for the holidays of the country alone
 * @param files the lender's own, by setting
 */
record ScriptedWords(
    ReplyTexts texts,
    Intents intents,
    AnswerLevels levels,
    TrustSettings trust,
    @Nullable Path calendar,
    List<String> files) {
  /** Settings without a file that answers depend on, too. */
  private static final List<String> OTHERS =
      List.of("BOT_NIVEL_DINERO", "BOT_CONFIANZA_DIAS", "BOT_VERIFICADO_MINUTOS");

  /** Copies the list. */
  ScriptedWords {
    files = List.copyOf(files);
  }

  /** What ships. */
  static ScriptedWords shipped() {
    return new ScriptedWords(
        ReplyTexts.standard(),
        Intents.standard(),
        AnswerLevels.standard(),
        TrustSettings.standard(),
        null,
        List.of());
  }

  /**
   * As the settings say, of which all others are left alone.
   *
   * @throws SettingsException naming everything that is wrong in them and in their files
   */
  static ScriptedWords read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    Optional<Path> texts = Optional.ofNullable(Basics.texts(reader)).filter(Files::isRegularFile);
    Optional<Path> intents =
        reader.optional(ServerIntents.SETTING, Path::of, "La ruta de un archivo.");
    DialogueSettings dialogue = DialogueSettings.read(reader);
    CalendarSettings calendar = CalendarSettings.read(reader);
    Optional<Path> hours = Optional.ofNullable(calendar).map(CalendarSettings::file);
    texts.ifPresent(file -> reader.trying(() -> ServerTexts.read(file)));
    intents.ifPresent(file -> reader.trying(() -> ServerIntents.open(file).close()));
    hours.ifPresent(file -> checkCalendar(reader, file));
    if (dialogue == null || !reader.mistakes().isEmpty()) {
      throw new SettingsException(reader.mistakes());
    }
    return new ScriptedWords(
        texts.map(ServerTexts::read).orElseGet(ReplyTexts::standard),
        intents.map(ScriptedWords::intents).orElseGet(Intents::standard),
        dialogue.levels(),
        dialogue.trust(),
        hours.orElse(null),
        told(reader, texts, intents, hours));
  }

  private static void checkCalendar(SettingsReader reader, Path file) {
    String country = reader.value("BOT_PAIS").orElse("VE");
    reader.trying(() -> CalendarSettings.check(file, country, ScriptedBot.zone(country)));
  }

  private static List<String> told(
      SettingsReader reader, Optional<Path> texts, Optional<Path> intents, Optional<Path> hours) {
    List<String> told = new ArrayList<>();
    texts.ifPresent(file -> told.add(Basics.TEXTS + "=" + file));
    intents.ifPresent(file -> told.add(ServerIntents.SETTING + "=" + file));
    hours.ifPresent(file -> told.add(CalendarSettings.FILE + "=" + file));
    for (String name : OTHERS) {
      reader.value(name).ifPresent(value -> told.add(name + "=" + value));
    }
    return told;
  }

  /** When the lender of a script is open. */
  LenderCalendar calendar(String country, ZoneId zone) {
    if (calendar == null) {
      return LenderCalendar.assumed(country, zone);
    }
    try (ServerCalendar read = CalendarSettings.of(calendar).open(country, zone)) {
      return read.lender();
    }
  }

  private static Intents intents(Path file) {
    try (ServerIntents read = ServerIntents.open(file)) {
      return read.get();
    }
  }
}
