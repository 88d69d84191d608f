package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioProcess;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FfmpegCommand;

/**
 * The analysis of a project, killed with signal 9 in the middle, goes on where it stopped. A few
 * short clips each time; {@code -Danalysis.clips=500} takes as many as you like.
 */
final class AnalysisKillTest {
  private static final int CLIPS = Integer.getInteger("analysis.clips", 6);
  private static final int DAMAGED = 1;

  @TempDir private Path folder;

  private Path project;
  private final List<Path> clips = new ArrayList<>();

  /**
   * Clips with a face in them, all different: of a few frames, but for the last, over which the
   * analysis is long enough to be killed.
   */
  @BeforeEach
  void makeAProject() throws IOException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    List<Path> sources = SampleClips.copyTo(folder.resolve("sample"));
    Path made = Files.createDirectories(folder.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      Path clip = made.resolve("%04d.mp4".formatted(k));
      FfmpegCommand.run(
          List.of(
              "-i",
              sources.get(k % sources.size()).toString(),
              "-vf",
              "trim=start_frame=" + k / sources.size() * 2 + ",setpts=PTS-STARTPTS",
              "-t",
              k < CLIPS - 1 ? "0.2" : "2",
              "-c:v",
              "libopenh264",
              "-b:v",
              "1M",
              clip.toString()));
      clips.add(clip);
    }
    project = folder.resolve("project");
    assertThat(run("import", made, "--project", project).exit()).isEqualTo(Exit.DONE);
  }

  private record Run(int exit, JsonNode result) {}

  private static Run run(Object... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    List<String> all = new ArrayList<>(Stream.of(arguments).map(String::valueOf).toList());
    all.add("--json");
    int exit = new CommandLineProgram(console).run(all.toArray(String[]::new));
    return new Run(exit, new ObjectMapper().readTree(out.toByteArray()));
  }

  /** What was measured so far: each file with what changes when it is written again. */
  private Map<Path, String> kept() throws IOException {
    Map<Path, String> kept = new TreeMap<>();
    for (String kind : List.of("faces", "voice")) {
      Path cache = project.resolve("cache").resolve(kind);
      if (Files.isDirectory(cache)) {
        try (Stream<Path> files = Files.list(cache)) {
          for (Path file : files.filter(AnalysisKillTest::isWhole).toList()) {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            kept.put(file, now.fileKey() + " " + now.lastModifiedTime());
          }
        }
      }
    }
    return kept;
  }

  /** Files that are being written have another name until they are whole. */
  private static boolean isWhole(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]+");
  }

  private void killInTheMiddle() throws IOException {
    try (StudioProcess studio =
        StudioProcess.start("analyze", "--project", project.toString(), "--json")) {
      while (kept().size() < CLIPS) { // a face and a voice for each: half of them
        assertThat(ProcessHandle.of(studio.pid())).as("it is still at work").isPresent();
        LockSupport.parkNanos(5_000_000);
      }
      studio.kill();
      studio.exit();
    }
  }

  @Test
  void whatWasMeasuredBeforeSignalNineIsNotMeasuredAgainAndTheRestIs() throws IOException {
    killInTheMiddle();
    Map<Path, String> before = kept();
    assertThat(before.size()).as("killed in the middle").isBetween(CLIPS, 2 * CLIPS - 1);
    Run second = run("analyze", "--project", project);
    assertThat(second.exit()).isEqualTo(Exit.DONE);
    assertThat(second.result().get("clips")).hasSize(CLIPS);
    Map<Path, String> after = kept();
    assertThat(after).hasSize(2 * CLIPS).containsAllEntriesOf(before);
    run("analyze", "--project", project);
    assertThat(kept()).isEqualTo(after);
    // What comes out of the cache is what is measured without one.
    Run alone = run("analyze", clips.getFirst());
    assertThat(second.result().get("clips"))
        .anySatisfy(
            clip -> {
              assertThat(clip.get("face"))
                  .isEqualTo(alone.result().get("clips").get(0).get("face"));
              assertThat(clip.get("voice"))
                  .isEqualTo(alone.result().get("clips").get(0).get("voice"));
            });
  }

  @Test
  void aDamagedStreamIsNamedItsOtherStreamIsMeasuredAndSoAreTheOtherClips() throws IOException {
    Path damaged = clips.get(DAMAGED);
    blankThePicture(damaged);
    Run first = run("analyze", "--project", project);
    assertThat(first.exit()).isEqualTo(Exit.FAILED);
    assertThat(first.result().get("failed")).hasSize(1);
    assertThat(first.result().get("failed").get(0).get("reason").asText())
        .contains(damaged.getFileName().toString());
    assertThat(first.result().get("clips")).hasSize(CLIPS);
    assertThat(first.result().get("clips"))
        .filteredOn(clip -> !clip.get("problems").isEmpty())
        .singleElement()
        .satisfies(
            clip -> {
              assertThat(clip.get("path").asText()).endsWith(damaged.getFileName().toString());
              assertThat(clip.get("face").isNull()).isTrue();
              assertThat(clip.get("voice").isNull()).isFalse();
            });
    Map<Path, String> kept = kept();
    assertThat(kept).hasSize(2 * CLIPS - 1);
    Run again = run("analyze", "--project", project);
    assertThat(again.result().get("failed")).isEqualTo(first.result().get("failed"));
    assertThat(kept()).isEqualTo(kept);
  }

  /** Overwrites every packet of the picture with zeros; the sound stays as it is. */
  private static void blankThePicture(Path clip) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    AVPacket packet = av_packet_alloc();
    try (Demuxer demuxer = Demuxer.open(clip)) {
      while (demuxer.read(packet) >= 0) {
        int start = (int) packet.pos();
        if (demuxer.stream(packet.stream_index()).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
          Arrays.fill(bytes, start, start + packet.size(), (byte) 0);
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    Files.write(clip, bytes);
  }
}
