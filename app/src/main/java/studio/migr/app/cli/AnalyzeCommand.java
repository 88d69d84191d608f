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
import studio.migr.app.face.AuTracks;
import studio.migr.app.face.BesideTheClip;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.voice.VoiceSummary;
import studio.migr.runtime.voice.VoiceTrack;
import studio.migr.runtime.work.Work;

/** {@code analyze}: the voice of clips, and what other programs measured of their faces. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Measure the voice in clips; with the action units that are known of the face.")
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
      description = "Write a table NAME_voice.csv for each clip, with a row for every 10 ms.")
  private @Nullable Path csv;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Use and fill this project's cache, and its action units.")
  private @Nullable Path project;

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
    VoiceCsv tables = new VoiceCsv(csv);
    try (ProbeProcess probe = new ProbeProcess();
        Project open = project == null ? null : Project.openReadOnly(project)) {
      for (String name : clips) {
        try {
          Analysis analysis = analyze(name, probe, open);
          if (analysis.voice.isPresent()) {
            tables.write(analysis.path, analysis.voice.get());
          }
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

  private static Analysis analyze(String name, ProbeProcess probe, @Nullable Project open)
      throws IOException {
    Optional<Clip> known = open == null ? Optional.empty() : open.library().find(name);
    if (open != null && known.isPresent()) {
      Clip clip = known.get();
      MediaInfo info = open.library().media(clip.id());
      Path cache = open.cacheFolder().resolve("voice").resolve(clip.id());
      return new Analysis(
          clip.path(),
          open.auTracks().ofFirstSource(clip.id()).stream().findFirst(),
          voice(clip.path(), info, Optional.of(cache)));
    }
    Path file = Path.of(name);
    MediaInfo info = probe.probe(file, Work.UNWATCHED);
    return new Analysis(file, face(file, info), voice(file, info, Optional.empty()));
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

  /** The first face in the first file beside the clip that has one. */
  private static Optional<AuTrack> face(Path clip, MediaInfo info) throws IOException {
    for (Path file : BesideTheClip.files(clip)) {
      if (AuFiles.kind(file).isPresent()) {
        List<AuTrack> faces = AuFiles.read(file, AuTracks.frameTimes(info)).tracks();
        if (!faces.isEmpty()) {
          return Optional.of(faces.getFirst());
        }
      }
    }
    return Optional.empty();
  }

  private static String inWords(Analysis analysis) {
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
