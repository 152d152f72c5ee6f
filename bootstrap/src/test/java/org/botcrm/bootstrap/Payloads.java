package org.botcrm.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files with webhooks: our own, and published ones where the machine has a folder of them. */
final class Payloads {
  private Payloads() {}

  /** Those of the parser's tests, whose people are invented. */
  static List<Path> own() {
    return jsonIn(
        upwards(Path.of("adapter-meta-http", "src", "test", "resources", "webhooks"))
            .orElseThrow(() -> new AssertionError("the parser's fixtures are not there")));
  }

  /**
   * Those that Meta and others published, from the system property {@code payloads.dir} or {@code
   * shared/payloads} beside the checkout; empty where there are none.
   */
  static List<Path> published() {
    @Nullable String named = System.getProperty("payloads.dir");
    return named == null
        ? upwards(Path.of("shared", "payloads")).map(Payloads::jsonIn).orElse(List.of())
        : jsonIn(Path.of(named));
  }

  static List<Path> all() {
    List<Path> all = new ArrayList<>(own());
    all.addAll(published());
    return all;
  }

  /** Some published files are answers of the Graph API, which never come as a webhook. */
  static boolean isAnswerOfTheApi(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("api_") || name.contains("_api_");
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.Optional<Path> upwards(Path wanted) {
    return Stream.<@Nullable Path>iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve(wanted))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static List<Path> jsonIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
