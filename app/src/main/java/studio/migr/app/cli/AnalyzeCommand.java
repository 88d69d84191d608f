package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.clip.Clip;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.voice.VoiceSummary;
import studio.migr.runtime.voice.VoiceTrack;
import studio.migr.runtime.work.Work;

/** {@code analyze}: the faces and voices of clips. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Measure the action units of the face and the voice in clips.")
final class AnalyzeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "CLIP",
      arity = "1..*",
      description = "Media files; with --project also clips by their names or ids.")
  private List<String> clips = List.of();

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description =
          "Write two tables for each clip: NAME_voice.csv with a row for every 10 ms, and NAME.csv"
              + " with a row for every frame, as OpenFace writes it.")
  private @Nullable Path csv;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Use and fill this project's cache.")
  private @Nullable Path project;

  @Option(
      names = "--face",
      paramLabel = "K",
      description = "Which face to follow: 0 (default) the most prominent at first, 1 the next.")
  private int face;

  @Option(
      names = "--landmarker",
      paramLabel = "FILE",
      description = "Measure faces with this face_landmarker.task.")
  private @Nullable Path landmarker;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  /** What is known of one clip. */
  private record Analysis(Path path, Optional<AuTrack> face, Optional<VoiceTrack> voice) {}

  @Override
  public Integer call() throws IOException, ProjectException {
    List<Analysis> done = new ArrayList<>();
    ObjectNode result = console.object();
    ArrayNode good = result.putArray("clips");
    ArrayNode failed = result.putArray("failed");
    ClipTables tables = new ClipTables(csv);
    try (ProbeProcess probe = new ProbeProcess();
        FaceMeasurement faces =
            new FaceMeasurement(console, Optional.ofNullable(landmarker), face);
        Project open = project == null ? null : Project.openReadOnly(project)) {
      for (String name : clips) {
        try {
          Analysis analysis = analyze(name, probe, faces, open);
          tables.write(analysis.path, analysis.face, analysis.voice);
          done.add(analysis);
        } catch (IOException e) {
          failed.addObject().put("path", name).put("reason", ErrorSentence.of(e));
          console.say(ErrorSentence.of(e));
        }
      }
    }
    done.forEach(
        analysis -> {
          ObjectNode node = good.addObject().put("path", analysis.path.toString());
          node.set(
              "face", analysis.face.map(face -> AnalysisJson.face(console, face)).orElse(null));
          node.set(
              "voice",
              analysis.voice.map(voice -> AnalysisJson.voice(console, voice)).orElse(null));
        });
    console.result(json, result, out -> done.forEach(one -> out.println(inWords(one))));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private static Analysis analyze(
      String name, ProbeProcess probe, FaceMeasurement faces, @Nullable Project open)
      throws IOException {
    Optional<Clip> known = open == null ? Optional.empty() : open.library().find(name);
    if (open != null && known.isPresent()) {
      Clip clip = known.get();
      MediaInfo info = open.library().media(clip.id());
      Path cache = open.cacheFolder().resolve("voice").resolve(clip.id());
      return new Analysis(
          clip.path(),
          faces.of(clip.path(), info, Optional.of(open.auTracks().measuredFile(clip.id()))),
          voice(clip.path(), info, Optional.of(cache)));
    }
    Path file = Path.of(name);
    MediaInfo info = probe.probe(file, Work.UNWATCHED);
    return new Analysis(
        file, faces.of(file, info, Optional.empty()), voice(file, info, Optional.empty()));
  }

  private static Optional<VoiceTrack> voice(Path file, MediaInfo info, Optional<Path> cache)
      throws IOException {
    Optional<AudioTrack> sound = info.audio().stream().findFirst();
    if (sound.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cache.isPresent()
            ? VoiceAnalyzer.openOrAnalyze(file, sound.get(), cache.get(), Work.UNWATCHED)
            : VoiceAnalyzer.analyze(file, sound.get(), Work.UNWATCHED));
  }

  private static String inWords(Analysis analysis) {
    return analysis
        .face
        .map(
            face ->
                Messages.text(
                    "analyze.face",
                    voiceInWords(analysis),
                    Integer.toString(AnalysisJson.found(face)),
                    Integer.toString(face.rows()),
                    face.source()))
        .orElseGet(() -> voiceInWords(analysis));
  }

  private static String voiceInWords(Analysis analysis) {
    if (analysis.voice.isEmpty()) {
      return Messages.text("analyze.no-sound", analysis.path.toString());
    }
    VoiceSummary voice = analysis.voice.get().summary();
    return Messages.text(
        "analyze.line",
        analysis.path.toString(),
        number("%.0f", voice.f0MedianHz()),
        number("%.0f", 100 * voice.voicedShare()),
        number("%.2f", 100 * voice.jitter()),
        number("%.2f", 100 * voice.shimmer()),
        number("%.1f", voice.hnrDb()));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, format, value);
  }
}
