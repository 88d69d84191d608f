package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.work.Work;

final class ContentHashTest {
  @TempDir Path folder;

  @Test
  void theHashIsTheOneOfTheStandard() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc"); // FIPS 180-2, appendix B.1
    assertThat(ContentHash.sha256(file, Work.UNWATCHED))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aLongFileCanBeCancelledHalfway() throws IOException {
    Path file = Files.write(folder.resolve("long"), new byte[3 << 20]);
    long[] read = {0};
    Work work =
        new Work() {
          @Override
          public void progress(long done, long total) {
            assertThat(total).isEqualTo(3 << 20);
            read[0] = done;
          }

          @Override
          public boolean cancelled() {
            return read[0] > 1 << 20;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> ContentHash.sha256(file, work));
    assertThat(read[0]).isLessThan(2 << 20);
  }

  @Test
  void aMissingFileHasNoHash() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> ContentHash.sha256(folder.resolve("none"), Work.UNWATCHED));
  }
}
