package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.truth.ClipTruth;
import studio.migr.app.truth.InstrumentCheck;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.work.Work;

/** {@code clips check}: how well the studio reads generated clips whose truth is known. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Measure faces and voices of generated clips and hold them against truth.jsonl. The figures"
            + " are of invented people.")
final class ClipsCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "A folder that clips generate wrote.")
  private Path folder = Path.of("");

  @Option(
      names = "--landmarker",
      paramLabel = "FILE",
      description = "Measure faces with this face_landmarker.task.")
  private @Nullable Path landmarker;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ClipsCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<ClipTruth> truths = ClipTruth.read(folder);
    InstrumentCheck check = new InstrumentCheck();
    ObjectNode result = console.object();
    ArrayNode failed = console.object().putArray("failed");
    ConsoleWork work = new ConsoleWork(console, "clips.checked");
    try (ProbeProcess probe = new ProbeProcess();
        FaceMeasurement faces =
            new FaceMeasurement(console, Optional.ofNullable(landmarker), OptionalInt.of(0))) {
      for (int each = 0; each < truths.size(); each++) {
        ClipTruth truth = truths.get(each);
        try {
          add(truth, probe, faces, check);
        } catch (IOException e) {
          failed.addObject().put("path", truth.file()).put("reason", ErrorSentence.of(e));
          console.say(ErrorSentence.of(e));
        }
        work.progress(each + 1L, truths.size());
      }
    }
    fill(result, check.figures());
    result.set("failed", failed);
    console.result(json, result, out -> print(check.figures(), out));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private void add(
      ClipTruth truth, ProbeProcess probe, FaceMeasurement faces, InstrumentCheck check)
      throws IOException {
    Path file = folder.resolve(truth.file());
    MediaInfo info = probe.probe(file, Work.UNWATCHED);
    check.clip();
    check.face(
        truth,
        faces
            .of(file, info, Optional.empty())
            .orElseThrow(
                () -> new IOException(Messages.text("clips.no-face-nets", file.toString()))));
    Optional<AudioTrack> sound = info.audio().stream().findFirst();
    if (sound.isPresent()) {
      check.voice(truth, VoiceAnalyzer.analyze(file, sound.get(), Work.UNWATCHED));
    }
  }

  private static void fill(ObjectNode result, InstrumentCheck.Figures figures) {
    result.put("clips", figures.clips());
    ObjectNode face = result.putObject("face");
    face.put("open_frames", figures.openFrames());
    put(face, "found_share", figures.faceFound());
    face.put("hidden_frames", figures.hiddenFrames());
    put(face, "invented_share", figures.faceInvented());
    ObjectNode units = result.putObject("au_correlation");
    figures.correlation().forEach((unit, r) -> put(units, unit.code(), r));
    put(result, "mean_au_correlation", figures.meanCorrelation());
    ObjectNode voice = result.putObject("voice");
    voice.put("voiced_rows", figures.voicedRows());
    put(voice, "f0_within_5_percent_share", figures.f0Near());
    put(voice, "voicing_error", figures.voicingError());
    result.put("synthetic", true);
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, Math.round(value * 10_000) / 10_000.0);
    }
  }

  private static void print(InstrumentCheck.Figures figures, PrintStream out) {
    out.println(
        Messages.text(
            "clips.check",
            Integer.toString(figures.clips()),
            percent(figures.faceFound()),
            percent(figures.faceInvented()),
            number(figures.meanCorrelation()),
            percent(figures.f0Near()),
            percent(figures.voicingError())));
    figures.correlation().forEach((unit, r) -> out.println(unit.code() + "  " + number(r)));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }
}
