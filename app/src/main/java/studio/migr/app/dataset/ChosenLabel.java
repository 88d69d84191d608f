package studio.migr.app.dataset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelEvent;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.PeopleImportance;

/**
 * What a project says a clip shows. In this order: the gold label; what a data set states; the
 * emotion that most people chose from sound and picture, if it is one. The dominant modality comes
 * from gold, then from most annotators, then from MIGR's rule over blind votes.
 *
 * @param source who says so, in words for people
 * @param gold whether it was agreed upon
 * @param votes of people who had sound and picture
 */
record ChosenLabel(
    String emotion,
    String source,
    boolean gold,
    Optional<DominantModality> dominant,
    Optional<ModalityShare> importance,
    Map<String, Integer> votes) {

  /** The source of gold labels. */
  static final String GOLD = "gold";

  /** Why a clip has no label that a model could learn. */
  enum Missing {
    NO_LABEL,
    NO_GOLD_LABEL,
    TIE
  }

  /** Either a label or why there is none. */
  sealed interface Choice {
    record Made(ChosenLabel label) implements Choice {}

    record None(Missing why) implements Choice {}
  }

  /**
   * @param answers of one clip, the last finished pass of each person
   * @param people the same clip's votes
   * @param goldOnly whether other labels do not count
   */
  static Choice of(Collection<LabelEvent> answers, Optional<PeopleVotes> people, boolean goldOnly) {
    Optional<LabelEvent> gold =
        answers.stream()
            .filter(event -> event.key().isGold() && event.key().condition() == Condition.BOTH)
            .findFirst();
    if (gold.isEmpty() && goldOnly) {
      return new Choice.None(Missing.NO_GOLD_LABEL);
    }
    Map<String, Integer> votes =
        people.map(each -> each.votes().both().counts()).orElse(Map.of()).entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, Integer::sum, LinkedHashMap::new));
    Optional<String> agreed = gold.flatMap(event -> event.judgement().emotion());
    Optional<String> stated = people.flatMap(PeopleVotes::trueLabel);
    List<String> most = most(votes);
    if (agreed.isEmpty() && stated.isEmpty() && most.size() != 1) {
      return new Choice.None(most.isEmpty() ? Missing.NO_LABEL : Missing.TIE);
    }
    String emotion = agreed.or(() -> stated).orElseGet(most::getFirst);
    Optional<PeopleImportance> importance =
        people.flatMap(
            each -> PeopleImportance.of(each.votes(), each.labels(), Optional.of(emotion)));
    return new Choice.Made(
        new ChosenLabel(
            emotion,
            agreed.isPresent() ? GOLD : source(answers, people, stated.isPresent()),
            agreed.isPresent(),
            gold.flatMap(event -> event.judgement().dominant())
                .or(() -> mostStated(answers))
                .or(() -> importance.map(PeopleImportance::rule)),
            importance.map(PeopleImportance::share),
            votes));
  }

  private static String source(
      Collection<LabelEvent> answers, Optional<PeopleVotes> people, boolean stated) {
    if (stated) {
      return answers.stream()
          .map(event -> event.key().annotator())
          .filter(DataSet::isDataSet)
          .distinct()
          .sorted()
          .collect(Collectors.joining(", "));
    }
    boolean ours = people.filter(each -> !each.annotators().isEmpty()).isPresent();
    return ours
        ? "annotators"
        : "votes of "
            + people.stream()
                .flatMap(each -> each.sources().stream())
                .sorted()
                .collect(Collectors.joining(", "));
  }

  private static Optional<DominantModality> mostStated(Collection<LabelEvent> answers) {
    Map<DominantModality, Integer> counts = new LinkedHashMap<>();
    answers.stream()
        .filter(event -> event.key().condition() == Condition.BOTH && !event.key().isGold())
        .flatMap(event -> event.judgement().dominant().stream())
        .forEach(dominant -> counts.merge(dominant, 1, Integer::sum));
    List<DominantModality> most = most(counts);
    return most.size() == 1 ? Optional.of(most.getFirst()) : Optional.empty();
  }

  /** Those with the highest count. */
  private static <T> List<T> most(Map<T, Integer> counts) {
    int highest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == highest)
        .map(Map.Entry::getKey)
        .toList();
  }
}
