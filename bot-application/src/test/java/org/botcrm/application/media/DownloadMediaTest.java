package org.botcrm.application.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.botcrm.application.TestBot;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryMediaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DownloadMediaTest {
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final TestBot bot = new TestBot();
  private final ScriptedSource source = new ScriptedSource();
  private final InMemoryMediaStore store = new InMemoryMediaStore();
  private final List<DownloadMedia> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(DownloadMedia::close);
  }

  private DownloadMedia start() {
    DownloadSettings settings = new DownloadSettings(1, LEASE, Duration.ofMillis(5));
    MediaPorts ports = new MediaPorts(bot.storage.media(), source, store);
    DownloadMedia downloads = new DownloadMedia(ports, settings, bot.listener, bot.clock);
    running.add(downloads);
    downloads.start();
    return downloads;
  }

  private static ReceivedMessage image(String wamid, String mediaId) {
    MediaReference media = new MediaReference(mediaId, "image/jpeg", null, "foto.jpg", null);
    return Messages.from("584141234567").id(wamid).body(wamid).media(media).build();
  }

  private MediaFile file(String wamid) {
    return Objects.requireNonNull(bot.row(wamid).media());
  }

  private MediaFile await(String wamid, Predicate<MediaFile> condition) {
    long deadline = System.nanoTime() + TestBot.PATIENCE.toNanos();
    MediaFile file = file(wamid);
    while (!condition.test(file)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still " + file);
      }
      Thread.onSpinWait();
      file = file(wamid);
    }
    return file;
  }

  private MediaFile awaitState(String wamid, MediaState state) {
    return await(wamid, file -> file.state() == state);
  }

  private MediaFile awaitError(String wamid, String part) {
    return await(
        wamid,
        file ->
            file.state() != MediaState.DOWNLOADING
                && file.error() != null
                && file.error().contains(part));
  }

  @Test
  void aFileIsFetchedAndStoredByWhatIsInIt() throws Exception {
    bot.receive(image("wamid.1", "m-1"));
    start();

    MediaFile file = awaitState("wamid.1", MediaState.STORED);

    assertThat(file.bytes()).isEqualTo(3);
    try (var content = store.open(Objects.requireNonNull(file.sha256()), 0).orElseThrow()) {
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("m-1");
    }
  }

  @Test
  void whatComesWhileItRunsIsFetchedToo() {
    start();
    bot.receive(image("wamid.1", "m-1"));
    awaitState("wamid.1", MediaState.STORED);
    bot.receive(image("wamid.2", "m-2"));

    awaitState("wamid.2", MediaState.STORED);
    assertThat(source.fetched()).hasSize(2);
  }

  @Test
  void twoMessagesWithTheSameBytesAreStoredOnce() {
    bot.receive(image("wamid.1", "m-1"), image("wamid.2", "m-1"));
    start();

    MediaFile first = awaitState("wamid.1", MediaState.STORED);
    MediaFile second = awaitState("wamid.2", MediaState.STORED);

    assertThat(first.sha256()).isEqualTo(second.sha256());
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aDownloadThatDiedWithItsProcessIsDoneAgainAndStoredOnce() {
    bot.receive(image("wamid.1", "m-1"));
    Instant now = bot.clock.instant();
    // What a process leaves that was killed in the middle.
    MediaDownload lost = bot.storage.media().claim(now, now.plus(LEASE), 1).get(0);
    start();
    assertThat(file("wamid.1").state()).isEqualTo(MediaState.DOWNLOADING);

    bot.clock.advance(LEASE);

    awaitState("wamid.1", MediaState.STORED);
    assertThat(source.fetched()).extracting(MediaDownload::id).containsExactly(lost.id());
    assertThat(source.fetched().get(0).attempt()).isEqualTo(2);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void whatMetaCannotGiveNowIsTriedAgainLaterAndMeanwhileSaysWhy() {
    source.then(new FetchResult.TryLater("sin conexión"));
    bot.receive(image("wamid.1", "m-1"));
    start();

    assertThat(awaitError("wamid.1", "sin conexión").state()).isEqualTo(MediaState.PENDING);
    assertThat(source.fetched()).hasSize(1);
    bot.clock.advance(Duration.ofSeconds(10));

    assertThat(awaitState("wamid.1", MediaState.STORED).error()).isNull();
  }

  @Test
  void aFullDiskIsAnOutageAndCostsNoFile() {
    source.thenThrow(new StorageException("no space"));
    bot.receive(image("wamid.1", "m-1"));
    start();

    assertThat(awaitError("wamid.1", "espacio en disco").state()).isEqualTo(MediaState.PENDING);
    assertThat(bot.listener.heard()).contains("media failed");
    bot.clock.advance(Duration.ofSeconds(10));

    awaitState("wamid.1", MediaState.STORED);
  }

  @Test
  void aBugInTheSourceStopsNeitherTheThreadNorOtherFiles() {
    source.thenThrow(new IllegalStateException("bug"));
    bot.receive(image("wamid.1", "m-1"), image("wamid.2", "m-2"));
    start();

    awaitState("wamid.2", MediaState.STORED);
    assertThat(awaitError("wamid.1", "falló").state()).isEqualTo(MediaState.PENDING);
  }

  @Test
  void afterSevenDaysItIsGoneAndMetaIsNotAsked() {
    bot.receive(image("wamid.1", "m-1"));
    bot.clock.advance(Duration.ofDays(7));
    start();

    assertThat(awaitState("wamid.1", MediaState.GONE).error()).contains("7 días");
    assertThat(source.fetched()).isEmpty();
  }

  @Test
  void closingBreaksOffWhatIsOnItsWay() throws InterruptedException {
    CountDownLatch begun = source.thenHang();
    bot.receive(image("wamid.1", "m-1"));
    DownloadMedia downloads = start();
    assertThat(begun.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    downloads.close();

    assertThat(file("wamid.1").state()).isEqualTo(MediaState.PENDING);
    bot.clock.advance(Duration.ofMinutes(1));
    start();
    awaitState("wamid.1", MediaState.STORED);
  }
}
