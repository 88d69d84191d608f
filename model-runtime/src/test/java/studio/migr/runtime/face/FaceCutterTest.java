package studio.migr.runtime.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.face.net.FaceCrop;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.Picture;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Faces of recorded people, where their clips are at hand, cut out for a model. */
final class FaceCutterTest {
  private static final Path PEOPLE =
      Path.of(System.getProperty("shared.directory", "../shared")).resolve("clips/grid");
  private static final int SIZE = 96;

  @TempDir private Path folder;

  @BeforeAll
  static void netsCameWithTheBuild() {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
  }

  @Test
  void theEyesOfEveryoneLieAtTheSamePlaceInEveryFrame() throws IOException {
    assumeThat(PEOPLE).exists();
    try (Stream<Path> files = Files.list(PEOPLE);
        FaceNets nets = FaceNets.open(Optional.empty())) {
      for (Path clip : files.filter(file -> file.toString().endsWith(".mpg")).sorted().toList()) {
        for (FaceCutter.Cut cut : cuts(clip, List.of(0, 20, 40, 60))) {
          FaceMesh seen = meshOf(cut, nets);
          assertThat(seen.x(33) / SIZE).as("left eye").isCloseTo(0.26, within(0.05));
          assertThat(seen.x(263) / SIZE).as("right eye").isCloseTo(0.74, within(0.05));
          assertThat(seen.y(33) / SIZE).as("height of the eyes").isCloseTo(0.3, within(0.05));
          assertThat(seen.tilt()).as("level").isCloseTo(0, within(0.08));
        }
      }
    }
  }

  @Test
  void whereNobodyIsNothingIsCut() throws IOException {
    Path clip = new ClipMaker().frames(10).silent().make(folder.resolve("nobody.mp4"));
    assertThat(cuts(clip, List.of(0, 5))).isEmpty();
  }

  private static List<FaceCutter.Cut> cuts(Path clip, List<Integer> frames) throws IOException {
    VideoTrack track = MediaProbe.probe(clip, Work.UNWATCHED).video().orElseThrow();
    try (FrameReader reader = FrameReader.open(clip, track);
        FaceCutter cutter = FaceCutter.open()) {
      List<FaceCutter.Cut> cuts = new ArrayList<>();
      for (int frame : frames) {
        VideoFrame picture = reader.read(frame);
        cutter.next(picture, SIZE).ifPresent(cuts::add);
      }
      return cuts;
    }
  }

  private static FaceMesh meshOf(FaceCutter.Cut cut, FaceNets nets) {
    ByteBuffer bgra = ByteBuffer.allocateDirect(4 * SIZE * SIZE);
    for (int k = 0; k < SIZE * SIZE; k++) {
      bgra.put(cut.rgb()[3 * k + 2]).put(cut.rgb()[3 * k + 1]).put(cut.rgb()[3 * k]).put((byte) -1);
    }
    try (PointerScope scope = new PointerScope()) {
      return nets.fit(
          new Picture(SIZE, SIZE, bgra.flip()),
          new FaceCrop(SIZE / 2.0, SIZE / 2.0, SIZE * 1.2, 0));
    }
  }
}
