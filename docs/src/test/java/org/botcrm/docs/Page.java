package org.botcrm.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param text all of it
 */
record Page(Path file, String text) {
  private static final Path ROOT = root();

  /** The page at a path from the top of the project. */
  static Page at(String path) {
    return new Page(ROOT.resolve(path), read(path));
  }

  /** Every page: those at the top, and all under {@code docs}. */
  static List<Page> all() {
    List<Page> pages = new ArrayList<>();
    for (String path : filesUnder("docs", ".md")) {
      pages.add(at(path));
    }
    pages.add(at("README.md"));
    pages.add(at("CHANGELOG.md"));
    return List.copyOf(pages);
  }

  /** The text of any file, by its path from the top of the project. */
  static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that end so, by their paths from the top of the project. */
  static List<String> filesUnder(String folder, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(ending) && !path.contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of the table whose heading row begins so, without it and the rule, cut at the bars.
   */
  List<List<String>> table(String heading) {
    List<String> lines = text.lines().toList();
    int start = lines.indexOf(lines.stream().filter(l -> l.startsWith(heading)).findFirst().get());
    return lines.stream()
        .skip(start + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }

  /** Maven runs tests in the folder of their module, an editor may in that of the project. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("bot-domain"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no folder above holds the project");
    }
    return folder;
  }
}
