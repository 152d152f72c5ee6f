package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  @Test
  void anAddressAsHostersWriteItIsRead() {
    DatabaseSettings settings =
        DatabaseSettings.parse(
            "postgresql://bot:s%3Acret@db.example:5433/crm?sslmode=require", null);

    assertThat(settings.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5433/crm?sslmode=require");
    assertThat(settings.user()).isEqualTo("bot");
    assertThat(settings.password()).isEqualTo("s:cret");
    assertThat(settings.toString()).doesNotContain("cret");
  }

  @Test
  void aLoginInAJdbcAddressIsReadAndNotShown() {
    DatabaseSettings settings = DatabaseSettings.parse("jdbc:postgresql://bot:secret@h/d", null);

    assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://h/d");
    assertThat(settings.user()).isEqualTo("bot");
    assertThat(settings.password()).isEqualTo("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DatabaseSettings("jdbc:postgresql://bot:secret@h/d", null, null, null))
        .withMessageStartingWith("jdbcUrl:")
        .withMessageNotContaining("secret");
  }

  @Test
  void aJdbcAddressIsTakenAsItIs() {
    assertThat(DatabaseSettings.parse("jdbc:sqlite:data/bot.db", null).isSqlite()).isTrue();
    assertThat(DatabaseSettings.parse("jdbc:postgresql://h/d?user=u&password=secreto", null))
        .hasToString("jdbc:postgresql://h/d?…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mysql://h/d", "postgresql://", "postgresql://h", "postgresql://u:p w@h/d"})
  void anAddressOfNoDatabaseThatWeKnowIsRefusedWithoutShowingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseSettings.parse(url, null))
        .withMessageStartingWith("jdbcUrl:");
  }

  @Test
  void aSchemaIsANameAndNothingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseSettings.parse("jdbc:postgresql://h/d", "crm\"; DROP TABLE x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseSettings.parse("jdbc:sqlite:bot.db", "crm"));
  }
}
