package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.Cost;
import studio.migr.app.bench.FacesBenchmark;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.Messages;
import studio.migr.clips.Emotion;
import studio.migr.clips.script.Brief;
import studio.migr.clips.script.Casting;
import studio.migr.clips.script.Condition;
import studio.migr.clips.shoot.FilmFormat;
import studio.migr.clips.shoot.Shooting;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.ffmpeg.FfmpegCommand;

/** {@code bench faces}: frames a second of one core, from the file to the action units. */
@Command(
    name = "faces",
    mixinStandardHelpOptions = true,
    description = "Detection, mesh and action units of a face at 360p, on one core.")
final class BenchFacesCommand implements Callable<Integer> {
  private static final String DESCRIPTION =
      "generated clip: 640x360, 25 fps, 3 s, an invented person in an open view";
  private static final double TARGET = 15;

  private final Console console;

  @Option(
      names = "--landmarker",
      paramLabel = "FILE",
      description = "Measure with this face_landmarker.task.")
  private @Nullable Path landmarker;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchFacesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("studio-bench");
    Path square = folder.resolve("square.mp4");
    Path wide = folder.resolve("wide.mp4");
    Optional<Path> chosen = Optional.ofNullable(landmarker).or(FaceInstrument.ofUser()::landmarker);
    try (FaceNets nets = FaceNets.open(chosen)) {
      console.say(Messages.text("bench.making-clip"));
      Casting casting = new Casting(1, Brief.ANYTHING.with(Condition.VISUAL).with(Emotion.HAPPY));
      Shooting.shoot(casting.plan(0), FilmFormat.USUAL, square);
      FfmpegCommand.run(
          List.of(
              "-i",
              square.toString(),
              "-vf",
              "pad=640:360:140:0",
              "-c:v",
              "libopenh264",
              "-b:v",
              "1M",
              "-an",
              wide.toString()));
      Cost frame = FacesBenchmark.measure(wide, nets);
      ObjectNode result = console.object();
      ObjectNode faces = result.putObject("faces");
      faces.put("clip", DESCRIPTION).put("nets", nets.kind().title());
      faces.put("frames_per_second", CostJson.rounded(frame.rate()));
      faces.put("floor_frames_per_second", CostJson.rounded(frame.floorRate()));
      faces.put("target_frames_per_second", TARGET).put("met", frame.rate() >= TARGET);
      CostJson.add(faces, frame);
      console.result(
          json,
          result,
          out -> {
            out.println(
                Messages.text(
                    "bench.faces",
                    nets.kind().title(),
                    Math.round(frame.rate()),
                    Math.round(frame.floorRate())));
            CostJson.print(frame, out);
          });
      return Exit.DONE;
    } finally {
      Files.deleteIfExists(square);
      Files.deleteIfExists(wide);
      Files.deleteIfExists(folder);
    }
  }
}
