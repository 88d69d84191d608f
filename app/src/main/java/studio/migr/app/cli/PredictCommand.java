package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.predict.Predictor;
import studio.migr.app.predict.TruthBeside;
import studio.migr.app.project.Project;
import studio.migr.app.results.ResultsFolder;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationJson;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.media.ContentHash;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;

/** {@code predict}: what a model says of clips, and why. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description =
        "Ask a model about clips with sound and picture, with one of them and with neither: its"
            + " reasoning, its answer, by which modality it goes, when it decides and where it"
            + " looks.")
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ModelOptions options = new ModelOptions();

  @Parameters(
      paramLabel = "CLIP",
      arity = "0..*",
      description =
          "Media files; with --project also clips by their names or ids, or none for all of them.")
  private List<String> clips = List.of();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description =
          "Use and fill this project's cache, and its emotions; what the model says of the project's"
              + " clips is kept in its folder predictions.")
  private @Nullable Path project;

  @Option(
      names = "--scheme",
      paramLabel = "NAME|FILE",
      description = "The labels: DFEW (default), MAFW, RAVDESS, CREMA-D or a JSON file.")
  private @Nullable String scheme;

  @Mixin private ShardOptions shards = new ShardOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  PredictCommand(Console console) {
    this.console = console;
  }

  /**
   * A clip that was asked about.
   *
   * @param clipId of a clip of the project
   * @param cache where its explanations are kept
   * @param truth the right label, if somebody knows it
   */
  private record Asked(
      Path path,
      Optional<String> clipId,
      MediaInfo info,
      Optional<Path> cache,
      Optional<String> truth,
      boolean generated) {}

  private record Done(Asked clip, Explanation explanation) {}

  @Override
  public Integer call() throws IOException, ProjectException {
    if (clips.isEmpty() && project == null) {
      throw wrongUse("predict.no-clip");
    }
    if (options.wrong()) {
      throw wrongUse("predict.wrong-options");
    }
    if (shards.wroteJob(console)) {
      return Exit.DONE;
    }
    Optional<ResultsFolder> results = shards.results();
    Path model = options.modelOrOwn();
    List<Done> done = new ArrayList<>();
    ObjectNode result = console.object();
    ArrayNode good = result.putArray("clips");
    ArrayNode failed = result.putArray("failed");
    TruthBeside truth = new TruthBeside();
    try (ProbeProcess probe = new ProbeProcess();
        Predictor predictor = options.predictor(model);
        Project open = project == null ? null : Project.openReadOnly(project)) {
      EmotionScheme labels =
          open != null && scheme == null
              ? open.scheme()
              : SchemeOption.read(Optional.ofNullable(scheme));
      ExplainSettings settings = options.settings(labels, predictor.thresholds().thresholds());
      Optional<Path> predictions =
          results
              .map(folder -> folder.predictions(shards.name()))
              .or(
                  () ->
                      Optional.ofNullable(open)
                          .filter(PredictCommand::canKeep)
                          .map(Project::predictionsFolder));
      Optional<PredictionFile> kept =
          predictions.isPresent()
              ? Optional.of(PredictionFile.of(predictions.get(), ModelName.of(model)))
              : Optional.empty();
      ConsoleWork work = new ConsoleWork(console, "predict.clips");
      List<String> names = shards.of(GivenClips.names(clips, open));
      for (int k = 0; k < names.size(); k++) {
        try {
          Asked clip = asked(names.get(k), probe, truth, open, results);
          Explanation explanation =
              predictor.explain(
                  clip.path,
                  clip.info,
                  settings.withTrueLabel(clip.truth.filter(labels::contains)),
                  clip.cache,
                  Work.UNWATCHED);
          done.add(new Done(clip, explanation));
          if (kept.isPresent() && clip.clipId.isPresent()) {
            kept.get().keep(clip.clipId.get(), predictor.question(), explanation);
          }
        } catch (IOException | RefusalException | NumbersOverflowException e) {
          GivenClips.fail(console, failed, names.get(k), ErrorSentence.of(e));
        }
        work.progress(k + 1L, names.size());
      }
      result.put("model", model.toString());
      result.put("thresholds", predictor.thresholds().origin());
    }
    done.forEach(one -> good.add(asJson(one)));
    if (done.stream().anyMatch(one -> one.clip.generated)) {
      console.say(Messages.text("truth.more"));
    }
    console.result(json, result, out -> done.forEach(one -> print(one, out)));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  /** Somebody else may write labels now; what models say is kept nevertheless. */
  private static boolean canKeep(Project open) {
    return open.readOnlyReason().isEmpty() || open.cacheFolder().toFile().canWrite();
  }

  private ParameterException wrongUse(String key) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), Messages.text(key));
  }

  private static Asked asked(
      String name,
      ProbeProcess probe,
      TruthBeside truth,
      @Nullable Project open,
      Optional<ResultsFolder> results)
      throws IOException {
    Optional<Clip> known = open == null ? Optional.empty() : open.library().find(name);
    if (open != null && known.isPresent()) {
      Clip clip = known.get();
      Optional<ClipRecord> made = truth.of(clip.path());
      Optional<String> stated = PeopleVotes.of(open, clip.id()).trueLabel();
      return new Asked(
          clip.path(),
          Optional.of(clip.id()),
          open.library().media(clip.id()),
          results
              .map(folder -> folder.explained(clip.id()))
              .or(
                  () ->
                      Optional.of(open)
                          .filter(PredictCommand::canKeep)
                          .map(Project::cacheFolder)
                          .map(cache -> cache.resolve("explained").resolve(clip.id()))),
          made.map(ClipRecord::label).or(() -> stated),
          made.isPresent());
    }
    Path file = Path.of(name);
    MediaInfo info = probe.probe(file, Work.UNWATCHED);
    Optional<ClipRecord> made = truth.of(file);
    Optional<String> id =
        results.isPresent()
            ? Optional.of(Library.clipId(ContentHash.sha256(file, Work.UNWATCHED)))
            : Optional.empty();
    return new Asked(
        file,
        id,
        info,
        id.flatMap(clip -> results.map(folder -> folder.explained(clip))),
        made.map(ClipRecord::label),
        made.isPresent());
  }

  private ObjectNode asJson(Done one) {
    ObjectNode node = console.object().put("path", one.clip.path.toString());
    node.put("generated", one.clip.generated);
    node.put("true_label", one.clip.truth.orElse(null));
    node.setAll(ExplanationJson.of(one.explanation));
    return node;
  }

  private static void print(Done one, PrintStream out) {
    ModelImportance importance = one.explanation.importance();
    out.println(
        Messages.text(
            one.explanation.answer().written() ? "predict.line" : "predict.line-unwritten",
            one.clip.path.toString(),
            one.explanation.answer().answer(),
            share(one.explanation.answer().probabilities().of(importance.label())),
            Messages.text("predict.verdict." + importance.verdict().verdict().id()),
            share(importance.share().audio()),
            share(importance.share().visual()),
            share(importance.verdict().confidence())));
    out.println(one.explanation.answer().text());
    one.explanation
        .trace()
        .flips()
        .forEach(
            flip ->
                out.println(
                    Messages.text(
                        "predict.flip", flip.from(), flip.to(), Integer.toString(flip.end()))));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
