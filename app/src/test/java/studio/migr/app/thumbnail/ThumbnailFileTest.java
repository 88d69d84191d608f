package studio.migr.app.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.app.tour.GeneratedFace;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Small pictures of real clips: which frame they show, and that they come from the cache. */
final class ThumbnailFileTest {
  private static final int FRAMES = 100;

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void makeProject() throws Exception {
    Files.createDirectories(folder.resolve("clips"));
    new ClipMaker().frames(FRAMES).rate("25").make(folder.resolve("clips/face.mp4"));
    Wav.write(folder.resolve("clips/sound.wav"), 200);
    project = Project.create(folder.resolve("project"));
    project.library().add(List.of(folder.resolve("clips")), Work.UNWATCHED);
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Clip clip(String name) {
    return project.library().clips().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The frame that looks most like the thumbnail. */
  private int shownFrame(byte[] jpeg) throws Exception {
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(shown.getWidth()).isEqualTo(ThumbnailFile.WIDTH);
    assertThat(shown.getHeight()).isEqualTo(ThumbnailFile.HEIGHT);
    Clip clip = clip("face.mp4");
    int best = -1;
    long least = Long.MAX_VALUE;
    try (FrameReader reader =
        FrameReader.open(clip.path(), project.library().media(clip.id()).video().orElseThrow())) {
      for (int k = 0; k < FRAMES; k++) {
        long away =
            difference(
                shown, SmallPicture.of(reader.read(k), ThumbnailFile.WIDTH, ThumbnailFile.HEIGHT));
        if (away < least) {
          least = away;
          best = k;
        }
      }
    }
    return best;
  }

  private static long difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum +=
              Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    return sum;
  }

  @Test
  void withoutActionUnitsTheMiddleOfTheClipIsShown() throws Exception {
    byte[] jpeg = ThumbnailFile.of(project, clip("face.mp4"), false).orElseThrow();
    assertThat(shownFrame(jpeg)).isEqualTo(FRAMES / 2);
  }

  @Test
  void withActionUnitsTheApexIsShown() throws Exception {
    GeneratedFace.write(folder.resolve("clips/face.csv"), FRAMES, 25, 320, 240);
    byte[] jpeg = ThumbnailFile.of(project, clip("face.mp4"), true).orElseThrow();
    assertThat(shownFrame(jpeg)).as("the height of the surprise").isBetween(23, 25);
  }

  @Test
  void itIsTakenFromTheCacheAndMadeAgainWhenThatIsDamaged() throws Exception {
    Clip clip = clip("face.mp4");
    byte[] made = ThumbnailFile.of(project, clip, false).orElseThrow();
    Path kept;
    try (Stream<Path> files = Files.list(project.cacheFolder().resolve("thumbnails"))) {
      kept = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    assertThat(ThumbnailFile.of(project, clip, false)).contains(made);
    Files.delete(clip.path());
    assertThat(ThumbnailFile.of(project, clip, false)).as("from the cache").contains(made);
  }

  @Test
  void aSoundAndAClipThatCannotBeReadHaveNone() throws Exception {
    assertThat(ThumbnailFile.of(project, clip("sound.wav"), false)).isEmpty();
    Files.writeString(clip("face.mp4").path(), "Overwritten.");
    Optional<byte[]> none = ThumbnailFile.of(project, clip("face.mp4"), false);
    assertThat(none).isEmpty();
  }
}
