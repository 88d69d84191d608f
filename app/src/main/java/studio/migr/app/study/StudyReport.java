package studio.migr.app.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.migr.app.label.Round;
import studio.migr.app.predict.Prediction;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;
import studio.migr.training.agreement.Agreement;
import studio.migr.training.agreement.Ratings;

/**
 * What came of a study.
 *
 * @param people who finished something in it
 * @param lines for each topic
 * @param disputed clips on which people strongly disagree
 */
public record StudyReport(
    Round study, List<String> people, Map<Topic, Line> lines, List<Disputed> disputed) {
  private static final String PEOPLE = "people";
  private static final String MODEL = "model";

  public StudyReport {
    people = List.copyOf(people);
    lines = Map.copyOf(lines);
    disputed = List.copyOf(disputed);
  }

  /**
   * Agreement on a topic.
   *
   * @param people of people with each other
   * @param model of the model with what most people say; clips on which people are tied have no
   *     such thing and are left out
   */
  record Line(Agreement people, Agreement model) {}

  /**
   * A clip on whose dominant modality people strongly disagree: asked outright, no modality is
   * named by more than half of those who answered, two or more.
   *
   * @param said by each person
   * @param model which modality the model goes by, if it is known
   */
  public record Disputed(
      String clipId, Map<String, String> said, Optional<DominantModality> model) {}

  /**
   * @param predictions of the model, by clip
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  static StudyReport of(
      Round study, StudyAnswers answers, Map<String, Prediction> predictions, Work work) {
    Map<Topic, Line> lines = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      work.check();
      List<Map<String, String>> people = new ArrayList<>();
      List<Map<String, String>> model = new ArrayList<>();
      for (String clip : answers.clips()) {
        people.add(answers.said(clip, topic));
        Map<String, String> both = new HashMap<>();
        answers.most(clip, topic).ifPresent(most -> both.put(PEOPLE, most));
        Optional.ofNullable(predictions.get(clip))
            .flatMap(said -> ofModel(said, topic))
            .ifPresent(own -> both.put(MODEL, own));
        model.add(both);
      }
      lines.put(
          topic,
          new Line(Agreement.of(Ratings.of(people), work), Agreement.of(Ratings.of(model), work)));
    }
    return new StudyReport(
        study,
        answers.clips().stream()
            .flatMap(
                clip ->
                    java.util.Arrays.stream(Topic.values())
                        .flatMap(topic -> answers.said(clip, topic).keySet().stream()))
            .distinct()
            .sorted()
            .toList(),
        lines,
        disputed(answers, predictions));
  }

  private static Optional<String> ofModel(Prediction said, Topic topic) {
    return switch (topic) {
      case AUDIO, VISUAL -> Optional.ofNullable(said.answers().get(topic.id()));
      case BOTH -> Optional.of(said.answer());
      case DIRECT, BY_RULE -> said.verdict().map(DominantModality::id);
    };
  }

  private static List<Disputed> disputed(
      StudyAnswers answers, Map<String, Prediction> predictions) {
    List<Disputed> disputed = new ArrayList<>();
    for (String clip : answers.clips()) {
      Map<String, String> said = answers.said(clip, Topic.DIRECT);
      long highest =
          StudyAnswers.counts(said).values().stream().mapToLong(Long::longValue).max().orElse(0);
      if (said.size() > 1 && 2 * highest <= said.size()) {
        disputed.add(
            new Disputed(
                clip,
                said,
                Optional.ofNullable(predictions.get(clip)).flatMap(Prediction::verdict)));
      }
    }
    return disputed;
  }

  Line line(Topic topic) {
    return Objects.requireNonNull(lines.get(topic));
  }
}
