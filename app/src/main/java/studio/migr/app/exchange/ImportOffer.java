package studio.migr.app.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.intake.ClipNames;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.Intended;
import studio.migr.app.exchange.intake.Match;
import studio.migr.app.project.Project;

/**
 * What label files would bring, for the user to decide on.
 *
 * @param plan as the files were read, with the clips that were found
 * @param names of the project's clips
 * @param withoutClip the parts of files whose clip was not found, those first that may well mean a
 *     clip of the project
 * @param chosen the clips that the user chose for them
 * @param intended what taking it would do
 * @param unknown files in folders that look like label files and are none
 * @param annotator whose labels those are that name nobody, and who can take all back
 */
public record ImportOffer(
    Project project,
    ImportPlan plan,
    ClipNames names,
    List<PlannedClip> withoutClip,
    Map<PlannedClip, Clip> chosen,
    Intended intended,
    List<FileRemark> unknown,
    String annotator) {
  /** Comparing more names than that takes too long to wait for; then they stay in their order. */
  private static final long MOST_COMPARED = 50_000_000;

  public ImportOffer {
    withoutClip = List.copyOf(withoutClip);
    chosen = Map.copyOf(chosen);
    unknown = List.copyOf(unknown);
  }

  /** Works it out; for a background thread. */
  static ImportOffer of(
      Project project, Intake intake, ImportPlan plan, List<FileRemark> unknown, String annotator) {
    ClipNames names = new ClipNames(project.library().clips());
    return new ImportOffer(
        project,
        plan,
        names,
        likeliestFirst(plan, names),
        Map.of(),
        intake.intend(plan, annotator),
        unknown,
        annotator);
  }

  private static List<PlannedClip> likeliestFirst(ImportPlan plan, ClipNames names) {
    List<PlannedClip> open =
        plan.files().stream()
            .flatMap(file -> file.clips().stream())
            .filter(part -> !(part.match() instanceof Match.One))
            .toList();
    if ((long) open.size() * names.size() > MOST_COMPARED) {
      return open;
    }
    record Ranked(PlannedClip part, double likeness) {}
    return open.stream()
        .map(part -> new Ranked(part, names.likeness(part.findings().clip())))
        .sorted(Comparator.comparingDouble(each -> -each.likeness()))
        .map(Ranked::part)
        .toList();
  }

  /** The same with a part of a file tied to a clip, or to none; for a background thread. */
  ImportOffer with(Intake intake, PlannedClip part, Optional<Clip> clip) {
    Map<PlannedClip, Clip> now = new HashMap<>(chosen);
    clip.ifPresentOrElse(each -> now.put(part, each), () -> now.remove(part));
    return new ImportOffer(
        project,
        plan,
        names,
        withoutClip,
        now,
        intake.intend(plan.withMatches(each -> tied(each, now)), annotator),
        unknown,
        annotator);
  }

  private static PlannedClip tied(PlannedClip part, Map<PlannedClip, Clip> chosen) {
    Clip clip = chosen.get(part);
    return clip == null
        ? part
        : new PlannedClip(part.findings(), new Match.One(clip, Match.How.CHOICE));
  }

  /** Whether taking it would do anything. */
  public boolean changesSomething() {
    return !intended.changes().isEmpty() || !intended.attachments().isEmpty();
  }

  /** All that the user should know before taking it. */
  List<FileRemark> remarks() {
    List<FileRemark> all = new ArrayList<>(plan.failed());
    all.addAll(unknown);
    all.addAll(intended.skipped());
    all.addAll(intended.notes());
    return all;
  }
}
