package studio.migr.runtime.au;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.table.SkippedRow;
import studio.migr.runtime.table.SkippedRow.Reason;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/** What py-feat's files say: probabilities, frames from 0, no times of their own. */
final class PyFeatCsvTest {
  private static final ActionUnit AU01 = new ActionUnit(1);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("clip.csv"), text);
  }

  @Test
  void framesCountFromZeroAndAFrameWithoutAFaceIsMissing() throws IOException {
    Path file =
        file(
            """
            frame,FaceRectX,FaceScore,AU01,AU11,input
            0,10,0.99,0.5,1,"a, b.mp4"
            1,,,,,"a, b.mp4"
            2,10,0.9,0.25,0,"a, b.mp4"
            3,10,0.9,0.25,0,"a, b.mp4"
            """);
    AuFile read = AuFiles.read(file, new FrameTimes(new double[] {0, 50, 90}));
    AuTrack track = read.tracks().getFirst();
    assertThat(track.timesMs()).containsExactly(0, 50, 90);
    assertThat(track.found()).containsExactly(true, false, true);
    assertThat(track.intensity().get(AU01)).containsExactly(2.5, Double.NaN, 1.25);
    assertThat(track.presence()).isEmpty();
    assertThat(track.source()).contains("py-feat").contains("probabilities");
    assertThat(read.skipped()).containsExactly(new SkippedRow(5, Reason.BEYOND_THE_CLIP));
  }

  @Test
  void severalFacesOfAFrameBecomeSeveralTracks() throws IOException {
    Path file =
        file(
            "frame,FaceScore,AU01,Identity\n0,0.9,1,Person_1\n0,0.9,0,Person_0\n1,0.9,1,Person_0\n");
    AuFile read = PyFeatCsv.read(file, new FrameTimes(new double[] {0, 40}));
    assertThat(read.tracks()).hasSize(2);
    assertThat(read.tracks().getFirst().source()).endsWith("face Person_0");
  }

  @Test
  void severalFramesNeedTimes() throws IOException {
    Path file = file("frame,FaceScore,AU01\n0,0.9,1\n1,0.9,1\n");
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> PyFeatCsv.read(file, FrameTimes.UNKNOWN))
        .satisfies(error -> assertThat(error.fault()).isEqualTo(TableFault.NO_TIMES));
  }

  @Test
  void aFileOfPyFeatItselfIsRead() throws IOException {
    Path file = OpenFaceCsvTest.sample("pyfeat/feat_output.csv");
    AuTrack track = AuFiles.read(file, FrameTimes.UNKNOWN).tracks().getFirst();
    assertThat(track.rows()).isEqualTo(1);
    assertThat(track.intensity()).hasSize(20);
    assertThat(AuTrack.value(track.intensity(), new ActionUnit(12), 0))
        .isEqualTo(5 * 0.9643792749395256, offset(1e-9));
    assertThat(track.landmarks().orElseThrow().x()[0]).hasSize(68);
    assertThat(track.confidence()[0]).isEqualTo(0.9996811);
  }
}
