package studio.migr.app.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.predict.Prediction;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.TracePoint;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.serve.ExplanationFile;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.evaluate.DriftCurve;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.ModelAnswer;

/**
 * What models said of clips, from the explanations in the project's cache: a folder for each clip,
 * in it a file for each model and way of asking, and beside it one that names the model.
 */
final class ExplainedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ExplainedAnswers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".explained";
  private static final int SHORT = 8;

  private final Path folder;
  private final List<String> labels;
  private final Judge judge;

  /**
   * @param cache the project's
   * @param judge reads what the models wrote
   */
  ExplainedAnswers(Path cache, Judge judge) {
    this.folder = cache.resolve("explained");
    this.judge = judge;
    this.labels = judge.labels();
  }

  /**
   * What each model said of a clip. An explanation whose words a prediction has, too, is that
   * model's; of a prediction without one there is no attention and no trace.
   *
   * @param predictions of the clip
   * @param truth what is known of the clip, if it was generated
   * @param transcript what is said in it, if somebody knows
   */
  Map<Source.Model, Told> of(
      String clipId,
      List<Prediction> predictions,
      Optional<ClipRecord> truth,
      Optional<String> person,
      Optional<String> transcript) {
    Map<Source.Model, Told> told = new HashMap<>();
    for (Prediction each : predictions) {
      told.put(model(each), told(each, truth, person, transcript));
    }
    for (Path file : files(clipId)) {
      Optional<Explanation> said = explanation(file);
      if (said.isPresent()) {
        Source.Model model =
            predictions.stream()
                .filter(each -> each.reasoning().equals(said.get().answer().text()))
                .findFirst()
                .map(ExplainedAnswers::model)
                .orElseGet(() -> model(file));
        told.put(model, told(clipId, said.get(), truth, person, transcript));
      }
    }
    return told;
  }

  private List<Path> files(String clipId) {
    Path ofClip = folder.resolve(clipId);
    if (!Files.isDirectory(ofClip)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ofClip)) {
      return files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      LOG.warn("What models said of {} cannot be read", clipId, e);
      return List.of();
    }
  }

  /** All that a model said of a clip; empty if no explanation with these words is kept. */
  Optional<Explanation> explanation(String clipId, String words) {
    return files(clipId).stream()
        .flatMap(file -> explanation(file).stream())
        .filter(each -> each.answer().text().equals(words))
        .findFirst();
  }

  private Optional<Explanation> explanation(Path file) {
    return ExplanationFile.read(file, labels);
  }

  private static Source.Model model(Prediction prediction) {
    return new Source.Model(prediction.model().id(), prediction.model().name());
  }

  private Told told(
      Prediction said,
      Optional<ClipRecord> truth,
      Optional<String> person,
      Optional<String> transcript) {
    Map<Condition, String> answers = new EnumMap<>(Condition.class);
    said.answers()
        .forEach((id, label) -> Condition.fromId(id).ifPresent(given -> answers.put(given, label)));
    JudgedAnswer judged =
        judge.judge(
            new ModelAnswer(
                said.clipId(),
                labels.getFirst(), // whatever: it is held against what is right later
                said.reasoning(),
                person,
                transcript,
                Optional.empty(),
                said.verdict(),
                truth.isPresent(),
                said.direct(),
                OptionalDouble.of(said.confidence()),
                Optional.empty(),
                Optional.empty()));
    answers.put(Condition.BOTH, judged.answer().orElse(Told.NO_LABEL));
    Set<String> led = new HashSet<>();
    said.flips().forEach(flip -> led.add(flip.to()));
    led.remove(said.answer());
    return new Told(judged, answers, led, said.reasoning());
  }

  private static Source.Model model(Path file) {
    String name = String.valueOf(file.getFileName());
    String key = name.substring(0, name.length() - ENDING.length());
    String called = "";
    try {
      Path about = file.resolveSibling(key + ".json");
      called = Files.exists(about) ? JSON.readTree(about.toFile()).path("model").asText("") : "";
    } catch (IOException e) {
      LOG.warn("The name of the model of {} cannot be read", file, e);
    }
    return new Source.Model(
        key, called.isBlank() ? key.substring(0, Math.min(SHORT, key.length())) : called);
  }

  private Told told(
      String clipId,
      Explanation said,
      Optional<ClipRecord> truth,
      Optional<String> person,
      Optional<String> transcript) {
    Map<Condition, String> answers = new EnumMap<>(Condition.class);
    answers.put(Condition.AUDIO, said.under(ModelCondition.AUDIO).answer());
    answers.put(Condition.VISUAL, said.under(ModelCondition.VISUAL).answer());
    Set<String> led = new HashSet<>();
    List<TracePoint> points = said.trace().points();
    for (int k = 1; k < points.size() - 1; k++) { // between no reasoning and the answer itself
      led.add(points.get(k).probabilities().top());
    }
    ModelAnswer answer =
        new ModelAnswer(
            clipId,
            labels.getFirst(), // whatever: it is held against what is right later
            said.answer().text(),
            person,
            transcript,
            Optional.empty(),
            Optional.of(said.importance().verdict().verdict()),
            truth.isPresent(),
            Optional.of(said.trace().direct().probabilities().top()),
            OptionalDouble.of(said.importance().verdict().confidence()),
            said.drift().shares().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new DriftCurve(
                        curve(said, ModalityShares::audio),
                        curve(said, ModalityShares::visual),
                        curve(said, ModalityShares::text))),
            said.importance().rule());
    JudgedAnswer judged = judge.judge(answer);
    answers.put(Condition.BOTH, judged.answer().orElse(Told.NO_LABEL));
    return new Told(judged, answers, led, said.answer().text());
  }

  private static List<Double> curve(Explanation said, ToDoubleFunction<ModalityShares> of) {
    return Arrays.stream(said.drift().stretched(of, DriftCurve.STRETCHES)).boxed().toList();
  }
}
