package studio.migr.app.scheme;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.Schemes.Move;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The dialog that changes a project's emotions: on the left the emotions, on the right what becomes
 * of the labels. Nothing happens before its button is pressed.
 */
@Singleton
public final class SchemeEditor {
  private final ProjectModel projects;
  private final AnnotatorModel annotator;
  private final TaskRunner tasks;
  private final Overlay overlay;

  @Inject
  SchemeEditor(ProjectModel projects, AnnotatorModel annotator, TaskRunner tasks, Overlay overlay) {
    this.projects = projects;
    this.annotator = annotator;
    this.tasks = tasks;
    this.overlay = overlay;
  }

  public void open() {
    projects.project().ifPresent(project -> overlay.open(new Editing(project).card));
  }

  /** One time of editing. */
  private final class Editing {
    private final Project project;
    private final SchemeDraft draft;
    private final EmotionsPane emotions;
    private final MovesPane moves;
    private final TextField name = new TextField();
    private final Label summary = new Label();
    private final Button change = new Button(Messages.text("scheme.change"));
    private final OverlayCard card;
    private boolean showing;

    Editing(Project project) {
      this.project = project;
      this.draft = new SchemeDraft(project.scheme());
      this.emotions = new EmotionsPane(draft, this::showAll);
      this.moves = new MovesPane(draft, this::showSummary);
      HBox.setHgrow(moves, Priority.ALWAYS);
      HBox columns = new HBox(24, emotions, moves);
      VBox.setVgrow(columns, Priority.ALWAYS);
      card =
          new OverlayCard(Messages.text("scheme.title"), 920, 680, head(), columns, foot())
              .startingAt(emotions.first());
      card.setId("scheme-editor");
      emotions.show(0);
    }

    private HBox head() {
      name.setId("scheme-name");
      name.setAccessibleText(Messages.text("scheme.name"));
      name.textProperty()
          .subscribe(
              text -> {
                if (!showing) {
                  draft.rename(text);
                  showMoves();
                }
              });
      ComboBox<String> preset = new ComboBox<>();
      preset.setId("scheme-preset");
      preset.setAccessibleText(Messages.text("scheme.preset"));
      preset.setPromptText(Messages.text("scheme.preset"));
      EmotionScheme.PRESETS.forEach(scheme -> preset.getItems().add(scheme.name()));
      preset
          .valueProperty()
          .subscribe(
              chosen ->
                  Optional.ofNullable(chosen)
                      .flatMap(EmotionScheme::preset)
                      .ifPresent(
                          scheme -> {
                            draft.take(scheme);
                            emotions.show(0);
                          }));
      Label label = new Label(Messages.text("scheme.name"));
      label.setLabelFor(name);
      HBox head = new HBox(8, label, name, preset);
      head.setAlignment(Pos.CENTER_LEFT);
      head.setMinHeight(Region.USE_PREF_SIZE);
      return head;
    }

    private HBox foot() {
      summary.setId("scheme-summary");
      summary.setWrapText(true);
      HBox.setHgrow(summary, Priority.ALWAYS);
      summary.setMaxWidth(Double.MAX_VALUE);
      change.setId("scheme-change");
      change.getStyleClass().add("accent");
      change.setMinWidth(Region.USE_PREF_SIZE);
      change.setOnAction(_ -> apply());
      HBox foot = new HBox(16, summary, change);
      foot.setAlignment(Pos.CENTER_LEFT);
      foot.setMinHeight(40);
      return foot;
    }

    private void showAll() {
      showing = true;
      if (!name.getText().strip().equals(draft.name())) {
        name.setText(draft.name());
      }
      showing = false;
      showMoves();
    }

    private void showMoves() {
      draft
          .scheme()
          .ifPresentOrElse(
              next -> moves.show(project.schemes().preview(next, draft.targets()), next),
              moves::showNothing);
      showSummary();
    }

    private void showSummary() {
      Optional<EmotionScheme> next = draft.scheme();
      change.setDisable(next.isEmpty() || !draft.isChanged() || emotions.isNameRefused());
      summary.setText(
          next.map(scheme -> words(project.schemes().preview(scheme, draft.targets())))
              .orElseGet(() -> Messages.text("scheme.empty")));
    }

    private static String words(List<Move> preview) {
      int renamed = 0;
      int lost = 0;
      for (Move move : preview) {
        if (move.to().isEmpty()) {
          lost += move.labels();
        } else if (!move.changesNothing()) {
          renamed += move.labels();
        }
      }
      return Messages.text("scheme.summary", renamed, lost);
    }

    private void apply() {
      EmotionScheme next = draft.scheme().orElseThrow();
      Map<String, Optional<String>> targets = draft.targets();
      change.setDisable(true);
      tasks.start(
          "scheme.changing",
          _ -> project.schemes().change(annotator.name(), next, targets),
          (TaskState<List<LabelEvent>> state) -> {
            switch (state) {
              case TaskState.Done<List<LabelEvent>> _ -> overlay.hide();
              case TaskState.Failed<List<LabelEvent>>(Throwable error) -> {
                summary.setText(ErrorSentence.of(error));
                change.setDisable(false);
              }
              default -> {}
            }
          });
    }
  }
}
