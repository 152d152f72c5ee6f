package org.botcrm.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTextsTest {
  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(ConsoleTexts.ENGLISH.keys()).isEqualTo(ConsoleTexts.SPANISH.keys());
  }

  @Test
  void everyAuthorAndStateHasAName() {
    assertThat(ConsoleTexts.SPANISH.keys())
        .containsAll(Stream.of(Author.values()).map(author -> "autor." + author.name()).toList())
        .containsAll(
            Stream.of(Author.values())
                .filter(author -> author != Author.CLIENTE)
                .map(author -> "prefijo." + author.name())
                .toList())
        .containsAll(
            Stream.of(DeliveryState.values()).map(state -> "estado." + state.word()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|es",
        "es-VE,es;q=0.9,en;q=0.8|es",
        "en-US,en;q=0.9|en",
        "de,en;q=0.5|en",
        "fr|es",
        "*|es",
        ";;q=|es"
      })
  void thePageIsInALanguageThatTheBrowserAsksFor(@Nullable String accepted, String language) {
    assertThat(ConsoleTexts.accepted(accepted == null ? "" : accepted).language())
        .isEqualTo(language);
  }
}
