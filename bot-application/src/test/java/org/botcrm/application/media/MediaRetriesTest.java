package org.botcrm.application.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.Sha256;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaRetriesTest {
  private static final Instant NOW = MutableClock.START;

  private static MediaDownload attempt(int attempt) {
    MediaReference media = new MediaReference("m", null, null, null, null);
    return new MediaDownload(new ConversacionId(1), Messages.NUMBER, media, NOW, attempt, attempt);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "400, 3600"})
  void theWaitGrowsToAnHour(int attempt, int seconds) {
    assertThat(MediaRetries.outcomeOf(attempt(attempt), new FetchResult.TryLater("red"), NOW))
        .isEqualTo(new MediaOutcome.Again(NOW.plusSeconds(seconds), "red"));
  }

  @Test
  void theLastWaitEndsWhenMetaDropsTheFile() {
    Instant late = NOW.plus(Duration.ofDays(7)).minusSeconds(60);

    assertThat(MediaRetries.outcomeOf(attempt(50), new FetchResult.TryLater("red"), late))
        .isEqualTo(new MediaOutcome.Again(NOW.plus(Duration.ofDays(7)), "red"));
    assertThat(MediaRetries.isTooLate(attempt(50), late)).isFalse();
    assertThat(MediaRetries.isTooLate(attempt(50), NOW.plus(Duration.ofDays(7)))).isTrue();
  }

  @Test
  void aTokenWithoutRightIsTriedAgainBecauseItMayBeReplaced() {
    FetchResult no = new FetchResult.NoPermission("token");

    assertThat(MediaRetries.outcomeOf(attempt(100), no, NOW))
        .isInstanceOf(MediaOutcome.Again.class);
  }

  @Test
  void aRefusalIsForGoodUnlessItMayPassAndThenAfterFiveOfThem() {
    FetchResult large = new FetchResult.Refused("grande", false);
    FetchResult damaged = new FetchResult.Refused("huella", true);

    assertThat(MediaRetries.outcomeOf(attempt(1), large, NOW))
        .isEqualTo(new MediaOutcome.Failed("grande"));
    assertThat(MediaRetries.outcomeOf(attempt(4), damaged, NOW))
        .isInstanceOf(MediaOutcome.Again.class);
    assertThat(MediaRetries.outcomeOf(attempt(5), damaged, NOW))
        .isEqualTo(new MediaOutcome.Failed("huella"));
  }

  @Test
  void whatIsGoneOrHereIsDone() {
    StoredMedia file = new StoredMedia(new Sha256("ab".repeat(32)), 1);

    assertThat(MediaRetries.outcomeOf(attempt(1), new FetchResult.Gone("404"), NOW))
        .isEqualTo(new MediaOutcome.Gone("404"));
    assertThat(MediaRetries.outcomeOf(attempt(1), new FetchResult.Fetched(file), NOW))
        .isEqualTo(new MediaOutcome.Stored(file));
  }
}
