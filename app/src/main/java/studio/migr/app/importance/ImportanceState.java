package studio.migr.app.importance;

import java.util.Optional;
import studio.migr.runtime.importance.PeopleImportance;

/** What can be said of the clip on screen. */
public sealed interface ImportanceState {

  /** No clip is chosen. */
  record NoClip() implements ImportanceState {}

  /**
   * Others judged the clip, and the annotator has not yet: seeing their answers would sway.
   *
   * @param firm whether they stay hidden until then, since the annotator labels first
   */
  record Hidden(boolean firm) implements ImportanceState {}

  /**
   * The answers so far.
   *
   * @param importance empty while a condition has no answers
   */
  record Shown(PeopleVotes people, Optional<PeopleImportance> importance)
      implements ImportanceState {}
}
