package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.KnownClips;
import studio.migr.app.predict.PredictionException;
import studio.migr.app.predict.Predictor;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.importance.ConditionScores;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ThresholdFit;
import studio.migr.runtime.importance.VerdictThresholds;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;

/** {@code model thresholds}: from where on a model's graded score is given which word. */
@Command(
    name = "thresholds",
    mixinStandardHelpOptions = true,
    description =
        "Find the thresholds under which a model's verdicts name the dominant modality of generated"
            + " clips most often. Take clips of seeds that are used for nothing else.")
final class ModelThresholdsCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ModelOptions options = new ModelOptions();

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Clips whose dominant modality is known.")
  private Path clips = Path.of("");

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Keep what the model says of each clip: an interrupted run goes on.")
  private @Nullable Path cache;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the thresholds; as importance-thresholds.json in the model's folder they hold for"
              + " it.")
  private @Nullable Path out;

  @Option(
      names = "--graded-only",
      description = "Leave the label for no emotion out, as for models of which nothing is known.")
  private boolean gradedOnly;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelThresholdsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException, RefusalException {
    Path model =
        options
            .model()
            .orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        Messages.text("predict.no-model")));
    List<ThresholdFit.Known> known = new ArrayList<>();
    ObjectNode result = console.object();
    ArrayNode failed = result.putArray("failed");
    VerdictThresholds begin;
    try (Predictor predictor = options.predictor(model)) {
      begin = predictor.thresholds().thresholds();
      ask(predictor, options.settings(EmotionScheme.DFEW, begin), known, failed);
    }
    if (known.isEmpty()) {
      throw ProjectException.of("model.thresholds.none", clips.toString());
    }
    ThresholdFit fit =
        ThresholdFit.on(
            known,
            begin,
            gradedOnly ? Optional.empty() : EmotionScheme.DFEW.neutral(),
            new ConsoleWork(console, "model.thresholds.progress"));
    double before = ThresholdFit.balancedAccuracy(known, begin);
    if (out != null) {
      new VerdictThresholdsFile(
              fit.thresholds(),
              Messages.text(
                  "model.thresholds.origin",
                  Integer.toString(fit.clips()),
                  String.valueOf(clips.toAbsolutePath().normalize().getFileName()),
                  number(fit.balancedAccuracy())))
          .write(out);
    }
    put(result.putObject("before"), begin).put("balanced_accuracy", before);
    put(result.putObject("fitted"), fit.thresholds())
        .put("balanced_accuracy", fit.balancedAccuracy())
        .put("brier", fit.brier());
    result.put("clips", fit.clips());
    console.result(json, result, stream -> print(before, fit, stream));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private void ask(
      Predictor predictor,
      ExplainSettings settings,
      List<ThresholdFit.Known> known,
      ArrayNode failed)
      throws IOException, RefusalException {
    List<ClipRecord> all = KnownClips.in(clips, Optional.empty());
    ConsoleWork work = new ConsoleWork(console, "evaluation.clips");
    try (ProbeProcess probe = new ProbeProcess()) {
      for (int k = 0; k < all.size(); k++) {
        ClipRecord clip = all.get(k);
        work.progress(k, all.size());
        if (clip.dominant().isEmpty()) {
          continue;
        }
        Path file = Path.of(clip.media());
        Optional<Path> kept = Optional.ofNullable(cache).map(each -> each.resolve(clip.clip()));
        try {
          Explanation explanation =
              predictor.explain(
                  file, probe.probe(file, Work.UNWATCHED), settings, kept, Work.UNWATCHED);
          known.add(new ThresholdFit.Known(scores(explanation), clip.dominant().get()));
        } catch (PredictionException e) {
          throw e; // no clip can be asked about
        } catch (IOException | NumbersOverflowException e) {
          String reason = ErrorSentence.of(e);
          console.say(reason);
          failed.addObject().put("path", clip.clip()).put("reason", reason);
        }
      }
    }
  }

  private static ConditionScores scores(Explanation explanation) {
    Map<ModelCondition, LabelProbabilities> by = new EnumMap<>(ModelCondition.class);
    explanation
        .conditions()
        .forEach((condition, answer) -> by.put(condition, answer.probabilities()));
    return new ConditionScores(explanation.importance().label(), by);
  }

  private static ObjectNode put(ObjectNode node, VerdictThresholds thresholds) {
    thresholds
        .calm()
        .ifPresentOrElse(
            calm ->
                node.putObject("calm")
                    .put("label", calm.label())
                    .put("sound", calm.sound())
                    .put("picture", calm.picture())
                    .put("joint", calm.joint())
                    .put("doubt", calm.doubt()),
            () -> node.putNull("calm"));
    return node.put("little", thresholds.little())
        .put("margin", thresholds.margin())
        .put("clear", thresholds.clear())
        .put("alike", thresholds.alike())
        .put("noise", thresholds.noise());
  }

  private static void print(double before, ThresholdFit fit, PrintStream out) {
    VerdictThresholds found = fit.thresholds();
    out.println(
        Messages.text(
            "model.thresholds.found",
            Integer.toString(fit.clips()),
            number(before),
            number(fit.balancedAccuracy()),
            number(found.little()),
            number(found.margin()),
            number(found.clear()),
            number(found.alike()),
            number(found.noise())));
    found
        .calm()
        .ifPresent(
            calm ->
                out.println(
                    Messages.text(
                        "model.thresholds.calm",
                        calm.label(),
                        number(calm.sound()),
                        number(calm.picture()),
                        number(calm.joint()),
                        number(calm.doubt()))));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
