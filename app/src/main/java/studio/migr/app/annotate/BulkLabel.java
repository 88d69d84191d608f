package studio.migr.app.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ClipRow;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * The same answers for several whole clips.
 *
 * @param emotion what to set; empty leaves each clip's as it is
 * @param dominant what to set; empty leaves each clip's as it is
 */
record BulkLabel(Optional<String> emotion, Optional<DominantModality> dominant) {

  /**
   * What it would do.
   *
   * @param changes the labels to save, in the order of the clips
   * @param added clips that have no answer now
   * @param replaced from the former answer to how many clips lose it, in order of the words
   * @param same clips that say so already
   */
  record Preview(
      List<Labels.Change> changes, int added, Map<Judgement, Integer> replaced, int same) {}

  Preview preview(Project project, String annotator, List<ClipRow> rows) {
    List<Labels.Change> changes = new ArrayList<>();
    Map<Judgement, Integer> replaced =
        new TreeMap<>(java.util.Comparator.comparing(Judgement::toString));
    int added = 0;
    int same = 0;
    for (ClipRow row : rows) {
      Optional<LabelEvent> newest = newest(project, annotator, row.clip());
      Judgement before = newest.map(LabelEvent::judgement).orElse(Judgement.EMPTY);
      Judgement after = applied(before);
      if (after.equals(before)) {
        same++;
        continue;
      }
      boolean empty = before.emotion().isEmpty() && before.dominant().isEmpty();
      added += empty ? 1 : 0;
      if (!empty) {
        replaced.merge(before, 1, Integer::sum);
      }
      changes.add(
          new Labels.Change(
              newest.map(LabelEvent::key).orElseGet(() -> key(row.clip(), annotator)), after));
    }
    return new Preview(List.copyOf(changes), added, replaced, same);
  }

  private Judgement applied(Judgement before) {
    Judgement after = emotion.isPresent() ? before.withEmotion(emotion) : before;
    return dominant.isPresent() ? after.withDominant(dominant) : after;
  }

  /** The annotator's newest label of the whole clip, under whatever condition. */
  private static Optional<LabelEvent> newest(Project project, String annotator, Clip clip) {
    return project.labels().currentOf(clip.id()).stream()
        .filter(event -> event.key().annotator().equals(annotator))
        .filter(event -> event.key().segment().isEmpty())
        .max(java.util.Comparator.comparingLong(LabelEvent::id));
  }

  private static LabelKey key(Clip clip, String annotator) {
    Condition condition =
        !clip.hasSound() ? Condition.VISUAL : clip.hasPicture() ? Condition.BOTH : Condition.AUDIO;
    return new LabelKey(clip.id(), annotator, condition, Optional.empty());
  }
}
