package org.botcrm.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MetaCodesTest {
  private static List<String> rows() throws IOException {
    try (var in = MetaCodes.class.getResourceAsStream("codigos.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(";", 2)[0])
          .toList();
    }
  }

  @Test
  void everyCodeThatHasWordsHasARowInTheTable() throws IOException {
    Properties words = new Properties();
    try (var in = MetaErrors.class.getResourceAsStream("errores.properties")) {
      words.load(in);
    }

    List<String> codes =
        words.stringPropertyNames().stream().filter(key -> key.matches("[0-9]+")).toList();

    assertThat(rows()).containsAll(codes);
  }

  @Test
  void everyRowOfTheTableHasWords() throws IOException {
    for (String row : rows()) {
      int code = Integer.parseInt(row.replaceAll("[-/].*", ""));
      assertThat(MetaErrors.of(code, null).words())
          .as(row)
          .isNotEqualTo(MetaErrors.of(999_999, null).words());
    }
  }

  @Test
  void aTokenWithoutTheRightIsTold() {
    assertThat(List.of(0, 3, 10, 190, 200, 299)).allMatch(MetaCodes::isNoRight);
    assertThat(List.of(1, 4, 100, 199, 300, 131047)).noneMatch(MetaCodes::isNoRight);
  }
}
