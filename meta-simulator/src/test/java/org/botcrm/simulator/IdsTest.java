package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final MutableClock clock = new MutableClock();

  @Test
  void theSameRunGivesTheSameIds() {
    assertThat(some(new Ids(1, clock))).isEqualTo(some(new Ids(1, clock)));
  }

  @Test
  void anotherSeedOrAnotherStartGivesOtherIds() {
    List<String> ids = some(new Ids(1, clock));
    List<String> otherSeed = some(new Ids(2, clock));
    clock.advance(Duration.ofNanos(1000));
    List<String> restarted = some(new Ids(1, clock));

    assertThat(Stream.of(ids, otherSeed, restarted).flatMap(List::stream))
        .doesNotHaveDuplicates()
        .hasSize(300);
  }

  @Test
  void anIdIsBuiltLikeMetas() {
    String id = new Ids(1, clock).message("16505551234", Direction.OUTBOUND);

    assertThat(id).startsWith("wamid.HBgL");
    byte[] bytes = Base64.getDecoder().decode(id.substring("wamid.".length()));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .matches("(?s)\\x1c\\x18\\x0b16505551234\\x15\\x02\\x00\\x11\\x18\\x12[0-9A-F]{18}\\x00");
  }

  @Test
  void aPhoneKeepsItsUserId() {
    String user = new Ids(1, clock).user("584141234567");
    clock.advance(Duration.ofDays(1));

    assertThat(new Ids(1, clock).user("584141234567")).isEqualTo(user).matches("VE\\.[0-9]{20}");
    assertThat(new Ids(1, clock).user("584141234568")).isNotEqualTo(user);
  }

  private static List<String> some(Ids ids) {
    return Stream.generate(() -> ids.message("584141234567", Direction.INBOUND))
        .limit(100)
        .toList();
  }
}
