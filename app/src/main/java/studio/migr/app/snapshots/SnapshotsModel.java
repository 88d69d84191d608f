package studio.migr.app.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.migr.app.dataset.ClipPersons;
import studio.migr.app.dataset.ClipReasoning;
import studio.migr.app.dataset.ProjectClips;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.store.ProjectException;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.AgreementWeights;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Curation;
import studio.migr.training.dataset.PersonSplits;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.SnapshotException;
import studio.migr.training.dataset.Split;
import studio.migr.training.handover.Handover;
import studio.migr.training.handover.HandoverFormat;
import studio.migr.training.handover.SlurmScript;
import studio.migr.training.handover.Stage;

/** The snapshots of the open project. Lives on the JavaFX thread; reads in the background. */
@Singleton
public final class SnapshotsModel {
  private final ProjectModel projects;
  private final LibraryModel library;
  private final TaskRunner tasks;
  private final ObservableList<SnapshotItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<SnapshotItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> said =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty open = new SimpleBooleanProperty();

  /**
   * What a new snapshot is to be.
   *
   * @param onlyShown whether only clips come in that the list shows
   * @param persons a table of whom clips show
   */
  record Wish(
      boolean onlyShown, boolean goldOnly, List<Double> shares, long seed, Optional<Path> persons) {
    Wish {
      shares = List.copyOf(shares);
    }
  }

  @Inject
  SnapshotsModel(ProjectModel projects, LibraryModel library, TaskRunner tasks) {
    this.projects = projects;
    this.library = library;
    this.tasks = tasks;
    projects
        .stateProperty()
        .subscribe(
            _ -> {
              items.clear();
              selected.set(Optional.empty());
              said.set(Optional.empty());
              if (open.get()) {
                refresh();
              }
            });
    open.subscribe(
        shown -> {
          if (shown) {
            refresh();
          }
        });
  }

  /** The snapshots, the newest first. */
  ObservableList<SnapshotItem> items() {
    return items;
  }

  ReadOnlyObjectProperty<Optional<SnapshotItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What became of the last thing asked for. */
  ReadOnlyObjectProperty<Optional<String>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Whether the room is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether one is shown. */
  public boolean anySelected() {
    return selected.get().isPresent();
  }

  void select(SnapshotItem item) {
    selected.set(Optional.of(item));
  }

  /** The one before, in time. */
  Optional<SnapshotItem> before(SnapshotItem item) {
    int at = items.indexOf(item);
    return at >= 0 && at + 1 < items.size() ? Optional.of(items.get(at + 1)) : Optional.empty();
  }

  /** How many clips the list shows, and how many there are. */
  int[] counts() {
    return new int[] {library.shown().size(), library.total()};
  }

  private void refresh() {
    projects.project().ifPresent(project -> refresh(project, Optional.empty()));
  }

  private void refresh(Project project, Optional<Path> choose) {
    tasks.start(
        "snapshots.reading",
        _ -> read(project.folder().resolve("snapshots")),
        (TaskState<List<SnapshotItem>> state) -> {
          if (state instanceof TaskState.Done<List<SnapshotItem>>(var read)
              && projects.project().equals(Optional.of(project))) {
            Optional<Path> wanted = choose.or(() -> selected.get().map(SnapshotItem::folder));
            items.setAll(read);
            selected.set(
                read.stream()
                    .filter(each -> wanted.equals(Optional.of(each.folder())))
                    .findFirst()
                    .or(() -> read.stream().findFirst()));
          }
        });
  }

  private static List<SnapshotItem> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<SnapshotItem> all = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path each : entries.filter(e -> Files.exists(e.resolve("snapshot.json"))).toList()) {
        all.add(item(each));
      }
    }
    all.sort(Comparator.comparing(SnapshotItem::time).reversed());
    return all;
  }

  private static SnapshotItem item(Path folder) throws IOException {
    Path file = folder.resolve("snapshot.json");
    JsonNode summary = new ObjectMapper().readTree(file.toFile());
    Map<String, String> settings = new LinkedHashMap<>();
    summary
        .path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    summary
        .path("left_out_by_reason")
        .properties()
        .forEach(e -> leftOut.put(e.getKey(), e.getValue().asInt()));
    List<ClipRecord> clips = List.of();
    boolean damaged = false;
    try {
      clips = Snapshot.read(folder).clips();
    } catch (FormatException e) {
      damaged = true;
    }
    return new SnapshotItem(
        folder, Files.getLastModifiedTime(file).toInstant(), clips, settings, leftOut, damaged);
  }

  /** Freezes the labels of the project as they are now. */
  void make(Wish wish, Runnable made) {
    Optional<Project> project = projects.project();
    if (project.isEmpty()) {
      return;
    }
    said.set(Optional.empty());
    Set<String> shown =
        library.shown().stream().map(row -> row.clip().id()).collect(Collectors.toSet());
    List<ClipRecord> before = items.isEmpty() ? List.of() : items.getFirst().clips();
    tasks.start(
        "snapshots.making",
        work -> freeze(project.get(), wish, shown, before, work),
        (TaskState<Snapshot> state) -> {
          switch (state) {
            case TaskState.Done<Snapshot>(Snapshot snapshot) -> {
              said.set(Optional.of(Messages.text("snapshots.made", snapshot.clips().size())));
              refresh(project.get(), Optional.of(snapshot.folder()));
              made.run();
            }
            case TaskState.Failed<Snapshot>(Throwable error) ->
                said.set(Optional.of(ErrorSentence.of(error)));
            default -> {}
          }
        });
  }

  private static Snapshot freeze(
      Project project, Wish wish, Set<String> shown, List<ClipRecord> before, Work work)
      throws IOException, ProjectException {
    ProjectClips found =
        ProjectClips.of(
            project,
            wish.persons.isPresent()
                ? ClipPersons.read(wish.persons.get())
                : ClipPersons.FROM_NAMES,
            ClipReasoning.read(List.of(), project.scheme()),
            wish.goldOnly,
            clip -> !wish.onlyShown || shown.contains(clip.id()),
            work);
    Curation curation =
        Curation.NONE
            .with("scheme", project.scheme().name())
            .with("gold_only", wish.goldOnly)
            .with("only_shown", wish.onlyShown)
            .with("splits", wish.shares)
            .with("seed", wish.seed)
            .with(found.leftOut());
    Map<Split, Double> shares = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      shares.put(split, wish.shares.get(split.ordinal()));
    }
    try {
      return Snapshot.write(
          project.folder().resolve("snapshots"),
          AgreementWeights.weigh(PersonSplits.assign(found.clips(), shares, wish.seed, before)),
          curation);
    } catch (SnapshotException e) {
      throw ProjectException.of(
          "dataset.snapshot." + e.fault().name().toLowerCase(Locale.ROOT), e.name());
    }
  }

  /** Writes the selected snapshot as a folder for a trainer. */
  void export(HandoverFormat format, Stage stage, Path into) {
    Optional<SnapshotItem> item = selected.get();
    if (item.isEmpty()) {
      return;
    }
    said.set(Optional.empty());
    tasks.start(
        "snapshots.exporting",
        work ->
            new Handover(
                    format,
                    stage,
                    into.toAbsolutePath().normalize().toString(),
                    new SlurmScript(1, 24))
                .write(Snapshot.read(item.get().folder()), into, work),
        (TaskState<Handover.Report> state) -> {
          switch (state) {
            case TaskState.Done<Handover.Report>(Handover.Report report) ->
                said.set(
                    Optional.of(
                        Messages.text(
                            "snapshots.exported",
                            into.toString(),
                            Integer.toString(
                                report.rows().values().stream().mapToInt(Integer::intValue).sum()),
                            Integer.toString(report.failed().size()),
                            Integer.toString(report.withoutReasoning().size()))));
            case TaskState.Failed<Handover.Report>(FileAlreadyExistsException _) ->
                said.set(Optional.of(Messages.text("dataset.not-empty", into.toString())));
            case TaskState.Failed<Handover.Report>(Throwable error) ->
                said.set(Optional.of(ErrorSentence.of(error)));
            default -> {}
          }
        });
  }
}
