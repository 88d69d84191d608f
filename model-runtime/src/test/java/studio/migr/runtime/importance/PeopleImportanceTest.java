package studio.migr.runtime.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import studio.migr.runtime.emotion.DominantModality;

/** What people go by: rule, score, verdict and interval, each by examples worked out by hand. */
final class PeopleImportanceTest {
  private static final List<String> LABELS = List.of("angry", "sad", "happy", "fear");

  private static VoteCount votes(int angry, int sad) {
    return new VoteCount(Map.of("angry", angry, "sad", sad));
  }

  private static PeopleImportance of(VoteCount audio, VoteCount visual, VoteCount both) {
    return PeopleImportance.of(new ConditionVotes(audio, visual, both), LABELS, Optional.empty())
        .orElseThrow();
  }

  @Example
  void theRuleAsksWhichModalityIsRightAlone() {
    assertThat(of(votes(9, 1), votes(1, 9), votes(9, 1)).rule()).isEqualTo(DominantModality.AUDIO);
    assertThat(of(votes(1, 9), votes(9, 1), votes(9, 1)).rule()).isEqualTo(DominantModality.VISUAL);
    assertThat(of(votes(9, 1), votes(9, 1), votes(9, 1)).rule()).isEqualTo(DominantModality.BOTH);
    assertThat(of(votes(1, 9), votes(1, 9), votes(9, 1)).rule()).isEqualTo(DominantModality.NONE);
  }

  @Example
  void aTrueLabelDecidesTheRuleButNotTheScore() {
    ConditionVotes votes = new ConditionVotes(votes(9, 1), votes(1, 9), votes(9, 1));
    PeopleImportance told = PeopleImportance.of(votes, LABELS, Optional.of("sad")).orElseThrow();
    assertThat(told.rule()).isEqualTo(DominantModality.VISUAL);
    assertThat(told.label()).isEqualTo("angry");
    assertThat(told.share()).isEqualTo(of(votes.audio(), votes.visual(), votes.both()).share());
  }

  @Example
  void tiesGoToTheFirstLabelOfTheOrder() {
    assertThat(votes(5, 5).mostVoted(LABELS)).contains("angry");
    assertThat(votes(5, 5).mostVoted(List.of("sad", "angry"))).contains("sad");
    assertThat(VoteCount.NONE.mostVoted(LABELS)).isEmpty();
  }

  @Example
  void theScoreIsShapleysValueOfTheJointAnswer() {
    // v(sound) 0.8, v(picture) 0.2, v(both) 0.9, v(nothing) 1/4:
    // sound ((0.8 - 0.25) + (0.9 - 0.2)) / 2 = 0.625, picture ((0.2 - 0.25) + (0.9 - 0.8)) / 2
    ModalityShare share = of(votes(8, 2), votes(2, 8), votes(9, 1)).share();
    assertThat(share.audio()).isEqualTo(0.625, offset(1e-12));
    assertThat(share.visual()).isEqualTo(0.025, offset(1e-12));
  }

  @Property(tries = 200)
  void theSharesAddUpToWhatBothAddOverAGuess(
      @ForAll @DoubleRange(max = 1) double empty,
      @ForAll @DoubleRange(max = 1) double audio,
      @ForAll @DoubleRange(max = 1) double visual,
      @ForAll @DoubleRange(max = 1) double both) {
    ModalityShare share = ModalityShare.shapley(empty, audio, visual, both);
    assertThat(share.audio() + share.visual()).isEqualTo(both - empty, offset(1e-12));
    assertThat(ModalityShare.shapley(empty, visual, audio, both))
        .isEqualTo(new ModalityShare(share.visual(), share.audio()));
  }

  @Example
  void eachVerdictHasItsCase() {
    assertThat(of(votes(8, 2), votes(2, 8), votes(9, 1)).verdict())
        .isEqualTo(DominantModality.AUDIO);
    assertThat(of(votes(2, 8), votes(8, 2), votes(9, 1)).verdict())
        .isEqualTo(DominantModality.VISUAL);
    assertThat(of(votes(9, 1), votes(9, 1), votes(9, 1)).verdict())
        .isEqualTo(DominantModality.BOTH);
    assertThat(ImportanceVerdict.of(new ModalityShare(0.2, 0.3), true))
        .isEqualTo(DominantModality.CONFLICT);
    assertThat(ImportanceVerdict.of(new ModalityShare(0.05, 0.09), false))
        .isEqualTo(DominantModality.NONE);
  }

  @Example
  void soundAndPictureThatSayDifferentThingsEquallyClearlyAreInConflict() {
    // The joint answer is a third one, to which neither leads: sound says sad, picture angry.
    VoteCount both = new VoteCount(Map.of("angry", 3, "sad", 3, "fear", 4));
    assertThat(of(votes(1, 9), votes(9, 1), both).verdict()).isEqualTo(DominantModality.CONFLICT);
  }

  @Example
  void aConditionWithoutVotesLeavesTheQuestionOpen() {
    assertThat(
            PeopleImportance.of(
                new ConditionVotes(votes(1, 0), VoteCount.NONE, votes(1, 0)),
                LABELS,
                Optional.empty()))
        .isEmpty();
  }

  @Property(tries = 50)
  void theIntervalHoldsTheScoreAndIsTheSameEachTime(
      @ForAll @IntRange(max = 12) int heard,
      @ForAll @IntRange(max = 12) int seen,
      @ForAll @IntRange(min = 6, max = 12) int joint) {
    PeopleImportance one =
        of(votes(heard, 12 - heard), votes(seen, 12 - seen), votes(joint, 12 - joint));
    ShareInterval interval = one.interval().orElseThrow();
    assertThat(one.share().audio()).isBetween(interval.audioLow(), interval.audioHigh());
    assertThat(one.share().visual()).isBetween(interval.visualLow(), interval.visualHigh());
    assertThat(of(votes(heard, 12 - heard), votes(seen, 12 - seen), votes(joint, 12 - joint)))
        .isEqualTo(one);
  }

  @Example
  void moreVotersOfTheSameMindNarrowTheInterval() {
    ShareInterval few = of(votes(6, 4), votes(5, 5), votes(7, 3)).interval().orElseThrow();
    ShareInterval many =
        of(votes(600, 400), votes(500, 500), votes(700, 300)).interval().orElseThrow();
    assertThat(many.audioHigh() - many.audioLow())
        .isLessThan((few.audioHigh() - few.audioLow()) / 5);
    assertThat(of(votes(2, 0), votes(5, 5), votes(7, 3)).interval()).as("two voters").isEmpty();
  }
}
