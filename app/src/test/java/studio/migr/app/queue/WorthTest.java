package studio.migr.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.migr.app.label.Judgement;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.app.store.LabelTable;
import studio.migr.runtime.emotion.DominantModality;

final class WorthTest {
  private static final Instant SAID = Instant.parse("2026-03-29T10:00:00Z");
  private static final Judgement NOTHING = Judgement.EMPTY;

  private static Prediction says(
      String answer, double probability, String second, double its, DominantModality verdict) {
    return new Prediction(
        "c",
        new ModelName("m", "1"),
        SAID,
        "?",
        answer,
        true,
        Map.of(answer, probability, second, its),
        Optional.of(verdict),
        1,
        0,
        0,
        Map.of(),
        "",
        Optional.empty(),
        List.of());
  }

  private static Judgement label(String emotion, DominantModality dominant) {
    return NOTHING.withEmotion(Optional.of(emotion)).withDominant(Optional.of(dominant));
  }

  private static List<Reason> reasons(Judgement own, Instant labelled, Prediction prediction) {
    return Worth.of(own, Optional.of(labelled), Optional.of(prediction)).reasons();
  }

  @Test
  void aLabelFromBeforeTheModelSpokeIsHeldAgainstIt() {
    Instant before = SAID.minusSeconds(1);
    Prediction sad = says("sad", 0.9, "happy", 0.1, DominantModality.VISUAL);
    assertThat(reasons(label("happy", DominantModality.VISUAL), before, sad))
        .containsExactly(Reason.OTHER_EMOTION);
    assertThat(reasons(label("sad", DominantModality.AUDIO), before, sad))
        .containsExactly(Reason.OTHER_MODALITY);
    assertThat(reasons(label("sad", DominantModality.VISUAL), before, sad)).isEmpty();
  }

  @Test
  void whoAnsweredBothQuestionsAfterTheModelSpokeHasLooked() {
    Prediction conflict = says("fear", 0.4, "surprise", 0.3, DominantModality.CONFLICT);
    assertThat(reasons(label("happy", DominantModality.VISUAL), SAID.plusSeconds(1), conflict))
        .isEmpty();
    assertThat(reasons(NOTHING.withEmotion(Optional.of("fear")), SAID.plusSeconds(1), conflict))
        .as("one of two questions is still open")
        .containsExactly(Reason.CONFLICT, Reason.SURPRISE_FEAR, Reason.UNSURE);
  }

  @Test
  void surpriseAndFearAreAskedAboutWhoeverWavers() {
    Prediction sure = says("surprise", 0.9, "fear", 0.1, DominantModality.BOTH);
    Prediction wavers = says("surprise", 0.6, "fear", 0.3, DominantModality.BOTH);
    assertThat(reasons(NOTHING, SAID, sure)).containsExactly(Reason.NEVER_SEEN);
    assertThat(reasons(NOTHING, SAID, wavers)).contains(Reason.SURPRISE_FEAR);
    assertThat(reasons(label("fear", DominantModality.BOTH), SAID.minusSeconds(1), sure))
        .containsExactly(Reason.OTHER_EMOTION, Reason.SURPRISE_FEAR);
    Prediction elsewhere = says("sad", 0.6, "fear", 0.3, DominantModality.BOTH);
    assertThat(reasons(NOTHING, SAID, elsewhere)).containsExactly(Reason.NEVER_SEEN);
  }

  @Test
  void aWeightierReasonComesBeforeAnyNumberOfLighterOnes() {
    int lighter = 0;
    for (Reason reason : List.of(Reason.values()).reversed()) {
      assertThat(reason.weight()).isGreaterThan(lighter);
      lighter += reason.weight();
    }
  }

  @Test
  void withoutAModelOnlyWhatNobodyJudgedIsWorthALook() {
    assertThat(Worth.of(NOTHING, Optional.empty(), Optional.empty()).reasons())
        .containsExactly(Reason.NEVER_SEEN);
    assertThat(
            Worth.of(label("sad", DominantModality.AUDIO), Optional.of(SAID), Optional.empty())
                .hint())
        .isEmpty();
  }

  @Test
  void pausesDoNotSlowThePaceDown() {
    List<LabelTable.Moment> moments = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      moments.add(new LabelTable.Moment(SAID.plusSeconds(30L * k), "clip" + k));
    }
    Instant afterLunch = SAID.plusSeconds(3600);
    for (int k = 10; k < 20; k++) {
      moments.add(new LabelTable.Moment(afterLunch.plusSeconds(30L * k), "clip" + k));
    }
    Pace pace = Pace.of(moments);
    assertThat(pace.clips()).isEqualTo(20);
    assertThat(pace.perHour().orElseThrow()).isCloseTo(120, within(1e-9));
    assertThat(pace.minutesFor(60).orElseThrow()).isCloseTo(30, within(1e-9));
    assertThat(Pace.of(moments.subList(0, 2)).perHour()).as("too few to tell").isEmpty();
  }
}
