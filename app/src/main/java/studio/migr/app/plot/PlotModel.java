package studio.migr.app.plot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.message.Messages;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.truth.GeneratedModel;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which plot is shown, of what. Lives on the JavaFX thread; knows no control. */
@Singleton
public final class PlotModel {

  /** The kinds of plots. */
  enum Kind {
    UNITS,
    LABELS
  }

  private static final Set<Integer> UNITS_AT_FIRST = Set.of(1, 2, 4, 12);

  private final ProjectModel projects;
  private final GeneratedModel origin;
  private final PlayerModel player;
  private final FaceTracks faces;
  private final TaskRunner tasks;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.UNITS);
  private final ObservableSet<ActionUnit> units = FXCollections.observableSet(new TreeSet<>());
  private final Set<String> sources = new TreeSet<>();
  private final ObjectProperty<Optional<String>> annotator =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<LabelEvent>> labels =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Plot>> plot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private TaskHandle reading = () -> {};

  @Inject
  PlotModel(
      ProjectModel projects,
      PlayerModel player,
      FaceTracks faces,
      TaskRunner tasks,
      GeneratedModel origin) {
    this.origin = origin;
    this.projects = projects;
    this.player = player;
    this.faces = faces;
    this.tasks = tasks;
    UNITS_AT_FIRST.forEach(number -> units.add(new ActionUnit(number)));
    kind.subscribe(_ -> draw());
    annotator.subscribe(_ -> draw());
    labels.subscribe(_ -> draw());
    faces.tracksProperty().subscribe(_ -> draw());
    faces.correctionsProperty().subscribe(_ -> draw());
    units.addListener((SetChangeListener<ActionUnit>) _ -> draw());
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  /** Which action units are drawn, as far as the clip has them. */
  ObservableSet<ActionUnit> units() {
    return units;
  }

  /** The sources of the open clip, in their order. */
  List<String> availableSources() {
    return faces.tracksProperty().get().stream().map(AuTrack::source).distinct().toList();
  }

  /** What is drawn of the open clip: of the chosen sources, or else the first there is. */
  List<AuTrack> drawn() {
    List<AuTrack> all = faces.tracksProperty().get();
    List<AuTrack> chosen = all.stream().filter(one -> sources.contains(one.source())).toList();
    return chosen.isEmpty() ? all.stream().limit(1).toList() : chosen;
  }

  /** Draws {@code source} too, or no longer; others stay as they are drawn now. */
  void setDrawn(String source, boolean wanted) {
    Set<String> next = drawn().stream().map(AuTrack::source).collect(Collectors.toSet());
    if (wanted) {
      next.add(source);
    } else {
      next.remove(source);
    }
    sources.removeAll(availableSources());
    sources.addAll(next);
    draw();
  }

  /** Whose labels are counted; every person's, without gold, if empty. */
  ObjectProperty<Optional<String>> annotatorProperty() {
    return annotator;
  }

  /** The plot; none where there is nothing to draw. */
  ReadOnlyObjectProperty<Optional<Plot>> plotProperty() {
    return plot.getReadOnlyProperty();
  }

  /** The action units that what is drawn has intensities of. */
  SortedSet<ActionUnit> available() {
    return drawn().stream()
        .flatMap(one -> one.intensity().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everyone who has labels in the project, in alphabetical order. */
  List<String> annotators() {
    return labels.get().stream().map(event -> event.key().annotator()).distinct().sorted().toList();
  }

  ReadOnlyObjectProperty<List<LabelEvent>> labelsProperty() {
    return labels.getReadOnlyProperty();
  }

  /** Reads the labels of the project anew. */
  void refresh() {
    reading.cancel();
    Optional<Project> project = projects.project();
    if (project.isEmpty()) {
      labels.set(List.of());
      return;
    }
    reading =
        tasks.start(
            "plot.reading",
            _ -> project.get().labels().current(),
            (TaskState<List<LabelEvent>> state) -> {
              if (state instanceof TaskState.Done<List<LabelEvent>>(var read)) {
                labels.set(read);
              }
            });
  }

  private void draw() {
    plot.set(
        switch (kind.get()) {
          case UNITS -> unitPlot();
          case LABELS -> labelPlot();
        });
  }

  private Optional<Plot> unitPlot() {
    SortedSet<ActionUnit> there = available();
    List<ActionUnit> chosen = units.stream().filter(there::contains).sorted().toList();
    return player
        .source()
        .filter(_ -> !chosen.isEmpty())
        .map(
            clip ->
                new UnitPlot(
                    origin.named(clip.id(), clip.file().getFileName().toString()),
                    clip.info().startMs(),
                    drawn(),
                    faces.correctionsProperty().get(),
                    chosen));
  }

  private Optional<Plot> labelPlot() {
    return projects
        .project()
        .filter(_ -> !labels.get().isEmpty())
        .map(
            project ->
                new LabelPlot(
                    origin.sentence().isPresent()
                        ? Messages.text("truth.project", project.name())
                        : project.name(),
                    labels.get(),
                    annotator.get(),
                    project.scheme().emotions()));
  }
}
