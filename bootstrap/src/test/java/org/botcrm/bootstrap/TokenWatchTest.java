package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.AccessTokens;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It reads the log, which is the whole process's")
class TokenWatchTest {
  private static final PhoneNumberId NUMBER = new PhoneNumberId(Keys.NUMBER);
  private static final PhoneNumberId OTHER = new PhoneNumberId("106540352242923");
  private static final String NAME = "WHATSAPP_ACCESS_TOKEN";

  @TempDir private Path folder;
  private final CurrentTokens tokens =
      new CurrentTokens(AccessTokens.always(new AccessToken("canario-1")));
  private Path properties;
  private TokenWatch watch;

  @BeforeEach
  void start() throws IOException {
    properties = folder.resolve("bot.properties");
    write(NAME + "=canario-1");
    watch =
        new TokenWatch(
            properties,
            () -> SettingsSource.read(properties, true, Map.of()),
            tokens,
            new InMemoryBotStorage().outbox());
    settle();
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  @Test
  void aNewTokenIsTaken() throws IOException {
    write(NAME + "=canario-2");

    settle();

    assertThat(tokenOf(NUMBER)).isEqualTo("canario-2");
  }

  @Test
  void aFileThatIsBeingWrittenIsLeftAloneUntilItIsDone() throws IOException {
    write(NAME + "=cana");
    watch.check();
    write(NAME + "=canario-2");
    watch.check();
    assertThat(tokenOf(NUMBER)).isEqualTo("canario-1");

    watch.check();
    assertThat(tokenOf(NUMBER)).isEqualTo("canario-2");
  }

  @Test
  void aNewTokenOfOneNumberChangesNoOther() throws IOException {
    write(NAME + "=canario-1", NAME + "_" + OTHER.value() + "=canario-otro");

    settle();

    assertThat(tokenOf(NUMBER)).isEqualTo("canario-1");
    assertThat(tokenOf(OTHER)).isEqualTo("canario-otro");
  }

  @Test
  void aFileOfATokenIsWatchedTooAlsoWhenAnotherTakesItsPlace() throws IOException {
    Path secret = Files.writeString(folder.resolve("secreto"), "canario-2\n");
    FileTime time = Files.getLastModifiedTime(secret);
    write(NAME + "_FILE=" + secret);
    settle();
    settle();
    assertThat(tokenOf(NUMBER)).isEqualTo("canario-2");

    Path next = Files.writeString(folder.resolve("siguiente"), "canario-3\n");
    Files.setLastModifiedTime(next, time);
    Files.move(next, secret, StandardCopyOption.REPLACE_EXISTING);
    settle();

    assertThat(tokenOf(NUMBER)).isEqualTo("canario-3");
  }

  @Test
  void aBrokenFileKeepsTheOldTokenAndWarnsOnce() throws IOException {
    try (LogCapture log = new LogCapture()) {
      for (String broken : List.of("", NAME + "=", NAME + "=can ario", "x=\\u00")) {
        int before = log.warnings().size();
        write(broken);
        settle();
        settle();
        assertThat(tokenOf(NUMBER)).isEqualTo("canario-1");
        assertThat(log.warnings()).hasSize(before + 1);
      }
      assertThat(log.all()).noneMatch(line -> line.contains("can ario"));
    }
  }

  @Test
  void aFileThatIsGoneKeepsTheOldTokenUntilItIsBack() throws IOException {
    Files.delete(properties);
    settle();
    assertThat(tokenOf(NUMBER)).isEqualTo("canario-1");

    write(NAME + "=canario-2");
    settle();
    assertThat(tokenOf(NUMBER)).isEqualTo("canario-2");
  }

  private String tokenOf(PhoneNumberId number) {
    return tokens.of(number).value();
  }

  private void settle() {
    watch.check();
    watch.check();
  }

  private void write(String... lines) throws IOException {
    Files.write(properties, List.of(lines));
  }
}
