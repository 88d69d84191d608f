package studio.migr.runtime.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Faces in whole clips, with the real nets; on recorded people where their clips are at hand. */
final class FaceAnalyzerTest {
  private static final Path SHARED = Path.of(System.getProperty("shared.directory", "../shared"));
  private static final Path LANDMARKER = SHARED.resolve("models/face_landmarker.task");

  @TempDir private Path folder;

  private static AuTrack measure(Path clip, FaceNets nets) throws MediaException {
    MediaInfo info = MediaProbe.probe(clip, Work.UNWATCHED);
    return new FaceAnalyzer(nets)
        .measure(clip, info.video().orElseThrow(), info.startMs(), 0, Work.UNWATCHED);
  }

  private static FaceNets packed() throws FaceNetsException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    return FaceNets.open(Optional.empty());
  }

  private static List<Path> people() throws IOException {
    Path grid = SHARED.resolve("clips/grid");
    assumeThat(grid).exists();
    try (Stream<Path> files = Files.list(grid)) {
      return files.filter(file -> file.toString().endsWith(".mpg")).sorted().toList();
    }
  }

  private static double[] unit(AuTrack track, int number) {
    return Objects.requireNonNull(track.intensity().get(new ActionUnit(number)));
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  @Test
  void aTalkingPersonIsSeenInEveryFrameAndOpensTheMouth() throws IOException {
    try (FaceNets nets = packed()) {
      for (Path clip : people()) {
        AuTrack track = measure(clip, nets);
        assertThat(track.rows()).isEqualTo(75);
        assertThat(track.found()).as(clip.toString()).containsOnly(true);
        assertThat(Arrays.stream(track.confidence())).allMatch(sure -> sure > 0.9 && sure <= 1);
        assertThat(most(unit(track, 25))).as("lips part, " + clip).isGreaterThan(2);
        assertThat(most(unit(track, 9))).as("no wrinkled nose, " + clip).isLessThan(1.5);
        double[] x = track.landmarks().orElseThrow().x()[0];
        assertThat(Arrays.stream(x)).hasSize(68).allMatch(value -> value > 0 && value < 360);
        assertThat(track.source()).contains("MediaPipe Face Mesh").contains("generated clips");
      }
    }
  }

  @Test
  void theLandmarkerSeesTheSameMouthMove() throws IOException {
    assumeThat(LANDMARKER).exists();
    Path clip = people().getFirst();
    try (FaceNets small = packed();
        FaceNets large = FaceNets.open(Optional.of(LANDMARKER))) {
      AuTrack one = measure(clip, small);
      AuTrack other = measure(clip, large);
      assertThat(other.found()).containsOnly(true);
      assertThat(correlation(unit(one, 25), unit(other, 25))).isGreaterThan(0.8);
      assertThat(correlation(unit(one, 45), unit(other, 45))).isGreaterThan(0.8);
    }
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      ab += (a[k] - meanA) * (b[k] - meanB);
      aa += (a[k] - meanA) * (a[k] - meanA);
      bb += (b[k] - meanB) * (b[k] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void inAPictureOfBlocksThereIsNoFaceAndNoValue() throws IOException {
    Path clip = new ClipMaker().frames(10).silent().make(folder.resolve("blocks.mp4"));
    try (FaceNets nets = packed()) {
      AuTrack track = measure(clip, nets);
      assertThat(track.found()).hasSize(10).containsOnly(false);
      assertThat(track.confidence()).containsOnly(Double.NaN);
      assertThat(track.intensity()).isNotEmpty();
      assertThat(track.intensity().values())
          .allSatisfy(values -> assertThat(values).containsOnly(Double.NaN));
      assertThat(track.landmarks().orElseThrow().x()[9]).containsOnly(Double.NaN);
    }
  }

  @Test
  void whatWasMeasuredIsKeptAndMeasuredAnewOnlyWhenDamaged() throws IOException {
    Path clip = new ClipMaker().frames(10).silent().make(folder.resolve("blocks.mp4"));
    MediaInfo info = MediaProbe.probe(clip, Work.UNWATCHED);
    Path kept = folder.resolve("cache").resolve("face");
    int[] frames = new int[1];
    Work counting =
        new Work() {
          @Override
          public void progress(long done, long total) {
            frames[0]++;
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    try (FaceNets nets = packed()) {
      FaceAnalyzer analyzer = new FaceAnalyzer(nets);
      for (int time = 0; time < 2; time++) {
        AuTrack track =
            analyzer.openOrMeasure(
                clip, info.video().orElseThrow(), info.startMs(), 0, kept, counting);
        assertThat(track.rows()).isEqualTo(10);
      }
      assertThat(frames[0]).as("the second time nothing is measured").isEqualTo(10);
      byte[] bytes = Files.readAllBytes(kept);
      bytes[bytes.length / 2] ^= 1;
      Files.write(kept, bytes);
      assertThat(FaceCache.read(kept)).isEmpty();
      analyzer.openOrMeasure(clip, info.video().orElseThrow(), info.startMs(), 0, kept, counting);
      assertThat(frames[0]).isEqualTo(20);
      assertThat(FaceCache.read(kept)).isPresent();
    }
  }

  @Test
  void aKeptTrackIsTheOneThatWasMeasured() throws IOException {
    Path clip = people().getFirst();
    Path kept = folder.resolve("face");
    try (FaceNets nets = packed()) {
      AuTrack track = measure(clip, nets);
      FaceCache.write(kept, track);
      AuTrack read = FaceCache.read(kept).orElseThrow();
      assertThat(read.source()).isEqualTo(track.source());
      assertThat(read.timesMs()).containsExactly(track.timesMs());
      assertThat(read.found()).containsExactly(track.found());
      assertThat(read.confidence()).containsExactly(track.confidence());
      assertThat(unit(read, 25)).containsExactly(unit(track, 25));
      assertThat(read.landmarks().orElseThrow().y()[7])
          .containsExactly(track.landmarks().orElseThrow().y()[7]);
    }
  }

  @Test
  void cancelStopsBetweenFrames() throws IOException {
    Path clip = new ClipMaker().frames(10).silent().make(folder.resolve("blocks.mp4"));
    MediaInfo info = MediaProbe.probe(clip, Work.UNWATCHED);
    Work cancelled =
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    try (FaceNets nets = packed()) {
      FaceAnalyzer analyzer = new FaceAnalyzer(nets);
      assertThatThrownBy(
              () ->
                  analyzer.measure(clip, info.video().orElseThrow(), info.startMs(), 0, cancelled))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void whatIsNoLandmarkerIsRefusedByName() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.task"), "no nets");
    assertThatThrownBy(() -> FaceNets.open(Optional.of(text)))
        .isInstanceOfSatisfying(
            FaceNetsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(FaceNetsException.Reason.NO_LANDMARKER);
              assertThat(e.detail()).isEqualTo(text.toString());
            });
  }
}
