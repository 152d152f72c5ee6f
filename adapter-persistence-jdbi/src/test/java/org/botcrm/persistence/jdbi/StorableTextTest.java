package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

  @Test
  void whatADatabaseWouldRefuseIsReplacedAndNothingElse() {
    assertThat(StorableText.of("a\u0000b")).isEqualTo("a\uFFFDb");
    assertThat(StorableText.of("x\uD83D")).isEqualTo("x\uFFFD");
    assertThat(StorableText.of("\uDE00x")).isEqualTo("\uFFFDx");
    assertThat(StorableText.of("ñ😀\u0000👋")).isEqualTo("ñ😀\uFFFD👋");
    assertThat(StorableText.of("😀")).isEqualTo("😀");
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    assertThat(StorableText.cut("abc", 3)).isEqualTo("abc");
    assertThat(StorableText.cut("abcd", 3)).isEqualTo("abc");
    assertThat(StorableText.cut("ab😀", 3)).isEqualTo("ab");
  }
}
