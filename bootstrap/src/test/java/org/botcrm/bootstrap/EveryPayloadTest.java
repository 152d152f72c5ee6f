package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a webhook says is in the database, whatever it is. */
class EveryPayloadTest {
  /** Bookkeeping that grows with every delivery, new or not. */
  private static final List<String> GROWING = List.of("entregas", "secuencias");

  private static final Pattern NUMBER = Pattern.compile("(\"phone_number_id\"\\s*:\\s*\")");

  @TempDir private Path folder;

  @Test
  void ofOurOwnWebhooksNothingIsLost() {
    assertNothingIsLost(Payloads.own());
  }

  @Test
  void ofPublishedWebhooksNothingIsLost() {
    assumeFalse(Payloads.published().isEmpty(), "no folder of published webhooks here");
    assertNothingIsLost(Payloads.published());
  }

  @Test
  void allOfThemInOneDatabaseChangeNothingTheSecondTime() {
    List<Path> files = new ArrayList<>(Payloads.all());
    try (RunningBot bot = RunningBot.in(folder)) {
      deliverShuffled(bot, files, 1);
      await().atMost(RunningBot.PATIENCE).until(bot::isQuiet);
      Map<String, List<Map<String, @Nullable Object>>> before = contents(bot.rows());

      deliverShuffled(bot, files, 2);

      assertThat(contents(bot.rows())).isEqualTo(before);
      assertThat(bot.rows().count("SELECT count(*) FROM entregas WHERE cuerpo IS NOT NULL"))
          .isGreaterThanOrEqualTo(2L * files.size());
      assertThat(bot.isQuiet()).isTrue();
    }
  }

  private void assertNothingIsLost(List<Path> files) {
    assertThat(files).hasSizeGreaterThan(50);
    String database = "jdbc:sqlite:" + folder.resolve("bot.db");
    Set<String> told = new HashSet<>();
    try (BotServer server = start(database);
        Rows rows = Rows.of(database)) {
      Http http = new Http(server.port());
      for (int i = 0; i < files.size(); i++) {
        byte[] body = toANumberOfItsOwn(Payloads.bytes(files.get(i)), i);
        assertThat(http.deliver(body)).as(files.get(i).toString()).isEqualTo(200);
        assertStored(files.get(i), body, told, rows);
      }
      assertThat(rows.count("SELECT count(*) FROM entregas")).isEqualTo(files.size());
    }
  }

  /**
   * The examples share ids of messages, which are a number's own: so none of them finds what
   * another one left, and one server does for all. What is said of no number is left as it is.
   */
  private static byte[] toANumberOfItsOwn(byte[] body, int file) {
    // Of one byte each, whatever they mean, so that no other byte changes.
    String json = new String(body, StandardCharsets.ISO_8859_1);
    return NUMBER
        .matcher(json)
        .replaceAll("$1%03d".formatted(file))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * @param told what the files before have said
   */
  private static void assertStored(Path file, byte[] body, Set<String> told, Rows rows) {
    String name = file.getFileName().toString();
    FactCount said = FactCount.of(body);
    long id = rows.count("SELECT max(id) FROM entregas");
    Set<String> news = new HashSet<>(said.distinct());
    news.removeAll(told);
    told.addAll(news);
    long stored =
        count(rows, "conversaciones_whatsapp", id)
            + count(rows, "estados_mensaje", id)
            + count(rows, "eventos_meta", id);
    assertThat(stored).as(name).isEqualTo(news.size());
    assertThat(rows.one("SELECT cuerpo FROM entregas WHERE id = ?", id)).as(name).isEqualTo(body);
    long unreadable =
        rows.count(
            "SELECT count(*) FROM eventos_meta WHERE error IS NOT NULL AND entrega_id = ?", id);
    boolean failed = rows.count("SELECT count(*) FROM entregas WHERE fallida AND id = ?", id) == 1;
    boolean asAWhole =
        rows.count(
                "SELECT count(*) FROM entregas WHERE fallida AND error IS NOT NULL AND id = ?", id)
            == 1;
    assertThat(asAWhole).as(name).isEqualTo(Payloads.isAnswerOfTheApi(file));
    assertThat(failed).as(name).isEqualTo(asAWhole || unreadable > 0);
    if (asAWhole) {
      assertThat(said.total()).as(name).isZero();
    } else {
      assertThat(news).as(name).isNotEmpty();
    }
  }

  private static long count(Rows rows, String table, long delivery) {
    return rows.count("SELECT count(*) FROM " + table + " WHERE entrega_id = ?", delivery);
  }

  private static BotServer start(String database) {
    return RunningBot.start(
        Keys.settings(RunningBot.NOWHERE, database), ReplyRules.standard(ReplyTexts.standard()));
  }

  private static void deliverShuffled(RunningBot bot, List<Path> files, long seed) {
    List<Path> shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(
        file ->
            assertThat(bot.http().deliver(Payloads.bytes(file)))
                .as(file.toString())
                .isEqualTo(200));
  }

  private static Map<String, List<Map<String, @Nullable Object>>> contents(Rows rows) {
    Map<String, List<Map<String, @Nullable Object>>> contents = new LinkedHashMap<>();
    for (Object table :
        rows.column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
      String name = Objects.toString(table);
      if (!GROWING.contains(name)) {
        // Files go on being tried; what was said of them stays.
        String columns = name.equals("medios") ? "id, media_id, nombre, creado_en" : "*";
        // As do events of theirs.
        String which = name.equals("eventos") ? " WHERE cambios NOT LIKE 'm%'" : "";
        contents.put(name, rows.list("SELECT " + columns + " FROM " + name + which));
      }
    }
    return contents;
  }
}
