package org.botcrm.application.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaSource;
import org.botcrm.domain.media.MediaStore;

/** Meta's files by their ids, unless something else was scripted for the next fetches. */
final class ScriptedSource implements MediaSource {
  private final Queue<Script> scripts = new ArrayDeque<>();
  private final List<MediaDownload> fetched = new CopyOnWriteArrayList<>();

  synchronized ScriptedSource then(FetchResult result) {
    scripts.add((download, store) -> result);
    return this;
  }

  synchronized ScriptedSource thenThrow(RuntimeException failure) {
    scripts.add(
        (download, store) -> {
          throw failure;
        });
    return this;
  }

  /** The next fetch begins and goes on only when it is interrupted. */
  synchronized CountDownLatch thenHang() {
    CountDownLatch begun = new CountDownLatch(1);
    scripts.add(
        (download, store) -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new FetchResult.TryLater("interrumpido");
        });
    return begun;
  }

  /** What was asked for, in order. */
  List<MediaDownload> fetched() {
    return fetched;
  }

  @Override
  public FetchResult fetch(MediaDownload download, MediaStore store) {
    fetched.add(download);
    Script script = next();
    if (script != null) {
      return script.run(download, store);
    }
    byte[] bytes = download.media().id().getBytes(StandardCharsets.UTF_8);
    try {
      return new FetchResult.Fetched(
          store.put(new ByteArrayInputStream(bytes), null).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Script next() {
    return scripts.poll();
  }

  private interface Script {
    FetchResult run(MediaDownload download, MediaStore store);
  }
}
