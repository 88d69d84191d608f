package studio.migr.runtime.explain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ImportanceRule;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;

/**
 * Why a model answers as it does about one clip.
 *
 * @param conditions its answers under each condition; one that the clip has nothing for equals the
 *     one that remains (the sound alone of a silent clip is the question alone)
 * @param tokens of the answer to both, as text; together they are its text
 * @param trace of the answer to both
 * @param drift of the answer to both; empty if no attention was kept
 * @param look of the answer to both; absent if no attention was kept
 * @param timing milliseconds by name: {@code perceive}, {@code prompt}, {@code answer}, {@code
 *     labels}, {@code samples}
 */
public record Explanation(
    Map<ModelCondition, ConditionAnswer> conditions,
    ModelImportance importance,
    List<String> tokens,
    DecisionTrace trace,
    Drift drift,
    Optional<PromptLook> look,
    Map<String, Double> timing) {
  public Explanation {
    conditions = Collections.unmodifiableMap(new EnumMap<>(conditions));
    tokens = List.copyOf(tokens);
    timing = Collections.unmodifiableMap(new LinkedHashMap<>(timing));
  }

  public ConditionAnswer under(ModelCondition condition) {
    return Objects.requireNonNull(conditions.get(condition));
  }

  /** The answer to sound and picture. */
  public ConditionAnswer answer() {
    return under(ModelCondition.BOTH);
  }

  /** The same, with the interval of one for which the model reasoned several times. */
  public Explanation withSpreadOf(Explanation sampled) {
    return new Explanation(
        conditions,
        importance.withSpreadOf(sampled.importance),
        tokens,
        trace,
        drift,
        look,
        timing);
  }

  /** The same, with what the rule says if {@code truth} is the right label. */
  public Explanation withTrueLabel(Optional<String> truth) {
    Optional<DominantModality> rule =
        truth.map(
            label ->
                ImportanceRule.apply(
                    label,
                    under(ModelCondition.AUDIO).answer(),
                    under(ModelCondition.VISUAL).answer()));
    return new Explanation(
        conditions, importance.withRule(rule), tokens, trace, drift, look, timing);
  }
}
