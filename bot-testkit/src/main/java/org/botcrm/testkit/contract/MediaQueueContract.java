package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link org.botcrm.domain.media.MediaQueue} gives out, and what the messages show of it. */
public interface MediaQueueContract extends StorageContract {
  /** Nasty on purpose: it is kept to be shown, and never means a place. */
  String NAME = "../../x \uD83D\uDE00.html";

  /** The hash of the files of these tests. */
  Sha256 HASH = new Sha256("ab".repeat(32));

  private static ReceivedMessage image(int i) {
    MediaReference media =
        new MediaReference(
            "media-" + i, "image/jpeg", HASH, NAME, "https://lookaside.fbsbx.com/?mid=" + i);
    return Messages.from(Steps.PHONE).id("wamid.image." + i).type("image").media(media).build();
  }

  private List<MediaDownload> claim(Instant now) {
    return storage().media().claim(now, now.plus(Steps.GRACE), 100);
  }

  private MediaDownload claimOne(Instant now) {
    List<MediaDownload> claimed = claim(now);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private boolean record(MediaDownload download, MediaOutcome outcome) {
    return storage().media().record(download, outcome, Steps.NOW);
  }

  private @Nullable MediaFile shown(ReceivedMessage message) {
    Conversacion row = new Steps(storage()).row(message);
    assertThat(storage().conversaciones().find(row.id()).orElseThrow().media())
        .isEqualTo(row.media());
    return row.media();
  }

  private static MediaFile file(MediaState state, @Nullable String error) {
    return new MediaFile(state, "image/jpeg", NAME, null, 0, error);
  }

  @Test
  default void aFileWaitsAsSoonAsItsMessageIsStored() {
    ReceivedMessage message = image(1);
    new Steps(storage()).receive(message);

    assertThat(shown(message)).isEqualTo(file(MediaState.PENDING, null));
    MediaDownload download = claimOne(Steps.NOW);
    assertThat(download.id()).isEqualTo(new Steps(storage()).row(message).id());
    assertThat(download.media()).isEqualTo(message.media());
    assertThat(download.phoneNumberId()).isEqualTo(message.phoneNumberId());
    assertThat(download.queuedAt()).isEqualTo(Steps.NOW);
    assertThat(download.attempt()).isEqualTo(1);
    assertThat(shown(message)).isEqualTo(file(MediaState.DOWNLOADING, null));
  }

  @Test
  default void aMessageWithoutAFileHasNothingToFetch() {
    ReceivedMessage text = Messages.text(Steps.PHONE, "hola");
    new Steps(storage()).receive(text);

    assertThat(claim(Steps.NOW)).isEmpty();
    assertThat(shown(text)).isNull();
  }

  @Test
  default void whatMetaDidNotSayStaysUnsaid() {
    MediaReference bare = new MediaReference("media", null, null, null, null);
    ReceivedMessage message = Messages.from(Steps.PHONE).type("document").media(bare).build();
    new Steps(storage()).receive(message);

    assertThat(claimOne(Steps.NOW).media()).isEqualTo(bare);
    assertThat(shown(message))
        .isEqualTo(new MediaFile(MediaState.DOWNLOADING, null, null, null, 0, null));
  }

  @Test
  default void aRepeatedMessageIsFetchedOnce() {
    Steps steps = new Steps(storage());
    steps.receive(image(1), image(1));
    steps.receive(image(1));

    assertThat(claim(Steps.NOW)).hasSize(1);
    steps.receive(image(1));
    assertThat(claim(Steps.NOW)).isEmpty();
  }

  @Test
  default void aClaimThatRanOutIsGivenAgainWithoutItsUrl() {
    new Steps(storage()).receive(image(1));
    MediaDownload first = claimOne(Steps.NOW);
    Instant until = Steps.NOW.plus(Steps.GRACE);

    assertThat(claim(until.minusNanos(1000))).isEmpty();
    MediaDownload second = claimOne(until);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(second.media().url()).isNull();
    assertThat(record(first, new MediaOutcome.Failed("tarde"))).as("of a dead claim").isFalse();
    assertThat(record(second, new MediaOutcome.Stored(new StoredMedia(HASH, 7)))).isTrue();
    assertThat(claim(until.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void anOldUrlIsNotGivenAtAll() {
    new Steps(storage()).receive(image(1));

    assertThat(claimOne(Steps.NOW.plusSeconds(300)).media().url()).isNull();
  }

  @Test
  default void aFreshUrlIsGiven() {
    new Steps(storage()).receive(image(1));

    assertThat(claimOne(Steps.NOW.plusSeconds(299)).media().url()).isNotNull();
  }

  @Test
  default void aStoredFileIsShownAndDone() {
    ReceivedMessage message = image(1);
    new Steps(storage()).receive(message);
    MediaDownload download = claimOne(Steps.NOW);

    assertThat(record(download, new MediaOutcome.Stored(new StoredMedia(HASH, 303_833)))).isTrue();

    assertThat(shown(message))
        .isEqualTo(new MediaFile(MediaState.STORED, "image/jpeg", NAME, HASH, 303_833, null));
    assertThat(record(download, new MediaOutcome.Failed("otra vez"))).as("once").isFalse();
    assertThat(claim(Steps.NOW.plusSeconds(1_000_000))).isEmpty();
  }

  @Test
  default void whatFailedForGoodSaysWhyAndIsDone() {
    Steps steps = new Steps(storage());
    steps.receive(image(1), image(2));
    List<MediaDownload> claimed = claim(Steps.NOW);

    record(claimed.get(0), new MediaOutcome.Failed("demasiado grande"));
    record(claimed.get(1), new MediaOutcome.Gone("ya no está"));

    assertThat(claimed).extracting(d -> d.media().id()).containsExactly("media-1", "media-2");
    assertThat(shown(image(1))).isEqualTo(file(MediaState.FAILED, "demasiado grande"));
    assertThat(shown(image(2))).isEqualTo(file(MediaState.GONE, "ya no está"));
    assertThat(claim(Steps.NOW.plusSeconds(1_000_000))).isEmpty();
  }

  @Test
  default void whatIsTriedAgainIsNotDueBeforeAndSaysWhy() {
    ReceivedMessage message = image(1);
    new Steps(storage()).receive(message);
    Instant again = Steps.NOW.plusSeconds(30);

    record(claimOne(Steps.NOW), new MediaOutcome.Again(again, "sin conexión"));

    assertThat(shown(message)).isEqualTo(file(MediaState.PENDING, "sin conexión"));
    assertThat(claim(again.minusNanos(1000))).isEmpty();
    assertThat(claimOne(again).attempt()).isEqualTo(2);
    assertThat(shown(message)).isEqualTo(file(MediaState.DOWNLOADING, "sin conexión"));
  }

  @Test
  default void aFileInWaitingHoldsUpNoAnswer() {
    Steps steps = new Steps(storage());
    steps.exchange(image(1), "gracias");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("gracias");
    assertThat(Objects.requireNonNull(shown(image(1))).state()).isEqualTo(MediaState.PENDING);
  }

  @Test
  @Timeout(300)
  default void threadsShareTheFilesAndNoneIsGivenTwice() throws Exception {
    Steps steps = new Steps(storage());
    for (int i = 0; i < 40; i++) {
      steps.receive(image(i));
    }
    Callable<List<MediaDownload>> claiming =
        () -> {
          List<MediaDownload> mine = new ArrayList<>();
          Instant until = Steps.NOW.plus(Steps.GRACE);
          for (int i = 0; i < 10; i++) {
            mine.addAll(storage().media().claim(Steps.NOW, until, 3));
          }
          return mine;
        };

    List<MediaDownload> claimed =
        new ArrayList<>(Race.of(4, i -> claiming).stream().flatMap(List::stream).toList());
    claimed.addAll(claim(Steps.NOW));

    assertThat(claimed).extracting(MediaDownload::id).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  default void theBacklogCountsTheFilesThatAreNotDone() {
    Steps steps = new Steps(storage());
    steps.receiveAt(Steps.NOW, Deliveries.of(image(1)));
    steps.receiveAt(Steps.NOW.plusSeconds(1), Deliveries.of(image(2)));
    steps.receiveAt(Steps.NOW.plusSeconds(2), Deliveries.of(image(3)));
    List<MediaDownload> claimed = claim(Steps.NOW.plusSeconds(3));
    Backlog all = storage().replies().backlog();

    record(claimed.get(0), new MediaOutcome.Stored(new StoredMedia(HASH, 7)));
    record(claimed.get(1), new MediaOutcome.Again(Steps.NOW.plusSeconds(99), "luego"));
    Backlog two = storage().replies().backlog();
    record(claimed.get(2), new MediaOutcome.Gone("no está"));
    Backlog one = storage().replies().backlog();

    assertThat(List.of(all.media(), two.media(), one.media())).containsExactly(3L, 2L, 1L);
    assertThat(all.mediaSince()).isEqualTo(Steps.NOW);
    assertThat(two.mediaSince()).isEqualTo(Steps.NOW.plusSeconds(1));
    assertThat(one.mediaSince()).isEqualTo(Steps.NOW.plusSeconds(1));
  }
}
