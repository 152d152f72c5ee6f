package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.botcrm.simulator.MessageTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAccountTest {
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{\"nombre\":\"([a-z0-9_]+)\",\"idioma\":\"([a-z_A-Z]+)\""
              + "(?:,\"parametros\":\\[([^]]*)])?}");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guia.md"})
  void theDemoHasTheTemplatesOfTheExamples(String page) throws IOException {
    List<MatchResult> examples =
        TEMPLATE.matcher(Files.readString(Path.of("..").resolve(page))).results().toList();

    assertThat(examples).isNotEmpty().allSatisfy(DemoAccountTest::fits);
  }

  private static void fits(MatchResult example) {
    assertThat(DemoAccount.open().templates())
        .filteredOn(template -> template.name().equals(example.group(1)))
        .singleElement()
        .satisfies(
            template -> {
              assertThat(template.language()).isEqualTo(example.group(2));
              assertThat(template.status()).isEqualTo("APPROVED");
              assertThat(places(template)).isEqualTo(words(example.group(3)));
            });
  }

  private static long places(MessageTemplate template) {
    return Pattern.compile("\\{\\{").matcher(template.components()).results().count();
  }

  private static long words(String list) {
    return list == null ? 0 : list.split(",").length;
  }
}
