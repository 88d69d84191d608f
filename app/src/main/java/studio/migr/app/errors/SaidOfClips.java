package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import studio.migr.app.importance.LastPass;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.dataset.ClipRecord;

/** What people say of whole clips, and what is taken as right; asks the project's labels anew. */
final class SaidOfClips {
  private final Map<String, List<LabelEvent>> byClip = new HashMap<>();

  private SaidOfClips(Collection<LabelEvent> answers) {
    answers.forEach(
        event -> byClip.computeIfAbsent(event.key().clipId(), _ -> new ArrayList<>()).add(event));
  }

  /** Of all clips. */
  static SaidOfClips all(Project project) {
    Set<RoundEntry> done = project.rounds().done();
    return new SaidOfClips(LastPass.of(project.labels().current(), done::contains));
  }

  /** Of some. */
  static SaidOfClips of(Project project, Collection<String> clips) {
    List<LabelEvent> events = new ArrayList<>();
    clips.forEach(clip -> events.addAll(project.labels().currentOf(clip)));
    return new SaidOfClips(LastPass.of(events, project.rounds()::isDone));
  }

  /** What each person said, gold aside, by condition. */
  Map<Condition, Map<String, String>> people(String clipId) {
    Map<Condition, Map<String, String>> people = new EnumMap<>(Condition.class);
    for (LabelEvent event : events(clipId)) {
      LabelKey key = event.key();
      if (!key.isGold()) {
        people
            .computeIfAbsent(key.condition(), _ -> new TreeMap<>())
            .put(key.annotator(), event.judgement().emotion().orElseThrow());
      }
    }
    return people;
  }

  /**
   * What is taken as right.
   *
   * @param truth what is known of the clip, if it was generated
   */
  Optional<Reference> reference(String clipId, Optional<ClipRecord> truth) {
    List<LabelEvent> events = events(clipId);
    Optional<LabelEvent> gold =
        events.stream()
            .filter(event -> event.key().isGold())
            .min((one, other) -> one.key().condition().compareTo(other.key().condition()));
    if (gold.isPresent()) {
      return Optional.of(
          new Reference(
              gold.get().judgement().emotion().orElseThrow(),
              Reference.Origin.GOLD,
              gold.get().judgement().dominant().or(() -> stated(events))));
    }
    Optional<String> byDataSet =
        ClipCase.most(
            events.stream()
                .filter(event -> DataSet.isDataSet(event.key().annotator()))
                .flatMap(event -> event.judgement().emotion().stream())
                .toList());
    if (byDataSet.isPresent()) {
      return Optional.of(new Reference(byDataSet.get(), Reference.Origin.STATED, stated(events)));
    }
    if (truth.isPresent()) {
      return Optional.of(
          new Reference(
              truth.get().label(),
              Reference.Origin.GENERATED,
              truth.get().dominant().or(() -> stated(events))));
    }
    return ClipCase.most(
            events.stream()
                .filter(event -> event.key().condition() == Condition.BOTH)
                .flatMap(event -> event.judgement().emotion().stream())
                .toList())
        .map(label -> new Reference(label, Reference.Origin.MOST, stated(events)));
  }

  private static Optional<DominantModality> stated(List<LabelEvent> events) {
    return ClipCase.most(
            events.stream()
                .filter(event -> event.key().condition() == Condition.BOTH)
                .flatMap(event -> event.judgement().dominant().stream())
                .map(DominantModality::id)
                .toList())
        .flatMap(DominantModality::fromId);
  }

  private List<LabelEvent> events(String clipId) {
    return byClip.getOrDefault(clipId, List.of());
  }
}
