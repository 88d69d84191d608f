package studio.migr.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;
import studio.migr.training.agreement.Coefficient;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.WhyNotDefined;

/** What a study says of people and of a model. */
class StudyReportTest {
  private static final List<String> PEOPLE = List.of("Ann", "Ben");
  private final List<LabelEvent> labels = new ArrayList<>();
  private final Map<String, Prediction> predictions = new HashMap<>();

  private static Round study(String... clips) {
    return new Round(
        7,
        Instant.EPOCH,
        "Lead",
        new RoundPlan(
                "study",
                List.of(clips),
                PEOPLE,
                List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH),
                RoundPlan.Sharing.EVERYONE_ALL,
                OptionalLong.of(1),
                true)
            .asStudy(),
        false);
  }

  private void say(String clip, String who, String heard, String seen, String both, String direct) {
    say(clip, who, Condition.AUDIO, heard, Optional.empty());
    say(clip, who, Condition.VISUAL, seen, Optional.empty());
    say(clip, who, Condition.BOTH, both, DominantModality.fromId(direct));
  }

  private void say(
      String clip, String who, Condition given, String said, Optional<DominantModality> direct) {
    long id = labels.size() + 1L;
    labels.add(
        new LabelEvent(
            id,
            id,
            Instant.EPOCH,
            new LabelKey(clip, who, given, Optional.empty(), 7),
            Judgement.EMPTY.withEmotion(Optional.of(said)).withDominant(direct)));
  }

  private void predict(String clip, String answer, DominantModality verdict, String heard) {
    predictions.put(
        clip,
        new Prediction(
            clip,
            new ModelName("m", "0"),
            Instant.EPOCH,
            "?",
            answer,
            true,
            Map.of(answer, 1.0),
            Optional.of(verdict),
            1,
            0,
            0,
            Map.of("audio", heard, "visual", answer),
            "",
            Optional.empty(),
            List.of()));
  }

  private StudyReport report(Round study) {
    return StudyReport.of(
        study, StudyAnswers.of(study, labels, _ -> true), predictions, Work.UNWATCHED);
  }

  private static Figure percent(studio.migr.training.agreement.Agreement of) {
    return of.figure(Coefficient.PERCENT).figure();
  }

  @Test
  void peopleAreComparedOnEachConditionAndTheModelWithWhatMostSay() {
    say("a", "Ann", "fear", "surprise", "fear", "audio");
    say("a", "Ben", "fear", "happy", "fear", "audio");
    say("b", "Ann", "sad", "sad", "sad", "both");
    say("b", "Ben", "happy", "sad", "sad", "visual");
    predict("a", "fear", DominantModality.AUDIO, "fear");
    predict("b", "sad", DominantModality.VISUAL, "happy");
    StudyReport report = report(study("a", "b"));
    assertThat(report.people()).containsExactlyElementsOf(PEOPLE);
    assertThat(percent(report.line(Topic.AUDIO).people())).isEqualTo(new Figure.Value(0.5, 2));
    assertThat(percent(report.line(Topic.BOTH).people())).isEqualTo(new Figure.Value(1, 2));
    assertThat(percent(report.line(Topic.DIRECT).people())).isEqualTo(new Figure.Value(0.5, 2));
    // of a both go by the sound; of b Ann goes by either and Ben by the picture
    assertThat(percent(report.line(Topic.BY_RULE).people())).isEqualTo(new Figure.Value(0.5, 2));
    // people are tied on b
    assertThat(percent(report.line(Topic.DIRECT).model())).isEqualTo(new Figure.Value(1, 1));
    assertThat(percent(report.line(Topic.AUDIO).model())).isEqualTo(new Figure.Value(1, 1));
    assertThat(report.disputed())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.clipId()).isEqualTo("b");
              assertThat(each.said()).containsEntry("Ann", "both").containsEntry("Ben", "visual");
              assertThat(each.model()).contains(DominantModality.VISUAL);
            });
  }

  @Test
  void whatWasNotFinishedOrSaidElsewhereDoesNotCount() {
    say("a", "Ann", "fear", "surprise", "fear", "audio");
    say("a", "Ben", "fear", "happy", "fear", "audio");
    Round study = study("a");
    StudyAnswers answers =
        StudyAnswers.of(study, labels, (RoundEntry entry) -> entry.annotator().equals("Ann"));
    assertThat(answers.said("a", Topic.DIRECT)).containsOnlyKeys("Ann");
    StudyReport report = StudyReport.of(study, answers, Map.of(), Work.UNWATCHED);
    assertThat(percent(report.line(Topic.DIRECT).people()))
        .isEqualTo(new Figure.NotDefined(WhyNotDefined.NOTHING_JUDGED_TWICE));
    assertThat(report.disputed()).isEmpty();
  }
}
