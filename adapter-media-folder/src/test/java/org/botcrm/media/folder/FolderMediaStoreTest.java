package org.botcrm.media.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.testkit.contract.MediaStoreContract;
import org.botcrm.testkit.inmemory.InMemoryMediaStore;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMediaStoreTest implements MediaStoreContract {
  private final MutableClock clock = MutableClock.standing();

  @TempDir private Path temp;
  private Path folder = Path.of("unset");
  private MediaStore store = new InMemoryMediaStore();

  @BeforeEach
  void open() {
    folder = temp.resolve("archivos");
    store = FolderMediaStore.open(folder, clock);
  }

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public long files() {
    return all().size();
  }

  private List<String> all() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream hola() {
    return new ByteArrayInputStream("hola".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileIsNamedByWhatIsInIt() throws IOException {
    store.put(hola(), null);

    assertThat(all()).containsExactly("b2/" + HOLA.hex());
  }

  @Test
  void nobodyElseOnTheMachineMayRead() throws IOException {
    store.put(hola(), null);

    for (Path path :
        List.of(folder, folder.resolve("b2"), folder.resolve("b2").resolve(HOLA.hex()))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as("%s", path.getFileName())
          .endsWith("------");
    }
  }

  @Test
  void whileItComesInThereIsNothingInItsPlace() throws IOException {
    InputStream watching =
        new ByteArrayInputStream("hola".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public int read(byte[] into, int offset, int length) {
            assertThat(store.open(HOLA, 0)).isEmpty();
            return super.read(into, offset, Math.min(1, length));
          }
        };

    assertThat(store.put(watching, HOLA)).isPresent();
    assertThat(all()).containsExactly("b2/" + HOLA.hex());
  }

  @Test
  void anotherProcessFindsWhatThisOneStored() throws IOException {
    store.put(hola(), null);

    try (InputStream content = FolderMediaStore.open(folder, clock).open(HOLA, 0).orElseThrow()) {
      assertThat(content.readAllBytes()).hasSize(4);
    }
  }

  @Test
  void aFileThatWasCutShortByADeadDiskIsReplaced() throws IOException {
    store.put(hola(), null);
    Files.writeString(folder.resolve("b2").resolve(HOLA.hex()), "ho");

    store.put(hola(), null);

    assertThat(folder.resolve("b2").resolve(HOLA.hex())).hasContent("hola");
  }

  @Test
  void whatADeadProcessLeftIsDroppedAfterADay() throws IOException {
    Path old = Files.writeString(folder.resolve(".entrando-1"), "medio");
    Path fresh = Files.writeString(folder.resolve(".entrando-2"), "medio");
    Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(fresh, FileTime.from(clock.instant().minus(Duration.ofHours(23))));
    store.put(hola(), null);

    FolderMediaStore.open(folder, clock);

    assertThat(all()).containsExactlyInAnyOrder(".entrando-2", "b2/" + HOLA.hex());
  }

  @Test
  void aFolderThatIsGoneIsAnOutageThatNamesNoPath() throws IOException {
    Files.delete(folder);

    assertThatThrownBy(() -> store.put(hola(), null))
        .isInstanceOf(StorageException.class)
        .hasNoCause()
        .hasMessageNotContaining("archivos");
  }

  @Test
  void aFileInPlaceOfTheFolderIsToldAtTheStart() throws IOException {
    Path file = Files.writeString(temp.resolve("ocupado"), "x");

    assertThatThrownBy(() -> FolderMediaStore.open(file, clock))
        .isInstanceOf(StorageException.class);
  }
}
