package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java on a page stands below {@code <!-- code: File.java region -->} and is the code between
 * {@code // region: region} and {@code // endregion} of that file here, which compiles and runs.
 */
class SnippetsTest {
  private static final Pattern FENCE =
      Pattern.compile("(?m)^```java\\s*\\n(.*?)^```", Pattern.DOTALL);
  private static final Pattern MARKED =
      Pattern.compile(
          "(?m)^<!-- code: (\\w+\\.java) ([\\w-]+) -->\\n+```java\\s*\\n(.*?)^```", Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("org.botcrm.docs.Page#all")
  void javaOnAPageIsCodeThatRuns(Page page) {
    Matcher marked = MARKED.matcher(page.text());
    int found = 0;
    while (marked.find()) {
      assertThat(normalized(marked.group(3)))
          .as("%s: %s %s", page, marked.group(1), marked.group(2))
          .isEqualTo(normalized(region(marked.group(1), marked.group(2))));
      found++;
    }
    assertThat(FENCE.matcher(page.text()).results()).as("every block is marked").hasSize(found);
  }

  @Test
  void theReadmeEmbedsTheBotInTwentyLines() {
    String readme = Page.at("README.md").text();
    long lines = MARKED.matcher(readme).results().flatMap(m -> m.group(3).lines()).count();

    assertThat(lines).isBetween(1L, 20L);
  }

  private static String region(String file, String name) {
    String source = Page.read("docs/src/test/java/org/botcrm/docs/" + file);
    Matcher region =
        Pattern.compile("// region: " + name + "\\n(.*?)// endregion", Pattern.DOTALL)
            .matcher(source);
    assertThat(region.find()).as("%s has a region %s", file, name).isTrue();
    return region.group(1);
  }

  private static String normalized(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
