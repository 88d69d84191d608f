package studio.migr.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.migr.app.agreement.FiguresQuestion.Answer;
import studio.migr.app.agreement.FiguresQuestion.JudgePair;
import studio.migr.app.agreement.FiguresQuestion.Part;
import studio.migr.app.agreement.JudgedUnits.Unit;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.Segment;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.work.Work;
import studio.migr.training.agreement.Coefficient;
import studio.migr.training.evaluate.Figure;

/** Whose judgements count when agreement is computed, and of what. */
class JudgedUnitsTest {
  private static final FiguresQuestion EMOTION =
      new FiguresQuestion(Answer.EMOTION, Part.CLIPS, Condition.BOTH, Optional.empty());

  private final List<LabelEvent> labels = new ArrayList<>();

  private void say(LabelKey key, String emotion) {
    say(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)));
  }

  private void say(LabelKey key, Judgement judgement) {
    long id = labels.size() + 1L;
    labels.add(new LabelEvent(id, id, Instant.EPOCH, key, judgement));
  }

  private static LabelKey clip(String clip, String who, long round) {
    return new LabelKey(clip, who, Condition.BOTH, Optional.empty(), round);
  }

  private static LabelKey stretch(String clip, String who, long startMs, long endMs) {
    return new LabelKey(
        clip, who, Condition.BOTH, Optional.of(new Segment(startMs, endMs, new Rational(1, 1000))));
  }

  private List<Unit> units(FiguresQuestion question, Set<RoundEntry> done) {
    return JudgedUnits.of(labels, done::contains, question).all();
  }

  @Test
  void aPersonCountsOnceWithTheLastPassThatWasFinished() {
    say(clip("a", "Ann", 0), "fear");
    say(clip("a", "Ann", 7), "surprise");
    say(clip("a", "Ann", 9), "happy"); // not finished
    say(clip("a", "Ben", 0), "fear");
    RoundEntry finished = new RoundEntry(7, "a", "Ann", Condition.BOTH);
    assertThat(units(EMOTION, Set.of(finished)))
        .singleElement()
        .extracting(Unit::said)
        .isEqualTo(Map.of("Ann", "surprise", "Ben", "fear"));
  }

  @Test
  void goldAndDataSetsAreNobodysJudgement() {
    say(clip("a", "Ann", 0), "fear");
    say(clip("a", LabelKey.GOLD, 0), "surprise");
    say(clip("a", "DFEW", 0), "surprise");
    assertThat(units(EMOTION, Set.of())).singleElement().matches(unit -> !unit.judgedTwice());
  }

  @Test
  void twoPassesOfOnePersonCanBeCompared() {
    say(clip("a", "Ann", 0), "fear");
    say(clip("a", "Ann", 7), "surprise");
    say(clip("a", "Ben", 0), "fear");
    JudgePair passes = new JudgePair(new Judge("Ann", 0, "Ann"), new Judge("Ann", 7, "Ann again"));
    FiguresQuestion question =
        new FiguresQuestion(Answer.EMOTION, Part.CLIPS, Condition.BOTH, Optional.of(passes));
    assertThat(units(question, Set.of()))
        .singleElement()
        .extracting(Unit::said)
        .isEqualTo(Map.of("Ann", "fear", "Ann again", "surprise"));
  }

  @Test
  void theDominantModalityIsAQuestionOfItsOwn() {
    say(clip("a", "Ann", 0), Judgement.EMPTY.withDominant(Optional.of(DominantModality.AUDIO)));
    say(clip("a", "Ben", 0), "fear");
    FiguresQuestion question =
        new FiguresQuestion(Answer.DOMINANT, Part.CLIPS, Condition.BOTH, Optional.empty());
    assertThat(units(question, Set.of()))
        .singleElement()
        .extracting(Unit::said)
        .isEqualTo(Map.of("Ann", "audio"));
  }

  @Test
  void segmentsAreMatchedAndThoseWithoutAMatchAreCounted() {
    say(stretch("a", "Ann", 0, 1000), "fear");
    say(stretch("a", "Ben", 100, 1100), "surprise");
    say(stretch("a", "Ben", 3000, 4000), "happy");
    say(clip("a", "Ann", 0), "neutral");
    FiguresQuestion question =
        new FiguresQuestion(Answer.EMOTION, Part.SEGMENTS, Condition.BOTH, Optional.empty());
    AgreementFigures figures =
        AgreementFigures.of(labels, _ -> true, question, List.of(), Work.UNWATCHED);
    assertThat(figures.units())
        .singleElement()
        .satisfies(
            unit -> {
              assertThat(unit.differs()).isTrue();
              assertThat(unit.stretch()).map(Segment::startMs).contains(0.0);
            });
    assertThat(figures.unmatched()).isEqualTo(1);
  }

  @Test
  void behindAClassStandsWhatSomebodyCalledSoAndDifferencesComeFirst() {
    say(clip("a", "Ann", 0), "fear");
    say(clip("a", "Ben", 0), "fear");
    say(clip("b", "Ann", 0), "fear");
    say(clip("b", "Ben", 0), "surprise");
    say(clip("c", "Ann", 0), "happy");
    say(clip("c", "Ben", 0), "happy");
    say(clip("d", "Ann", 0), "happy"); // alone
    AgreementFigures figures =
        AgreementFigures.of(
            labels, _ -> true, EMOTION, List.of("surprise", "fear", "happy"), Work.UNWATCHED);
    assertThat(figures.units()).extracting(Unit::clipId).containsExactly("b", "a", "c");
    assertThat(figures.behind(Optional.of("fear")))
        .extracting(Unit::clipId)
        .containsExactly("b", "a");
    assertThat(figures.agreement().classes())
        .extracting(each -> each.category())
        .containsExactly("surprise", "fear", "happy");
    assertThat(figures.agreement().figure(Coefficient.PERCENT).figure())
        .isEqualTo(new Figure.Value(2 / 3.0, 3));
  }
}
