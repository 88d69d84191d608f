package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.StraightDecode;
import studio.migr.app.message.Messages;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/**
 * {@code bench media}: how long a frame takes, and how fast peaks are made, on clips made for the
 * purpose. The floor is what a straight decode of the same clip costs, with nothing looked for,
 * converted or kept.
 */
@Command(
    name = "media",
    mixinStandardHelpOptions = true,
    description = "Random frames, steps in both directions at 720p, and the peaks of a sound.")
final class BenchMediaCommand implements Callable<Integer> {
  private static final int FRAMES = 300;
  private static final int RANDOM_READS = 40;
  private static final int STEPS = 120;
  private static final int WARM_UP = 10;

  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchMediaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("studio-bench");
    Path clip = folder.resolve("bench.mp4");
    try {
      console.say(Messages.text("bench.making-clip"));
      BenchClip.make(clip, FRAMES);
      ObjectNode result = console.object();
      ObjectNode video = result.putObject("video");
      video.put("clip", BenchClip.DESCRIPTION);
      measure(clip, video);
      ObjectNode peaks = result.putObject("peaks");
      BenchSound.measure(folder, peaks);
      console.result(
          json,
          result,
          out -> {
            FrameTimes.print(video, out);
            BenchSound.print(peaks, out);
          });
      return Exit.DONE;
    } finally {
      Files.deleteIfExists(clip);
      Files.deleteIfExists(folder);
    }
  }

  private void measure(Path clip, ObjectNode video) throws IOException {
    VideoTrack track = MediaProbe.probe(clip, Work.UNWATCHED).video().orElseThrow();
    int frames = track.frames().size();
    List<Integer> forward = IntStream.range(0, STEPS).map(k -> 20 + k).boxed().toList();
    List<Integer> backward = IntStream.range(0, STEPS).map(k -> frames - 20 - k).boxed().toList();
    Random random = new Random(1);
    List<Integer> anywhere =
        IntStream.range(0, RANDOM_READS).map(k -> random.nextInt(frames)).boxed().toList();
    StraightDecode.all(clip, track.stream()); // warms the machine up, for all alike
    double floor = StraightDecode.all(clip, track.stream()) / frames;
    // To show a frame, all from the key frame before it have to be decoded.
    double decoded =
        anywhere.stream()
            .mapToInt(k -> k - track.frames().keyAtOrBefore(k) + 1)
            .average()
            .orElseThrow();
    read(clip, track, anywhere).addTo(video, "random_frame", floor * decoded);
    read(clip, track, forward).addTo(video, "step_forward", floor);
    read(clip, track, backward).addTo(video, "step_backward", floor);
  }

  private static FrameTimes read(Path clip, VideoTrack track, List<Integer> frames)
      throws IOException {
    try (FrameReader reader = FrameReader.open(clip, track)) {
      for (int k = 0; k < WARM_UP; k++) {
        reader.read(k);
      }
      reader.read(frames.getFirst());
      double[] millis = new double[frames.size() - 1];
      for (int k = 1; k < frames.size(); k++) {
        long start = System.nanoTime();
        reader.read(frames.get(k));
        millis[k - 1] = (System.nanoTime() - start) / 1e6;
      }
      return new FrameTimes(millis);
    }
  }
}
