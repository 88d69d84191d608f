package studio.migr.app.shell;

import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.annotator.AnnotatorButton;
import studio.migr.app.engine.EngineButton;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.Step;
import studio.migr.app.runs.RunNewsButton;
import studio.migr.app.sharing.SharingButton;
import studio.migr.app.task.TasksButton;
import studio.migr.app.truth.GeneratedModel;

/** The line at the bottom: saved or not, who labels, what the user should know, what runs. */
final class StatusBar extends HBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Label saved = new Label();
  private final Label notice = new Label();
  private final Label project = new Label();
  private final Label generated = new Label();

  @Inject
  StatusBar(
      ProjectModel projects,
      AnnotateModel annotate,
      AnnotatorButton annotator,
      EngineButton engine,
      TasksButton tasks,
      RunNewsButton runs,
      SharingButton sharing,
      GeneratedModel origin) {
    setId("status-bar");
    getStyleClass().add("status-bar");
    saved.setId("saved");
    saved.getStyleClass().add("saved");
    saved.setMinWidth(Region.USE_PREF_SIZE);
    notice.setId("notice");
    notice.getStyleClass().addAll("notice", "may-ellipsize");
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    project.getStyleClass().addAll("caption", "may-ellipsize");
    generated.setId("generated");
    generated.getStyleClass().addAll("generated-mark");
    generated.setGraphic(new FontIcon(Feather.CPU));
    generated.setMinWidth(Region.USE_PREF_SIZE);
    generated.setTooltip(new Tooltip(Messages.text("truth.more")));
    generated.managedProperty().bind(generated.visibleProperty());
    getChildren()
        .addAll(saved, sharing, annotator, engine, notice, runs, tasks, generated, project);
    origin
        .clipsProperty()
        .subscribe(
            _ -> {
              generated.setText(origin.sentence().orElse(""));
              generated.setVisible(origin.sentence().isPresent());
            });
    annotate.saveStateProperty().subscribe(this::show);
    projects.stateProperty().subscribe(_ -> projects.project().ifPresent(this::show));
  }

  private void show(SaveState state) {
    saved.getStyleClass().remove("problem");
    switch (state) {
      case SaveState.Untouched _ -> saved.setText(Messages.text("annotate.untouched"));
      case SaveState.Saving _ -> saved.setText(Messages.text("annotate.saving"));
      case SaveState.Saved(var time, var moved) ->
          saved.setText(
              moved
                  .map(each -> moved(CLOCK.format(time), each))
                  .orElseGet(() -> Messages.text("annotate.saved", CLOCK.format(time))));
      case SaveState.NotSaved(Throwable error) -> {
        saved.setText(ErrorSentence.of(error));
        saved.getStyleClass().add("problem");
      }
    }
  }

  private static String moved(String time, SaveState.Moved moved) {
    Step step = moved.step();
    String done = moved.back() ? "annotate.taken-back" : "annotate.made-again";
    return step.labels() + step.tracks() == 0
        ? Messages.text(done + ".other", time)
        : Messages.text(done, time, step.labels(), step.clipIds().size(), step.tracks());
  }

  private void show(Project open) {
    project.setText(open.name());
    project.setTooltip(new Tooltip(open.folder().toString()));
    List<String> sentences = new ArrayList<>();
    open.readOnlyReason().ifPresent(sentences::add);
    sentences.addAll(open.notices());
    notice.setText(String.join(" ", sentences));
    notice.setTooltip(
        sentences.isEmpty() ? null : new Tooltip(String.join(System.lineSeparator(), sentences)));
  }
}
