package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.Library;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.results.ResultsFolder;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.ContentHash;
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

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CLIP",
      arity = "0..*",
      description =
          "Media files; with --project also clips by their names or ids, or none for all of them.")
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
      description =
          "Which face to follow: 0 the most prominent at first, 1 the next. Without it, the one that"
              + " the project follows, else 0.")
  private @Nullable Integer face;

  @Option(
      names = "--landmarker",
      paramLabel = "FILE",
      description = "Measure faces with this face_landmarker.task.")
  private @Nullable Path landmarker;

  @Mixin private ShardOptions shards = new ShardOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  /**
   * What is known of one clip.
   *
   * @param problems why a part of it could not be measured
   */
  private record Analysis(
      Path path,
      Optional<AuTrack> face,
      Optional<VoiceTrack> voice,
      SequencedSet<String> problems) {}

  /** How one part of a clip is measured. */
  private interface Measuring<T> {
    Optional<T> run() throws IOException;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (clips.isEmpty() && project == null) {
      throw new ParameterException(spec().commandLine(), Messages.text("analyze.no-clip"));
    }
    if (shards.wroteJob(console)) {
      return Exit.DONE;
    }
    Optional<ResultsFolder> results = shards.results();
    List<Analysis> done = new ArrayList<>();
    ObjectNode result = console.object();
    ArrayNode good = result.putArray("clips");
    ArrayNode failed = result.putArray("failed");
    ClipTables tables = new ClipTables(csv);
    try (ProbeProcess probe = new ProbeProcess();
        FaceMeasurement faces =
            new FaceMeasurement(
                console,
                Optional.ofNullable(landmarker),
                face == null ? OptionalInt.empty() : OptionalInt.of(face));
        Project open = project == null ? null : Project.openReadOnly(project)) {
      List<String> names = shards.of(GivenClips.names(clips, open));
      ConsoleWork work = new ConsoleWork(console, "analyze.clips");
      for (int k = 0; k < names.size(); k++) {
        String name = names.get(k);
        try {
          Analysis analysis = analyze(name, probe, faces, open, results);
          tables.write(analysis.path, analysis.face, analysis.voice);
          analysis.problems.forEach(problem -> GivenClips.fail(console, failed, name, problem));
          if (analysis.problems.isEmpty()
              || analysis.face.isPresent()
              || analysis.voice.isPresent()) {
            done.add(analysis);
          }
        } catch (IOException e) {
          GivenClips.fail(console, failed, name, ErrorSentence.of(e));
        }
        work.progress(k + 1L, names.size());
      }
    }
    done.forEach(
        analysis -> {
          ObjectNode node = good.addObject().put("path", analysis.path.toString());
          ArrayNode problems = node.putArray("problems");
          analysis.problems.forEach(problems::add);
          node.set(
              "face", analysis.face.map(face -> AnalysisJson.face(console, face)).orElse(null));
          node.set(
              "voice",
              analysis.voice.map(voice -> AnalysisJson.voice(console, voice)).orElse(null));
        });
    console.result(json, result, out -> done.forEach(one -> out.println(inWords(one))));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return spec;
  }

  private static Analysis analyze(
      String name,
      ProbeProcess probe,
      FaceMeasurement faces,
      @Nullable Project open,
      Optional<ResultsFolder> results)
      throws IOException {
    Optional<Clip> known = open == null ? Optional.empty() : open.library().find(name);
    if (open != null && known.isPresent()) {
      Clip clip = known.get();
      MediaInfo info = open.library().media(clip.id());
      int followed = open.auTracks().followedFace(clip.id());
      Path cache =
          results
              .map(folder -> folder.voice(clip.id()))
              .orElseGet(() -> open.cacheFolder().resolve("voice").resolve(clip.id()));
      FaceMeasurement.Kept face =
          new FaceMeasurement.Kept(
              followed,
              results
                  .map(folder -> folder.face(clip.id(), followed))
                  .orElseGet(() -> open.auTracks().measuredFile(clip.id())));
      return analysis(
          clip.path(),
          () -> faces.of(clip.path(), info, Optional.of(face)),
          () -> voice(clip.path(), info, Optional.of(cache)));
    }
    Path file = Path.of(name);
    MediaInfo info = probe.probe(file, Work.UNWATCHED);
    Optional<String> id =
        results.isPresent()
            ? Optional.of(Library.clipId(ContentHash.sha256(file, Work.UNWATCHED)))
            : Optional.empty();
    Optional<FaceMeasurement.Kept> face =
        id.flatMap(
            clip -> results.map(folder -> new FaceMeasurement.Kept(0, folder.face(clip, 0))));
    return analysis(
        file,
        () -> faces.of(file, info, face),
        () -> voice(file, info, id.flatMap(clip -> results.map(folder -> folder.voice(clip)))));
  }

  /** A picture that is damaged does not keep the sound from being measured, nor the other way. */
  private static Analysis analysis(
      Path path, Measuring<AuTrack> face, Measuring<VoiceTrack> voice) {
    SequencedSet<String> problems = new LinkedHashSet<>();
    return new Analysis(path, part(face, problems), part(voice, problems), problems);
  }

  private static <T> Optional<T> part(Measuring<T> measuring, Set<String> problems) {
    try {
      return measuring.run();
    } catch (IOException e) {
      problems.add(ErrorSentence.of(e)); // what ails a file as a whole is said once
      return Optional.empty();
    }
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
