package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a webhook says is in the database, whatever it is. */
class EveryPayloadTest {
  /** Bookkeeping that grows with every delivery, new or not. */
  private static final List<String> GROWING = List.of("entregas", "secuencias");

  @TempDir private Path folder;

  @Test
  void ofOurOwnWebhooksNothingIsLost() throws Exception {
    assertNothingIsLost(Payloads.own());
  }

  @Test
  void ofPublishedWebhooksNothingIsLost() throws Exception {
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

  private void assertNothingIsLost(List<Path> files) throws Exception {
    assertThat(files).hasSizeGreaterThan(50);
    Path empty = emptyDatabase();
    // Servers take a second to stop while a client keeps its connection; side by side they take
    // less.
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> all = new ArrayList<>();
      files.forEach(file -> all.add(threads.submit(() -> assertNothingIsLost(file, empty))));
      for (Future<?> one : all) {
        one.get(2, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private @Nullable Void assertNothingIsLost(Path file, Path empty) throws IOException {
    Path copy = Files.copy(empty, folder.resolve(file.getFileName() + ".db"));
    String database = "jdbc:sqlite:" + copy;
    try (BotServer server = start(database);
        Rows rows = Rows.of(database)) {
      byte[] body = Payloads.bytes(file);
      assertThat(new Http(server.port()).deliver(body)).as(file.toString()).isEqualTo(200);
      assertStored(file, body, rows);
    }
    return null;
  }

  private static void assertStored(Path file, byte[] body, Rows rows) {
    String name = file.getFileName().toString();
    FactCount said = FactCount.of(body);
    long stored =
        count(rows, "conversaciones_whatsapp")
            + count(rows, "estados_mensaje")
            + count(rows, "eventos_meta");
    int repeats = said.total() - said.distinct();
    assertThat(stored + repeats).as(name).isEqualTo(said.total());
    assertThat(rows.one("SELECT cuerpo FROM entregas WHERE id = 1")).as(name).isEqualTo(body);
    long unreadable = rows.count("SELECT count(*) FROM eventos_meta WHERE error IS NOT NULL");
    boolean failed = rows.count("SELECT count(*) FROM entregas WHERE fallida") == 1;
    boolean asAWhole =
        rows.count("SELECT count(*) FROM entregas WHERE fallida AND error IS NOT NULL") == 1;
    assertThat(asAWhole).as(name).isEqualTo(Payloads.isAnswerOfTheApi(file));
    assertThat(failed).as(name).isEqualTo(asAWhole || unreadable > 0);
    if (asAWhole) {
      assertThat(said.total()).as(name).isZero();
    } else {
      assertThat(said.total()).as(name).isPositive();
    }
  }

  private static long count(Rows rows, String table) {
    return rows.count("SELECT count(*) FROM " + table + " WHERE entrega_id = 1");
  }

  /** So that not every file pays for the making of the tables. */
  private Path emptyDatabase() {
    Path empty = folder.resolve("empty.db");
    start("jdbc:sqlite:" + empty).close();
    return empty;
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
        contents.put(name, rows.list("SELECT " + columns + " FROM " + name));
      }
    }
    return contents;
  }
}
