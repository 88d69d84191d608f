package studio.migr.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.predict.KeptExplanations.Said;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.ConditionAnswer;
import studio.migr.runtime.explain.DecisionTrace;
import studio.migr.runtime.explain.Drift;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.TracePoint;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.ModelVerdict;
import studio.migr.runtime.reasoning.SegmentKind;

/** What models said of clips, found again. */
class KeptExplanationsTest {
  private static final List<String> LABELS = List.of("fear", "joy");

  @TempDir Path cache;

  private static Explanation explanation() {
    LabelProbabilities sure = LabelProbabilities.of(LABELS, new double[] {0.75, 0.25});
    Map<ModelCondition, ConditionAnswer> answers = new EnumMap<>(ModelCondition.class);
    for (ModelCondition condition : ModelCondition.values()) {
      answers.put(condition, new ConditionAnswer("fear", "fear", true, sure));
    }
    return new Explanation(
        answers,
        new ModelImportance(
            "fear",
            new ModalityShare(0, 0),
            Optional.empty(),
            new ModelVerdict(DominantModality.NONE, 1),
            Optional.empty(),
            0,
            0,
            0),
        List.of("fear"),
        new DecisionTrace(List.of(new TracePoint(0, 0, SegmentKind.ANSWER, sure))),
        new Drift(List.of()),
        Optional.empty(),
        Map.of());
  }

  private static Said said(String key, String when) {
    return new Said(key, "a model", Instant.parse(when), 7);
  }

  @Test
  void theNewestComesFirstAndEachIsFoundByItsKey() throws IOException {
    KeptExplanations kept = new KeptExplanations(cache);
    assertThat(kept.said("clip")).isEmpty();
    Said older = said("1", "2026-01-01T00:00:00Z");
    Said newer = said("2", "2026-01-02T00:00:00Z");
    kept.keep("clip", newer, explanation());
    kept.keep("clip", older, explanation());
    assertThat(kept.said("clip")).containsExactly(newer, older);
    assertThat(kept.has("clip", "1")).isTrue();
    assertThat(kept.has("clip", "3")).isFalse();
    assertThat(kept.read("clip", "1", LABELS)).contains(explanation());
  }

  @Test
  void whatWasSaidOfOtherLabelsIsNotTakenForTheseOnes() throws IOException {
    KeptExplanations kept = new KeptExplanations(cache);
    kept.keep("clip", said("1", "2026-01-01T00:00:00Z"), explanation());
    assertThat(kept.read("clip", "1", List.of("fear", "happiness"))).isEmpty();
  }
}
