package studio.migr.app.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.Condition;

/**
 * What was said of one clip of a round, now that it may be seen.
 *
 * @param own what the annotator said in the round under each condition asked of them, in their
 *     order; empty where nothing was judged
 * @param earlier what the annotator said outside of the round
 * @param others what others said, in this round and elsewhere, without what was agreed upon
 */
record RoundReview(
    String clipId,
    String clipName,
    Map<Condition, List<LabelEvent>> own,
    List<LabelEvent> earlier,
    List<LabelEvent> others) {

  RoundReview {
    earlier = List.copyOf(earlier);
    others = List.copyOf(others);
  }

  /** The clips of {@code annotator}'s part of {@code round}, in the order of the plan. */
  static List<RoundReview> of(Project project, Round round, String annotator) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Clip clip : project.library().clips()) {
      names.put(clip.id(), clip.name());
    }
    Map<String, Map<Condition, List<LabelEvent>>> own = new LinkedHashMap<>();
    for (String clip : round.plan().clips()) {
      own.put(clip, new LinkedHashMap<>());
    }
    for (RoundEntry entry : project.rounds().queue(round, annotator)) {
      own.getOrDefault(entry.clipId(), new LinkedHashMap<>())
          .put(entry.condition(), new ArrayList<>());
    }
    Map<String, List<LabelEvent>> earlier = new LinkedHashMap<>();
    Map<String, List<LabelEvent>> others = new LinkedHashMap<>();
    for (LabelEvent event : project.labels().current()) {
      LabelKey key = event.key();
      Map<Condition, List<LabelEvent>> ofClip = own.get(key.clipId());
      if (ofClip == null || key.isGold()) {
        continue;
      }
      if (!key.annotator().equals(annotator)) {
        others.computeIfAbsent(key.clipId(), _ -> new ArrayList<>()).add(event);
      } else if (key.round() == round.id()) {
        Optional.ofNullable(ofClip.get(key.condition())).ifPresent(said -> said.add(event));
      } else {
        earlier.computeIfAbsent(key.clipId(), _ -> new ArrayList<>()).add(event);
      }
    }
    List<RoundReview> reviews = new ArrayList<>();
    own.forEach(
        (clip, said) -> {
          if (!said.isEmpty()) {
            List<LabelEvent> of = others.getOrDefault(clip, List.of());
            reviews.add(
                new RoundReview(
                    clip,
                    names.getOrDefault(clip, clip),
                    said,
                    earlier.getOrDefault(clip, List.of()),
                    of.stream()
                        .sorted(Comparator.comparing(event -> event.key().annotator()))
                        .toList()));
          }
        });
    return reviews;
  }

  /** Whether the emotions of whole clips differ: between conditions, to earlier, or to others. */
  boolean differs() {
    List<LabelEvent> all = new ArrayList<>(earlier);
    all.addAll(others);
    own.values().forEach(all::addAll);
    return all.stream()
            .filter(event -> event.key().segment().isEmpty())
            .flatMap(event -> event.judgement().emotion().stream())
            .distinct()
            .count()
        > 1;
  }
}
