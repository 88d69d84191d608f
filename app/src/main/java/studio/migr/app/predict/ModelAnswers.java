package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import studio.migr.app.message.ErrorSentence;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.explain.Drift;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.evaluate.AnswerFile;
import studio.migr.training.evaluate.AnswerLine;
import studio.migr.training.evaluate.DriftCurve;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.jsonl.LineLog;

/**
 * A model's answers to many clips, as an evaluation reads them. Each is on disk before the next
 * clip is asked about, if they are kept: what an interrupted run has answered is not asked again.
 *
 * @param answers in the order of the clips
 * @param failed clips that could not be asked about, by name, with a sentence each
 */
public record ModelAnswers(List<ModelAnswer> answers, Map<String, String> failed) {

  /**
   * Asks about every clip.
   *
   * @param keep a file to which answers are appended, and that may hold some already
   * @param work counts clips, and is asked before each whether to stop
   * @throws IOException if the model cannot be read, or answers cannot be kept
   * @throws RefusalException if the model cannot be loaded
   */
  public static ModelAnswers ask(
      Predictor predictor,
      ExplainSettings settings,
      List<ClipRecord> clips,
      Optional<Path> keep,
      Work work)
      throws IOException, RefusalException {
    Map<String, ModelAnswer> known = new HashMap<>();
    if (keep.isPresent() && Files.exists(keep.get())) {
      AnswerFile.read(keep.get(), settings.scheme())
          .answers()
          .forEach(answer -> known.put(answer.clip(), answer));
    }
    List<ModelAnswer> answers = new ArrayList<>();
    Map<String, String> failed = new LinkedHashMap<>();
    try (ProbeProcess probe = new ProbeProcess();
        LineLog log = keep.isPresent() ? new LineLog(keep.get()) : null) {
      for (int k = 0; k < clips.size(); k++) {
        work.check();
        work.progress(k, clips.size());
        ClipRecord clip = clips.get(k);
        ModelAnswer answer = known.get(clip.clip());
        if (answer != null) {
          answers.add(answer);
          continue;
        }
        try {
          answer = ask(predictor, settings, clip, probe, work);
        } catch (PredictionException | RefusalException e) {
          throw e; // no clip can be asked about
        } catch (IOException | NumbersOverflowException e) {
          failed.put(clip.clip(), ErrorSentence.of(e));
          continue;
        }
        if (log != null) {
          log.append(AnswerLine.write(answer).toString());
          log.force();
        }
        answers.add(answer);
      }
    }
    return new ModelAnswers(answers, failed);
  }

  private static ModelAnswer ask(
      Predictor predictor, ExplainSettings settings, ClipRecord clip, ProbeProcess probe, Work work)
      throws IOException, RefusalException {
    Path file = Path.of(clip.media());
    Work own = cancelledWith(work);
    String truth = truth(clip, settings);
    ExplainSettings labelled = settings.withTrueLabel(Optional.of(truth));
    Explanation explanation =
        predictor.explain(file, probe.probe(file, own), labelled, Optional.empty(), own);
    return answer(clip, truth, explanation);
  }

  /** What is counted within a clip is not what the whole counts. */
  private static Work cancelledWith(Work work) {
    return new Work() {
      @Override
      public void progress(long done, long total) {}

      @Override
      public boolean cancelled() {
        return work.cancelled();
      }
    };
  }

  private static String truth(ClipRecord clip, ExplainSettings settings) throws IOException {
    return new EmotionWords(settings.scheme())
        .emotion(clip.label())
        .orElseThrow(
            () -> PredictionException.of("evaluation.no-label", clip.clip(), clip.label()));
  }

  /** What an explanation says, beside what is true of the clip. */
  static ModelAnswer answer(ClipRecord clip, String truth, Explanation explanation) {
    return new ModelAnswer(
        clip.clip(),
        truth,
        explanation.answer().text(),
        clip.person(),
        clip.evidence().transcript(),
        clip.dominant(),
        Optional.of(explanation.importance().verdict().verdict()),
        clip.generated(),
        Optional.of(explanation.trace().direct().probabilities().top()),
        OptionalDouble.of(explanation.importance().verdict().confidence()),
        explanation.drift().shares().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new DriftCurve(
                    curve(explanation.drift(), ModalityShares::audio),
                    curve(explanation.drift(), ModalityShares::visual),
                    curve(explanation.drift(), ModalityShares::text))),
        explanation.importance().rule());
  }

  private static List<Double> curve(Drift drift, ToDoubleFunction<ModalityShares> of) {
    return Arrays.stream(drift.stretched(of, DriftCurve.STRETCHES)).boxed().toList();
  }
}
