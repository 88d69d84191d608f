package studio.migr.app.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;

/** Whether labels may be made in the rounds that their requests name. For one thread. */
final class RoundRequests {
  private final Project project;
  private final Map<Long, Set<RoundEntry>> done = new HashMap<>();
  private final Map<String, Round> byName;

  RoundRequests(Project project) {
    this.project = project;
    byName =
        project.rounds().all().stream()
            .collect(Collectors.toMap(round -> round.plan().name(), round -> round));
  }

  /**
   * The number of the round called {@code name}; 0 if none is named.
   *
   * @throws ProjectException if there is none, it is over, it does not ask for this, or it was
   *     judged already
   */
  long number(Optional<String> name, Clip clip, String annotator, Condition condition)
      throws ProjectException {
    if (name.isEmpty()) {
      return 0;
    }
    Round round = byName.get(name.get());
    if (round == null) {
      throw ProjectException.of("label.no-such-round", name.get());
    }
    if (round.closed()) {
      throw ProjectException.of("label.round-closed", name.get());
    }
    if (!round.plan().clips().contains(clip.id())
        || !round.plan().conditionsOf(annotator).contains(condition)) {
      throw ProjectException.of(
          "label.not-asked",
          name.get(),
          annotator,
          clip.name(),
          Messages.text("label.under-" + condition.id()));
    }
    RoundEntry entry = new RoundEntry(round.id(), clip.id(), annotator, condition);
    if (done.computeIfAbsent(round.id(), _ -> project.rounds().done(round)).contains(entry)) {
      throw ProjectException.of("label.round-done", name.get(), annotator, clip.name());
    }
    return round.id();
  }
}
