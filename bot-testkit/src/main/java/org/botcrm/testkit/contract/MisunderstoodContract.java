package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.dialogue.MisunderstoodRepository;
import org.junit.jupiter.api.Test;

/** What the bot did not understand. */
public interface MisunderstoodContract extends StorageContract {

  private MisunderstoodRepository misunderstood() {
    return storage().dialogues().misunderstood();
  }

  private void say(int seconds, String words) {
    new Turns(storage()).turn(Steps.NOW.plusSeconds(seconds), new Effect.NotUnderstood(words));
  }

  @Test
  default void theSameWordsAreCountedTogetherTheMostFrequentFirst() {
    say(1, "aja");
    say(2, "y la broma");
    say(3, "y la broma");
    say(4, "epa 🙏");

    assertThat(misunderstood().groups(Instant.EPOCH, 10))
        .containsExactly(
            new MisunderstoodGroup("y la broma", 2, Steps.NOW.plusSeconds(3)),
            new MisunderstoodGroup("epa 🙏", 1, Steps.NOW.plusSeconds(4)),
            new MisunderstoodGroup("aja", 1, Steps.NOW.plusSeconds(1)));
    assertThat(misunderstood().groups(Instant.EPOCH, 1)).hasSize(1);
  }

  @Test
  default void whatWasSaidBeforeIsNotCounted() {
    say(1, "aja");
    say(2, "aja");
    say(3, "aja");

    assertThat(misunderstood().groups(Steps.NOW.plusSeconds(2), 10))
        .containsExactly(new MisunderstoodGroup("aja", 2, Steps.NOW.plusSeconds(3)));
    assertThat(misunderstood().groups(Steps.NOW.plusSeconds(4), 10)).isEmpty();
  }
}
