package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the links of the pages lead. */
class LinksTest {
  private static final Pattern LINK =
      Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
  private static final Pattern FENCE = Pattern.compile("(?m)^```.*?^```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @ParameterizedTest
  @MethodSource("org.botcrm.docs.Page#all")
  void everyRelativeLinkLeadsToAFileAndItsHeading(Page page) {
    LINK.matcher(withoutCode(page))
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .filter(target -> !URI.create(target).isAbsolute())
        .forEach(target -> requireTarget(page, target));
  }

  private static void requireTarget(Page page, String target) {
    String[] parts = target.split("#", 2);
    Path folder = Objects.requireNonNull(page.file().getParent());
    Path file = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
    assertThat(Files.exists(file)).as("%s links to %s", page, target).isTrue();
    if (parts.length > 1) {
      assertThat(anchors(new Page(file, Page.read(file.toString()))))
          .as("%s links to %s", page, target)
          .contains(parts[1]);
    }
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Page page) {
    return HEADING
        .matcher(withoutCode(page))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String withoutCode(Page page) {
    return FENCE.matcher(page.text()).replaceAll("");
  }
}
