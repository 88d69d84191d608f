package studio.migr.runtime.importance;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What people go by in one clip.
 *
 * @param label the answer that is scored: the one most voted for from sound and picture
 * @param audioAnswer most voted for from the sound alone
 * @param visualAnswer most voted for from the picture alone
 * @param trueLabel what the rule takes as right
 * @param rule what MIGR's rule says of the two answers
 * @param share what each modality adds to the part of people who give {@code label}
 * @param interval of {@code share}; empty if too few voted
 */
public record PeopleImportance(
    String label,
    String audioAnswer,
    String visualAnswer,
    String trueLabel,
    DominantModality rule,
    ModalityShare share,
    Optional<ShareInterval> interval,
    DominantModality verdict) {

  /**
   * @param labels all that people could choose, in the order that decides ties
   * @param trueLabel what the clip really shows, if anyone knows; else the jointly most voted label
   *     is taken as right
   * @return empty if a condition has no votes for one of the labels
   */
  public static Optional<PeopleImportance> of(
      ConditionVotes votes, List<String> labels, Optional<String> trueLabel) {
    Optional<String> joint = votes.both().mostVoted(labels);
    Optional<String> heard = votes.audio().mostVoted(labels);
    Optional<String> seen = votes.visual().mostVoted(labels);
    if (joint.isEmpty() || heard.isEmpty() || seen.isEmpty()) {
      return Optional.empty();
    }
    String label = joint.get();
    String right = trueLabel.orElse(label);
    double empty = 1.0 / labels.size();
    ModalityShare share =
        ModalityShare.shapley(
            empty,
            votes.audio().share(label),
            votes.visual().share(label),
            votes.both().share(label));
    boolean clearlyDifferent =
        !heard.get().equals(seen.get())
            && votes.audio().share(heard.get()) >= ImportanceVerdict.CLEAR
            && votes.visual().share(seen.get()) >= ImportanceVerdict.CLEAR;
    return Optional.of(
        new PeopleImportance(
            label,
            heard.get(),
            seen.get(),
            right,
            ImportanceRule.apply(right, heard.get(), seen.get()),
            share,
            VoterBootstrap.interval(votes, label, empty),
            ImportanceVerdict.of(share, clearlyDifferent)));
  }
}
