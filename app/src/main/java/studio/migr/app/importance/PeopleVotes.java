package studio.migr.app.importance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.Votes;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.importance.ConditionVotes;
import studio.migr.runtime.importance.PeopleImportance;
import studio.migr.runtime.importance.VoteCount;

/**
 * What people answered about one clip. Each annotator has one vote under each condition: the
 * emotion of the label of the whole clip, in the last pass that they finished ({@link LastPass}).
 * Published votes are added to these.
 *
 * @param labels all that could be chosen, in the order that decides ties
 * @param trueLabel the emotion that data sets state for the clip, if they agree
 * @param annotators who labelled the clip under any condition, without data sets
 * @param sources where published votes come from
 */
public record PeopleVotes(
    ConditionVotes votes,
    List<String> labels,
    Optional<String> trueLabel,
    Set<String> annotators,
    Set<String> sources) {

  public PeopleVotes {
    labels = List.copyOf(labels);
    annotators = Set.copyOf(annotators);
    sources = Set.copyOf(sources);
  }

  /** The votes for one clip. */
  public static PeopleVotes of(Project project, String clipId) {
    return of(
        project.scheme(),
        LastPass.of(project.labels().currentOf(clipId), project.rounds()::isDone),
        project.votes().of(clipId));
  }

  /** The votes for every clip that has a label or votes, in the order of the clips. */
  public static Map<String, PeopleVotes> ofAll(Project project) {
    Map<String, List<LabelEvent>> labels = new LinkedHashMap<>();
    Set<RoundEntry> done = project.rounds().done();
    LastPass.of(project.labels().current(), done::contains)
        .forEach(
            event ->
                labels.computeIfAbsent(event.key().clipId(), id -> new ArrayList<>()).add(event));
    Map<String, List<Votes>> votes = new LinkedHashMap<>();
    project
        .votes()
        .all()
        .forEach(each -> votes.computeIfAbsent(each.clipId(), id -> new ArrayList<>()).add(each));
    Map<String, PeopleVotes> all = new LinkedHashMap<>();
    project
        .library()
        .clips()
        .forEach(
            clip -> {
              List<LabelEvent> ofClip = labels.getOrDefault(clip.id(), List.of());
              List<Votes> published = votes.getOrDefault(clip.id(), List.of());
              if (!ofClip.isEmpty() || !published.isEmpty()) {
                all.put(clip.id(), of(project.scheme(), ofClip, published));
              }
            });
    return all;
  }

  private static PeopleVotes of(
      EmotionScheme scheme, Collection<LabelEvent> answers, List<Votes> published) {
    ConditionVotes votes = ConditionVotes.NONE;
    Set<String> annotators = new LinkedHashSet<>();
    Set<String> stated = new LinkedHashSet<>();
    for (LabelEvent event : answers) {
      String emotion = event.judgement().emotion().orElseThrow();
      if (event.key().isGold()) {
        continue; // what was agreed upon is nobody's vote
      }
      if (DataSet.isDataSet(event.key().annotator())) {
        stated.add(emotion);
      } else {
        annotators.add(event.key().annotator());
        votes = votes.plus(event.key().condition(), new VoteCount(Map.of(emotion, 1)));
      }
    }
    Set<String> order = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    if (!annotators.isEmpty() || published.isEmpty()) {
      order.addAll(scheme.emotions());
    }
    for (Votes each : published) {
      sources.add(each.source());
      // Those who voted could choose among the labels that were counted, those with 0 included.
      scheme.emotions().stream().filter(each.counts()::containsKey).forEach(order::add);
      each.counts().keySet().stream().sorted().forEach(order::add);
      votes = votes.plus(each.condition(), new VoteCount(each.counts()));
    }
    return new PeopleVotes(
        votes,
        List.copyOf(order),
        stated.size() == 1 ? stated.stream().findFirst() : Optional.empty(),
        annotators,
        sources);
  }

  /** What the votes say; empty if there are none under one of the conditions. */
  public Optional<PeopleImportance> importance() {
    return PeopleImportance.of(votes, labels, trueLabel);
  }
}
