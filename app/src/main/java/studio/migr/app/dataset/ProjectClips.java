package studio.migr.app.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import studio.migr.app.clip.Clip;
import studio.migr.app.importance.LastPass;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.project.Project;
import studio.migr.app.truth.GeneratedClips;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.LeftOut;

/**
 * The labelled clips of a project as clips of a data set.
 *
 * @param leftOut the others, each with its reason
 * @param gold names of those whose label was agreed upon
 * @param reasoningOfAnotherLabel how many texts were not taken because they argue for another label
 */
public record ProjectClips(
    List<ClipRecord> clips, List<LeftOut> leftOut, Set<String> gold, int reasoningOfAnotherLabel) {

  public ProjectClips {
    clips = List.copyOf(clips);
    leftOut = List.copyOf(leftOut);
    gold = Set.copyOf(gold);
  }

  /**
   * @param goldOnly whether other labels do not count
   * @param work told how many clips are done
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ProjectClips of(
      Project project, ClipPersons persons, ClipReasoning reasoning, boolean goldOnly, Work work) {
    return of(project, persons, reasoning, goldOnly, _ -> true, work);
  }

  /**
   * As {@link #of(Project, ClipPersons, ClipReasoning, boolean, Work)}.
   *
   * @param wanted which clips may come in at all
   */
  public static ProjectClips of(
      Project project,
      ClipPersons persons,
      ClipReasoning reasoning,
      boolean goldOnly,
      Predicate<Clip> wanted,
      Work work) {
    Map<String, PeopleVotes> people = PeopleVotes.ofAll(project);
    Map<String, List<LabelEvent>> answers = answers(project);
    Set<String> generated = new GeneratedClips().among(project.library().clips());
    MeasuredEvidence measured = new MeasuredEvidence(project);
    CorrectedReasoning corrected = new CorrectedReasoning(project);
    List<Clip> clips = project.library().clips();
    Map<String, Integer> uses = new HashMap<>();
    clips.forEach(clip -> uses.merge(clip.name(), 1, Integer::sum));
    List<ClipRecord> records = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    Set<String> gold = new HashSet<>();
    for (int k = 0; k < clips.size(); k++) {
      work.check();
      work.progress(k, clips.size());
      Clip clip = clips.get(k);
      String name =
          uses.getOrDefault(clip.name(), 0) == 1 ? clip.name() : clip.id() + " " + clip.name();
      if (!wanted.test(clip)) {
        leftOut.add(LeftOut.of(name, "not_chosen"));
        continue;
      }
      List<LabelEvent> said = answers.getOrDefault(clip.id(), List.of());
      switch (ChosenLabel.of(said, Optional.ofNullable(people.get(clip.id())), goldOnly)) {
        case ChosenLabel.Choice.None(var why) ->
            leftOut.add(LeftOut.of(name, why.name().toLowerCase(Locale.ROOT)));
        case ChosenLabel.Choice.Made(var label) -> {
          if (clip.missing()) {
            leftOut.add(LeftOut.of(name, "file_missing"));
          } else {
            ClipRecord made =
                record(
                    clip,
                    name,
                    label,
                    said,
                    persons,
                    reasoning,
                    measured.of(clip, Work.UNWATCHED),
                    generated.contains(clip.id()));
            records.add(
                corrected
                    .of(clip.id(), label.emotion())
                    .map(text -> made.withCorrectedReasoning(text.text(), text.author()))
                    .orElse(made));
            if (label.gold()) {
              gold.add(name);
            }
          }
        }
      }
    }
    return new ProjectClips(
        records, leftOut, gold, reasoning.ofAnotherLabel() + corrected.ofAnotherLabel());
  }

  private static ClipRecord record(
      Clip clip,
      String name,
      ChosenLabel label,
      Collection<LabelEvent> said,
      ClipPersons persons,
      ClipReasoning reasoning,
      Evidence measured,
      boolean generated) {
    Optional<ClipRecord> truth = generated ? reasoning.truth(clip) : Optional.empty();
    return new ClipRecord(
        name,
        clip.path().toString(),
        persons.of(clip).or(() -> truth.flatMap(ClipRecord::person)),
        Optional.empty(),
        label.emotion(),
        label.votes(),
        1,
        label.dominant(),
        label.importance(),
        completed(measured, truth.map(ClipRecord::evidence)),
        reasoning.of(clip, label.emotion(), said),
        label.source(),
        generated);
  }

  /** What was not measured of a generated clip comes from its truth, which says so. */
  private static Evidence completed(Evidence measured, Optional<Evidence> truth) {
    if (truth.isEmpty()) {
      return measured;
    }
    boolean faceMeasured = !measured.units().isEmpty();
    return new Evidence(
        faceMeasured ? measured.unitSource() : truth.get().unitSource(),
        faceMeasured ? measured.units() : truth.get().units(),
        measured.prosody(),
        measured.transcript().or(truth.get()::transcript));
  }

  private static Map<String, List<LabelEvent>> answers(Project project) {
    Set<RoundEntry> done = project.rounds().done();
    Map<String, List<LabelEvent>> byClip = new HashMap<>();
    LastPass.of(project.labels().current(), done::contains)
        .forEach(
            event ->
                byClip.computeIfAbsent(event.key().clipId(), _ -> new ArrayList<>()).add(event));
    return byClip;
  }
}
