package studio.migr.app.exchange.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.Placement;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.exchange.intake.ImportPlan.PlannedFile;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.EmotionWords;

/** Works out what a plan would do to a project. For one plan and one thread. */
final class Resolver {
  /** More than that become one sentence. */
  private static final int MOST_UNKNOWN_CLIPS = 10;

  private static final int EXAMPLES = 3;

  /** Rates that differ by less, relatively, are one rate written with fewer digits. */
  private static final double SAME_RATE = 1e-4;

  private final Project project;
  private final EmotionWords words;
  private final String annotator;
  private final Map<LabelKey, Judgement> current = new HashMap<>();
  private final Map<LabelKey, Judgement> wanted = new LinkedHashMap<>();
  private final Map<String, Placement> placements = new HashMap<>();
  private final List<Intended.ToAttach> attachments = new ArrayList<>();
  private final List<FileRemark> skipped = new ArrayList<>();
  private final List<FileRemark> notes = new ArrayList<>();
  private final Set<List<Object>> otherRates = new HashSet<>();

  /**
   * @param annotator whose labels those are that name nobody
   */
  Resolver(Project project, String annotator) {
    this.project = project;
    this.words = new EmotionWords(project.scheme());
    this.annotator = annotator;
    project.labels().current().forEach(event -> current.put(event.key(), event.judgement()));
  }

  Intended resolve(ImportPlan plan) {
    plan.files().forEach(this::resolve);
    List<Labels.Change> changes = new ArrayList<>();
    wanted.forEach(
        (key, judgement) -> {
          if (!judgement.equals(current.get(key))) {
            changes.add(new Labels.Change(key, judgement));
          }
        });
    return new Intended(changes, wanted.size() - changes.size(), attachments, skipped, notes);
  }

  private void resolve(PlannedFile file) {
    List<String> unknown = new ArrayList<>();
    file.notes().forEach(note -> notes.add(new FileRemark(file.path(), note)));
    for (PlannedClip part : file.clips()) {
      ClipFindings findings = part.findings();
      String title = findings.clip().title();
      switch (part.match()) {
        case Match.One(Clip clip, Match.How how) -> {
          if (how == Match.How.SIMILAR_NAME) {
            note(file.path(), "exchange.similar-name", title, clip.name());
          }
          findings.labels().forEach(label -> take(file.path(), clip, label));
          findings.attachments().stream()
              .map(each -> new Intended.ToAttach(file.path(), clip, each))
              .forEach(attachments::add);
          findings.unheld().forEach(sentence -> skipped.add(new FileRemark(file.path(), sentence)));
        }
        case Match.Several(List<Clip> clips) ->
            skip(
                file.path(),
                "exchange.several-clips",
                title,
                clips.stream()
                    .map(clip -> clip.path().toString())
                    .collect(Collectors.joining(", ")));
        case Match.None _ -> unknown.add(title);
      }
    }
    skipUnknown(file.path(), unknown);
  }

  /** A data set's file may speak of ten thousand clips, of which a project has a few. */
  private void skipUnknown(Path file, List<String> titles) {
    if (titles.size() <= MOST_UNKNOWN_CLIPS) {
      titles.forEach(title -> skip(file, "exchange.no-clip", title));
    } else {
      skip(
          file, "exchange.no-clips", titles.size(), String.join(", ", titles.subList(0, EXAMPLES)));
    }
  }

  private void take(Path file, Clip clip, FoundLabel label) {
    Optional<String> emotion = label.emotion().flatMap(words::emotion);
    if (label.emotion().isPresent() && emotion.isEmpty()) {
      skip(
          file,
          "exchange.no-such-emotion",
          label.where(),
          label.emotion().get(),
          project.scheme().name());
    }
    Judgement found = new Judgement(emotion, label.dominant(), label.confidence(), label.note());
    if (found.isEmpty()) {
      return;
    }
    Optional<Segment> segment = Optional.empty();
    if (label.span().isPresent()) {
      segment = placement(clip).place(label.span().get());
      noteFrameRate(file, clip, label.span().get());
      if (segment.isEmpty()) {
        skip(file, "exchange.no-such-segment", label.where(), clip.name());
        return;
      }
    }
    String who = label.annotator().filter(name -> !name.isBlank()).orElse(annotator);
    if (who.length() > Labels.LONGEST_NAME
        || label.note().orElse("").length() > Labels.LONGEST_NOTE) {
      skip(file, "exchange.too-long", label.where());
      return;
    }
    merge(file, label.where(), new LabelKey(clip.id(), who, label.condition(), segment), found);
  }

  /** Whoever counts by another rate than the clip's means times, and not the clip's frames. */
  private void noteFrameRate(Path file, Clip clip, FoundSpan span) {
    if (span instanceof FoundSpan.Frames frames) {
      project
          .library()
          .media(clip.id())
          .video()
          .map(video -> video.frameRate().toDouble())
          .filter(own -> Math.abs(own - frames.rate()) > own * SAME_RATE)
          .ifPresent(
              own -> {
                if (otherRates.add(List.of(file, frames.rate(), own))) {
                  note(file, "exchange.other-frame-rate", frames.rate(), clip.name(), own);
                }
              });
    }
  }

  private Placement placement(Clip clip) {
    return placements.computeIfAbsent(clip.id(), id -> new Placement(project.library().media(id)));
  }

  /** Parts that the file leaves open keep what the project says. */
  private void merge(Path file, String where, LabelKey key, Judgement found) {
    Judgement before = wanted.get(key);
    if (before != null && contradicts(before, found)) {
      skip(file, "exchange.contradiction", where);
      return;
    }
    Judgement base = before != null ? before : current.getOrDefault(key, Judgement.EMPTY);
    wanted.put(
        key,
        new Judgement(
            found.emotion().or(base::emotion),
            found.dominant().or(base::dominant),
            found.confidence().isPresent() ? found.confidence() : base.confidence(),
            found.note().or(base::note)));
  }

  private boolean contradicts(Judgement before, Judgement found) {
    return differ(before.emotion(), found.emotion())
        || differ(before.dominant(), found.dominant())
        || differ(before.note(), found.note())
        || (before.confidence().isPresent()
            && found.confidence().isPresent()
            && !before.confidence().equals(found.confidence()));
  }

  private static <T> boolean differ(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private void skip(Path file, String key, Object... arguments) {
    skipped.add(new FileRemark(file, Messages.text(key, arguments)));
  }

  private void note(Path file, String key, Object... arguments) {
    notes.add(new FileRemark(file, Messages.text(key, arguments)));
  }
}
