package studio.migr.app.study;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ImportanceRule;

/**
 * What people said in a study of the clips of its plan, in the plan's order; only what they
 * finished.
 */
final class StudyAnswers {

  /** What one person said of one clip. */
  private static final class OfPerson {
    private final Map<Condition, String> emotions = new EnumMap<>(Condition.class);
    private Optional<DominantModality> direct = Optional.empty();

    Optional<String> on(Topic topic) {
      return switch (topic) {
        case AUDIO -> emotion(Condition.AUDIO);
        case VISUAL -> emotion(Condition.VISUAL);
        case BOTH -> emotion(Condition.BOTH);
        case DIRECT -> direct.map(DominantModality::id);
        case BY_RULE ->
            emotion(Condition.BOTH)
                .flatMap(
                    right ->
                        emotion(Condition.AUDIO)
                            .flatMap(
                                heard ->
                                    emotion(Condition.VISUAL)
                                        .map(seen -> ImportanceRule.apply(right, heard, seen))))
                .map(DominantModality::id);
      };
    }

    private Optional<String> emotion(Condition condition) {
      return Optional.ofNullable(emotions.get(condition));
    }
  }

  private final Map<String, Map<String, OfPerson>> byClip = new LinkedHashMap<>();

  private StudyAnswers(RoundPlan plan) {
    plan.clips().forEach(clip -> byClip.put(clip, new TreeMap<>()));
  }

  /**
   * @param labels current labels
   * @param done whether an entry is finished
   */
  static StudyAnswers of(Round study, List<LabelEvent> labels, Predicate<RoundEntry> done) {
    StudyAnswers answers = new StudyAnswers(study.plan());
    for (LabelEvent event : labels) {
      var key = event.key();
      Map<String, OfPerson> people = answers.byClip.get(key.clipId());
      if (people != null
          && key.round() == study.id()
          && key.segment().isEmpty()
          && done.test(
              new RoundEntry(study.id(), key.clipId(), key.annotator(), key.condition()))) {
        OfPerson person = people.computeIfAbsent(key.annotator(), _ -> new OfPerson());
        event.judgement().emotion().ifPresent(said -> person.emotions.put(key.condition(), said));
        if (study.plan().asksForDominant(key.condition())) {
          person.direct = event.judgement().dominant();
        }
      }
    }
    return answers;
  }

  /** The clips of the plan, in its order. */
  List<String> clips() {
    return List.copyOf(byClip.keySet());
  }

  /** What each person says of a clip on a topic, by name. */
  Map<String, String> said(String clipId, Topic topic) {
    Map<String, String> said = new LinkedHashMap<>();
    byClip
        .getOrDefault(clipId, Map.of())
        .forEach((who, person) -> person.on(topic).ifPresent(each -> said.put(who, each)));
    return said;
  }

  /** What most people say; empty on a tie, and where nobody says anything. */
  Optional<String> most(String clipId, Topic topic) {
    Map<String, Long> counts = counts(said(clipId, topic));
    long highest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> most =
        counts.entrySet().stream()
            .filter(each -> each.getValue() == highest)
            .map(Map.Entry::getKey)
            .toList();
    return most.size() == 1 ? Optional.of(most.getFirst()) : Optional.empty();
  }

  static Map<String, Long> counts(Map<String, String> said) {
    Map<String, Long> counts = new LinkedHashMap<>();
    said.values().forEach(each -> counts.merge(each, 1L, Long::sum));
    return counts;
  }
}
