package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link MediaStore} must do. */
public interface MediaStoreContract {
  /** The SHA-256 of "hola". */
  Sha256 HOLA = new Sha256("b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79");

  /** The SHA-256 of nothing. */
  Sha256 NOTHING = new Sha256("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  /** The store under test: empty at the start of each test, and the same one all through it. */
  MediaStore store();

  /** How many files are kept, whole or in part. */
  long files();

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read(Sha256 hash, long from) throws IOException {
    try (InputStream content = store().open(hash, from).orElseThrow()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  default void whatWasPutIsReadBack() throws IOException {
    assertThat(store().put(bytes("hola"), HOLA)).contains(new StoredMedia(HOLA, 4));

    assertThat(read(HOLA, 0)).isEqualTo("hola");
  }

  @Test
  default void aFileIsReadFromAnyPositionOn() throws IOException {
    store().put(bytes("hola"), null);

    assertThat(read(HOLA, 1)).isEqualTo("ola");
    assertThat(read(HOLA, 4)).isEmpty();
    assertThat(read(HOLA, 1_000)).isEmpty();
  }

  @Test
  default void theSameBytesAreKeptOnce() throws IOException {
    assertThat(store().put(bytes("hola"), null)).contains(new StoredMedia(HOLA, 4));
    assertThat(store().put(bytes("hola"), HOLA)).contains(new StoredMedia(HOLA, 4));

    assertThat(files()).isEqualTo(1);
    assertThat(read(HOLA, 0)).isEqualTo("hola");
  }

  @Test
  default void whatIsNotWhatWasExpectedIsNotKept() throws IOException {
    assertThat(store().put(bytes("otra cosa"), HOLA)).isEmpty();

    assertThat(store().open(HOLA, 0)).isEmpty();
    assertThat(files()).isZero();
  }

  @Test
  default void whatBreaksOffIsNotKept() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("se cortó");
          }
        };

    assertThatThrownBy(() -> store().put(new SequenceInputStream(bytes("ho"), broken), null))
        .isInstanceOf(IOException.class)
        .hasMessage("se cortó");

    assertThat(files()).isZero();
  }

  @Test
  default void whatIsNotThereIsNotFound() {
    assertThat(store().open(HOLA, 0)).isEmpty();
  }

  @Test
  default void anEmptyFileIsAFile() throws IOException {
    assertThat(store().put(bytes(""), null)).contains(new StoredMedia(NOTHING, 0));

    assertThat(read(NOTHING, 0)).isEmpty();
  }

  @Test
  default void aFileThatIsBeingReadCanBePutAgain() throws IOException {
    store().put(bytes("hola"), null);

    try (InputStream reading = store().open(HOLA, 0).orElseThrow()) {
      assertThat(reading.read()).isEqualTo('h');
      store().put(bytes("hola"), null);
      assertThat(new String(reading.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ola");
    }
  }

  @Test
  @Timeout(300)
  default void threadsPutTheSameFileAndItIsWhole() throws Exception {
    String large = "una imagen de la cédula ".repeat(10_000);

    List<StoredMedia> stored = Race.of(4, i -> () -> store().put(bytes(large), null).orElseThrow());

    assertThat(stored).allMatch(stored.get(0)::equals);
    assertThat(files()).isEqualTo(1);
    assertThat(read(stored.get(0).sha256(), 0)).isEqualTo(large);
  }
}
