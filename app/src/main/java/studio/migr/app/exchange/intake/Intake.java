package studio.migr.app.exchange.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.dataset.FileNameCodes;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.exchange.intake.ImportPlan.PlannedFile;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.track.TrackRun;
import studio.migr.app.truth.GeneratedClips;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.work.Work;

/** Takes files of labels and tracks into a project. Safe for several threads. */
public final class Intake {
  /** Endings of files that are looked into when they lie in a folder. */
  private static final Set<String> LOOKED_INTO =
      Set.of("eaf", "textgrid", "json", "jsonl", "csv", "tsv", "txt", "vtt", "srt", "xlsx");

  /** Text that may be anything: said nothing of, where it lies in a folder and is no label file. */
  private static final Set<String> PERHAPS = Set.of("txt", "tsv");

  private final Project project;
  private final LabelSources sources;

  public Intake(Project project, LabelSources sources) {
    this.project = project;
    this.sources = sources;
  }

  /**
   * Files as they were handed over, by what they are.
   *
   * @param media clips, folders that may hold some, and all that nobody else knows
   * @param labels files of labels and tracks
   * @param unknown files found in folders that look like label files and are none
   */
  public record Sorted(List<Path> media, List<Path> labels, List<FileRemark> unknown) {
    public Sorted {
      media = List.copyOf(media);
      labels = List.copyOf(labels);
      unknown = List.copyOf(unknown);
    }
  }

  /** Tells files that bring labels from clips, also those inside folders. */
  public Sorted sort(List<Path> filesAndFolders, Work work) throws ProjectException {
    List<Path> media = new ArrayList<>();
    List<Path> labels = new ArrayList<>();
    List<FileRemark> unknown = new ArrayList<>();
    for (Path given : filesAndFolders) {
      Path path = given.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        media.add(path);
        for (Path file : project.library().filesBelow(path, work)) {
          work.check();
          String ending = extension(file);
          // What drawn clips were meant to show is nobody's label, though it reads like one.
          if (LOOKED_INTO.contains(ending) && !GeneratedClips.isTruth(file)) {
            if (isLabels(file)) {
              labels.add(file);
            } else if (!PERHAPS.contains(ending)) {
              unknown.add(
                  new FileRemark(file, Messages.text("exchange.unknown-kind", file.toString())));
            }
          }
        }
      } else if (Files.isRegularFile(path) && isLabels(path)) {
        labels.add(path);
      } else {
        media.add(path);
      }
    }
    return new Sorted(media, labels.stream().distinct().toList(), unknown);
  }

  private boolean isLabels(Path file) {
    try {
      return sources.of(FileHead.of(file)).isPresent();
    } catch (IOException e) {
      return false; // whoever opens it next finds the words
    }
  }

  private static String extension(Path file) {
    return new FileHead(file, "", 0).extension();
  }

  /** Reads label files and finds their clips; changes nothing. */
  public ImportPlan survey(List<Path> labelFiles, Work work) {
    ClipMatcher matcher = new ClipMatcher(project.library().clips());
    EmotionWords words = new EmotionWords(project.scheme());
    List<PlannedFile> files = new ArrayList<>();
    List<FileRemark> failed = new ArrayList<>();
    for (int k = 0; k < labelFiles.size(); k++) {
      work.check();
      work.progress(k, labelFiles.size());
      Path path = labelFiles.get(k).toAbsolutePath().normalize();
      try {
        files.add(survey(path, matcher, words));
      } catch (IOException e) {
        failed.add(new FileRemark(path, ErrorSentence.of(e)));
      }
    }
    work.progress(labelFiles.size(), labelFiles.size());
    return new ImportPlan(files, failed);
  }

  private PlannedFile survey(Path path, ClipMatcher matcher, EmotionWords words)
      throws IOException {
    FileHead head = FileHead.of(path);
    Optional<LabelSource> source = sources.of(head);
    if (source.isEmpty()) {
      throw new studio.migr.app.exchange.source.UnreadableFileException(
          Messages.text("exchange.unknown-kind", path.toString()));
    }
    Findings findings = source.get().read(head, words);
    return new PlannedFile(
        path,
        "exchange.kind." + source.get().kind(),
        findings.clips().stream()
            .map(part -> new PlannedClip(part, matcher.match(part.clip(), path)))
            .toList(),
        findings.notes());
  }

  /** The clips that a report on adding speaks of: new ones, and those that were there already. */
  public List<Clip> spokenOf(ImportReport report) {
    Set<String> ids = new HashSet<>();
    report.added().forEach(clip -> ids.add(clip.id()));
    report.relocated().forEach(clip -> ids.add(clip.id()));
    report.skipped().forEach(each -> ids.add(each.clipId()));
    return project.library().clips().stream().filter(clip -> ids.contains(clip.id())).toList();
  }

  /**
   * {@code plan} with what the names of {@code clips} say, where they are a data set's codes: a
   * part for each folder.
   */
  public static ImportPlan withNames(ImportPlan plan, List<Clip> clips) {
    Map<Path, List<PlannedClip>> byFolder = new LinkedHashMap<>();
    for (Clip clip : clips) {
      FileNameCodes.label(clip.name())
          .map(label -> named(clip, label))
          .ifPresent(
              part ->
                  byFolder
                      .computeIfAbsent(
                          clip.path().resolveSibling("").normalize(), _ -> new ArrayList<>())
                      .add(part));
    }
    List<PlannedFile> files = new ArrayList<>(plan.files());
    byFolder.forEach(
        (folder, parts) ->
            files.add(new PlannedFile(folder, "exchange.kind.file-name", parts, List.of())));
    return new ImportPlan(files, plan.failed());
  }

  private static PlannedClip named(Clip clip, FoundLabel label) {
    return new PlannedClip(
        new ClipFindings(ClipHint.named(clip.name()), List.of(label), List.of(), List.of()),
        new Match.One(clip, Match.How.FILE_NAME));
  }

  /**
   * What {@code plan} would do now.
   *
   * @param annotator whose labels those are that name nobody
   */
  public Intended intend(ImportPlan plan, String annotator) {
    return new Resolver(project, annotator).resolve(plan);
  }

  /**
   * Does it: all labels as one change, then the attachments, of which all votes are written
   * together; one undo takes back the labels and the timed texts.
   *
   * @param by who can take it back
   * @throws ProjectException if the labels could not be saved; then nothing was changed
   */
  public IntakeReport apply(Intended intended, String by, Work work) throws ProjectException {
    OptionalLong step = OptionalLong.empty();
    if (!intended.changes().isEmpty()) {
      step = OptionalLong.of(project.labels().apply(by, intended.changes()).getFirst().change());
    } else {
      Optional<String> reason = project.readOnlyReason();
      if (reason.isPresent()) {
        throw new ProjectException(reason.get());
      }
    }
    TrackRun run = project.tracks().startRun(by, step);
    List<FileRemark> failed = new ArrayList<>();
    Votings votings = new Votings();
    int tracks = 0;
    int auTracks = 0;
    int known = 0;
    for (Intended.ToAttach each : intended.attachments()) {
      work.check();
      switch (each.attachment()) {
        case Attachment.Counted counted -> votings.add(each, counted);
        case Attachment.Filed filed -> {
          try {
            if (!filed.attachTo(project, each.clip(), run)) {
              known++;
            } else if (filed.kind() == Attachment.Kind.AU_TRACK) {
              auTracks++;
            } else {
              tracks++;
            }
          } catch (IOException e) {
            failed.add(new FileRemark(each.source(), ErrorSentence.of(e)));
          }
        }
      }
    }
    int votes = votings.save(project, failed);
    known += votings.clips() - votes;
    return new IntakeReport(
        by,
        intended.changes().size(),
        intended.unchanged() + known,
        tracks,
        auTracks,
        votes,
        intended.skipped(),
        failed,
        intended.notes());
  }
}
