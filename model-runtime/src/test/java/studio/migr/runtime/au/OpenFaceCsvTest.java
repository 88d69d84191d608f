package studio.migr.runtime.au;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.au.AuTrack.Landmarks;
import studio.migr.runtime.table.SkippedRow;
import studio.migr.runtime.table.SkippedRow.Reason;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/** What OpenFace's files say, with the oddities that its builds, forks and users leave in them. */
final class OpenFaceCsvTest {
  private static final ActionUnit AU01 = new ActionUnit(1);
  private static final ActionUnit AU04 = new ActionUnit(4);
  private static final ActionUnit AU28 = new ActionUnit(28);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("clip.csv"), text);
  }

  private AuTrack only(String text) throws IOException {
    AuFile file = OpenFaceCsv.read(file(text), FrameTimes.UNKNOWN);
    assertThat(file.tracks()).hasSize(1);
    return file.tracks().getFirst();
  }

  @Test
  void namesAreFoundWithTheSpacesThatSomeBuildsWrite() throws IOException {
    AuTrack track =
        only(
            """
            frame, face_id, timestamp, confidence, success, AU01_r, AU01_c, AU28_c
            1, 0, 0.000, 0.98, 1, 1.25, 1.00, 0.00
            2, 0, 0.040, 0.93, 1, 0.50, 0.00, 1.00
            """);
    assertThat(track.timesMs()).containsExactly(0, 40);
    assertThat(track.confidence()).containsExactly(0.98, 0.93);
    assertThat(track.intensity()).containsOnlyKeys(AU01);
    assertThat(track.intensity().get(AU01)).containsExactly(1.25, 0.5);
    assertThat(track.presence()).containsOnlyKeys(AU01, AU28);
    assertThat(track.presence().get(AU28)).containsExactly(0, 1);
    assertThat(track.source()).isEqualTo("OpenFace 2 (clip.csv)");
  }

  @Test
  void aFaceThatWasNotFoundIsMissingAndNotZero() throws IOException {
    AuTrack track =
        only("frame,timestamp,confidence,success,AU01_r\n1,0,0.9,1,2\n2,0.04,0.31,0,0.00\n");
    assertThat(track.found()).containsExactly(true, false);
    assertThat(AuTrack.value(track.intensity(), AU01, 1)).isNaN();
    assertThat(track.confidence()[1]).isNaN();
  }

  @Test
  void notANumberIsMissingInEveryWayItIsWritten() throws IOException {
    AuFile file =
        OpenFaceCsv.read(
            file(
                """
                frame,timestamp,confidence,success,AU01_r,AU04_r
                1,0.00,1,1,-nan(ind),nan
                2,0.04,1,1,NaN,
                3,0.08,1,1,abc,5.5
                4,0.12,1,1,1e0,-1
                """),
            FrameTimes.UNKNOWN);
    AuTrack track = file.tracks().getFirst();
    assertThat(track.intensity().get(AU01)).startsWith(Double.NaN, Double.NaN, Double.NaN);
    assertThat(AuTrack.value(track.intensity(), AU01, 3)).isEqualTo(1);
    assertThat(track.intensity().get(AU04)).containsOnly(Double.NaN);
    assertThat(file.unreadableValues()).as("abc, 5.5 and -1").isEqualTo(3);
  }

  @Test
  void theFaceFoundMostOftenComesFirst() throws IOException {
    AuFile file =
        OpenFaceCsv.read(
            file(
                """
                frame,face_id,timestamp,confidence,success,AU01_r
                1,0,0.00,0.5,1,1
                1,1,0.00,0.9,1,3
                2,1,0.04,0.9,1,4
                """),
            FrameTimes.UNKNOWN);
    assertThat(file.tracks()).hasSize(2);
    assertThat(file.tracks().getFirst().intensity().get(AU01)).containsExactly(3, 4);
    assertThat(file.tracks()).extracting(AuTrack::source).allMatch(name -> name.contains("face "));
  }

  @Test
  void theClipsOwnFrameTimesHoldWhereTheyAreKnown() throws IOException {
    Path file = file("frame,timestamp,success,AU01_r\n1,0,1,1\n3,0.08,1,3\n9,0.32,1,4\n");
    AuFile read = OpenFaceCsv.read(file, new FrameTimes(new double[] {0, 33, 101}));
    assertThat(read.tracks().getFirst().timesMs()).containsExactly(0, 101);
    assertThat(read.skipped()).containsExactly(new SkippedRow(4, Reason.BEYOND_THE_CLIP));
  }

  @Test
  void capitalXIsAPlaceInTheRoomAndSmallXOneInThePicture() throws IOException {
    AuTrack track =
        only(
            "frame,timestamp,success,X_0,Y_0,x_0,y_0,p_rx,AU01_r\n"
                + "1,0,1,-80.5,20.5,310.1,200.2,7,1\n");
    assertThat(track.landmarks().orElseThrow().x()[0]).containsExactly(310.1);
    assertThat(track.landmarks().orElseThrow().y()[0]).containsExactly(200.2);
    assertThat(track.intensity()).as("p_rx is no unit").containsOnlyKeys(AU01);
  }

  @Test
  void whatSpreadsheetsMakeOfItIsRead() throws IOException {
    byte[] text =
        "\uFEFFframe;timestamp;success;AU01_r\r\n1;0,000;1;1,25\r\n2;0,040;1;\"0,5\"\r\n"
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("clip.csv"), text);
    AuTrack track = OpenFaceCsv.read(file, FrameTimes.UNKNOWN).tracks().getFirst();
    assertThat(track.timesMs()).containsExactly(0, 40);
    assertThat(track.intensity().get(AU01)).containsExactly(1.25, 0.5);
  }

  @Test
  void lostAndRepeatedAndCutOffLinesAreToldAndTheRestIsRead() throws IOException {
    AuFile file =
        OpenFaceCsv.read(
            file(
                """
                frame,timestamp,success,AU01_r
                5,0.16,1,5
                1,0.00,1,1
                1,0.00,1,2
                x,y,1,2

                7,0.24
                """),
            FrameTimes.UNKNOWN);
    assertThat(file.tracks().getFirst().timesMs()).containsExactly(0, 160);
    assertThat(file.tracks().getFirst().intensity().get(AU01)).containsExactly(1, 5);
    assertThat(file.skipped())
        .containsExactly(
            new SkippedRow(4, Reason.REPEATED),
            new SkippedRow(5, Reason.NO_TIME),
            new SkippedRow(7, Reason.CUT_OFF));
  }

  @Test
  void theFacesOfOnePictureHaveNoTime() throws IOException {
    AuFile file =
        OpenFaceCsv.read(file("face,confidence,AU01_r\n0,0.9,1\n1,0.8,2\n"), FrameTimes.UNKNOWN);
    assertThat(file.tracks()).hasSize(2);
    assertThat(file.tracks().getFirst().timesMs()).containsExactly(0);
  }

  @Test
  void whatIsNoSuchFileIsRefusedWithItsReason() throws IOException {
    assertFault(TableFault.EMPTY, "");
    assertFault(TableFault.MISSING_COLUMNS, "video_name,label\n1,3\n");
    assertFault(TableFault.MISSING_COLUMNS, "frame,AU01_r\n1,3\n");
    assertFault(TableFault.NO_ROWS, "frame,timestamp,AU01_r\n");
    assertFault(TableFault.NOT_TEXT, "frame,timestamp,AU01_r\n1,\u0000,1\n");
    assertFault(TableFault.ENDLESS_LINE, "frame,timestamp,AU01_r\n1,0,\"" + "x".repeat(2 << 20));
  }

  private void assertFault(TableFault fault, String text) throws IOException {
    Path file = file(text);
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> OpenFaceCsv.read(file, FrameTimes.UNKNOWN))
        .satisfies(error -> assertThat(error.fault()).isEqualTo(fault))
        .satisfies(error -> assertThat(error.file()).isEqualTo(file));
  }

  @Test
  void columnsAreWrittenInTheOrderOfOpenFace() throws IOException {
    TreeMap<ActionUnit, double[]> intensity = new TreeMap<>();
    intensity.put(AU04, new double[] {0.5, 2});
    intensity.put(AU01, new double[] {1.25, Double.NaN});
    TreeMap<ActionUnit, double[]> presence = new TreeMap<>();
    presence.put(AU28, new double[] {1, 0});
    AuTrack track =
        new AuTrack(
            "measured",
            new double[] {0, 40},
            new boolean[] {true, false},
            new double[] {0.98, Double.NaN},
            intensity,
            presence,
            Optional.of(new Landmarks(new double[][] {{3}, {4}}, new double[][] {{5}, {6}})));
    StringWriter out = new StringWriter();
    OpenFaceCsv.write(List.of(track), FrameTimes.UNKNOWN, out);
    assertThat(out.toString())
        .isEqualTo(
            """
            frame,face_id,timestamp,confidence,success,x_0,y_0,AU01_r,AU04_r,AU28_c
            1,0,0,0.98,1,3,5,1.25,0.5,1
            2,0,0.04,0,0,0,0,0,0,0
            """);
  }

  @Test
  void aFileOfOpenFaceItselfIsReadInWhole() throws IOException {
    Path file = sample("openface/openface_2_landmarks.csv");
    AuFile read = OpenFaceCsv.read(file, FrameTimes.UNKNOWN);
    assertThat(read.tracks()).hasSize(1);
    assertThat(read.skipped()).isEmpty();
    assertThat(read.unreadableValues()).isZero();
    AuTrack track = read.tracks().getFirst();
    assertThat(track.rows()).isEqualTo(100);
    assertThat(track.intensity()).hasSize(17);
    assertThat(track.presence()).hasSize(18).containsKey(AU28);
    assertThat(track.landmarks().orElseThrow().x()[0]).hasSize(68);
    assertThat(AuTrack.value(track.intensity(), AU01, 99)).isEqualTo(0.1951, offset(1e-9));
  }

  static Path sample(String name) {
    Path file = Path.of(System.getProperty("shared.directory", "none"), "samples").resolve(name);
    assumeTrue(Files.exists(file), "needs " + file);
    return file;
  }
}
