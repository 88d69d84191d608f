package studio.migr.app.scheme;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.library.EmotionMark;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.Schemes.Move;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Emotion;
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
    private final ListView<Emotion> list = new ListView<>();
    private final TextField schemeName = new TextField();
    private final TextField emotionName = new TextField();
    private final ComboBox<String> key = new ComboBox<>();
    private final GridPane moves = new GridPane(8, 6);
    private final Label summary = new Label();
    private final Button change = new Button(Messages.text("scheme.change"));
    private final OverlayCard card;
    private boolean showing;

    Editing(Project project) {
      this.project = project;
      this.draft = new SchemeDraft(project.scheme());
      HBox columns = new HBox(24, emotionsColumn(), movesColumn());
      VBox.setVgrow(columns, Priority.ALWAYS);
      card =
          new OverlayCard(Messages.text("scheme.title"), 920, 640, head(), columns, foot())
              .startingAt(list);
      card.setId("scheme-editor");
      show(0);
    }

    private HBox head() {
      schemeName.setId("scheme-name");
      schemeName.setAccessibleText(Messages.text("scheme.name"));
      schemeName
          .textProperty()
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
              name ->
                  Optional.ofNullable(name)
                      .flatMap(EmotionScheme::preset)
                      .ifPresent(
                          scheme -> {
                            draft.take(scheme);
                            show(0);
                          }));
      Label label = new Label(Messages.text("scheme.name"));
      label.setLabelFor(schemeName);
      HBox head = new HBox(8, label, schemeName, preset);
      head.setAlignment(Pos.CENTER_LEFT);
      head.setMinHeight(Region.USE_PREF_SIZE);
      return head;
    }

    private VBox emotionsColumn() {
      list.setId("scheme-emotions");
      list.setAccessibleText(Messages.text("scheme.emotions"));
      list.setCellFactory(_ -> new EmotionCell());
      list.setFixedCellSize(32);
      VBox.setVgrow(list, Priority.ALWAYS);
      list.getSelectionModel().selectedIndexProperty().subscribe(_ -> showFields());
      list.addEventFilter(KeyEvent.KEY_PRESSED, this::hear);
      emotionName.setId("scheme-emotion");
      emotionName.setAccessibleText(Messages.text("scheme.emotion"));
      emotionName.textProperty().subscribe(this::renameChosen);
      HBox.setHgrow(emotionName, Priority.ALWAYS);
      key.setId("scheme-key");
      key.setAccessibleText(Messages.text("scheme.key"));
      key.getItems().add("–");
      EmotionScheme.KEYS.chars().forEach(c -> key.getItems().add(String.valueOf((char) c)));
      key.valueProperty().subscribe(this::keyChosen);
      Label keyLabel = new Label(Messages.text("scheme.key"));
      keyLabel.setMinWidth(Region.USE_PREF_SIZE);
      HBox fields = new HBox(8, emotionName, keyLabel, key);
      fields.setAlignment(Pos.CENTER_LEFT);
      HBox buttons =
          new HBox(
              8,
              button("scheme.add", this::add),
              button("scheme.remove", this::remove),
              button("scheme.up", () -> move(-1)),
              button("scheme.down", () -> move(1)));
      VBox column = new VBox(8, title("scheme.emotions"), list, fields, buttons);
      column.setMinWidth(400);
      column.setPrefWidth(400);
      return column;
    }

    private VBox movesColumn() {
      ColumnConstraints former = new ColumnConstraints();
      former.setHgrow(Priority.ALWAYS);
      moves.getColumnConstraints().add(former);
      moves.setId("scheme-moves");
      ScrollPane scroll = new ScrollPane(moves);
      scroll.setFitToWidth(true);
      scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
      scroll.setFocusTraversable(false);
      VBox.setVgrow(scroll, Priority.ALWAYS);
      VBox column = new VBox(8, title("scheme.moves"), scroll);
      HBox.setHgrow(column, Priority.ALWAYS);
      return column;
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

    private static Label title(String key) {
      Label title = new Label(Messages.text(key));
      title.getStyleClass().add("section-title");
      return title;
    }

    private Button button(String id, Runnable action) {
      Button button = new Button(Messages.text(id));
      button.setId(id.replace('.', '-'));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.run());
      return button;
    }

    private void hear(KeyEvent event) {
      if (event.getCode() == KeyCode.DELETE) {
        remove();
        event.consume();
      } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
        move(-1);
        event.consume();
      } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
        move(1);
        event.consume();
      }
    }

    private int chosen() {
      return list.getSelectionModel().getSelectedIndex();
    }

    private void add() {
      draft.add(Messages.text("scheme.new"));
      show(draft.emotions().size() - 1);
      emotionName.requestFocus();
      emotionName.selectAll();
    }

    private void remove() {
      int at = chosen();
      if (at >= 0) {
        draft.remove(at);
        show(Math.min(at, draft.emotions().size() - 1));
      }
    }

    private void move(int steps) {
      int at = chosen();
      if (at >= 0) {
        show(draft.move(at, steps));
      }
    }

    private void renameChosen(String text) {
      int at = chosen();
      if (!showing && at >= 0) {
        boolean taken = draft.rename(at, text);
        showing = true;
        list.getItems().setAll(draft.emotions());
        list.getSelectionModel().select(at);
        showing = false;
        showMoves();
        if (!taken) {
          summary.setText(Messages.text("scheme.no-name", text.strip()));
          change.setDisable(true);
        }
      }
    }

    private void keyChosen(@Nullable String text) {
      int at = chosen();
      if (!showing && at >= 0 && text != null) {
        draft.key(at, text.equals("–") ? Optional.empty() : Optional.of(text.charAt(0)));
        show(at);
      }
    }

    private void show(int at) {
      showing = true;
      schemeName.setText(draft.name());
      list.getItems().setAll(draft.emotions());
      list.getSelectionModel().clearAndSelect(at);
      showing = false;
      showFields();
      showMoves();
    }

    private void showFields() {
      int at = chosen();
      if (showing || at < 0 || at >= draft.emotions().size()) {
        return;
      }
      showing = true;
      Emotion emotion = draft.emotions().get(at);
      emotionName.setText(emotion.name());
      key.setValue(emotion.key().map(String::valueOf).orElse("–"));
      showing = false;
    }

    private void showMoves() {
      moves.getChildren().clear();
      Optional<EmotionScheme> next = draft.scheme();
      change.setDisable(next.isEmpty() || !draft.isChanged());
      if (next.isEmpty()) {
        summary.setText(Messages.text("scheme.empty"));
        return;
      }
      List<Move> preview = project.schemes().preview(next.get(), draft.targets());
      int row = 0;
      for (Move move : preview) {
        Label from = new Label(move.from());
        Label count = new Label(Messages.text("scheme.labels", move.labels()));
        count.getStyleClass().add("caption");
        count.setMinWidth(Region.USE_PREF_SIZE);
        moves.addRow(row++, from, count, target(move, next.get()));
      }
      summary.setText(words(preview));
    }

    private ComboBox<String> target(Move move, EmotionScheme next) {
      String nothing = Messages.text("scheme.no-emotion");
      List<String> offers = new ArrayList<>(next.emotions());
      offers.add(nothing);
      ComboBox<String> box = new ComboBox<>();
      box.getItems().setAll(offers);
      box.setValue(move.to().orElse(nothing));
      box.setPrefWidth(168);
      box.setId("scheme-move-" + move.from());
      box.setAccessibleText(Messages.text("scheme.move", move.from()));
      box.setOnAction(
          _ -> {
            String to = box.getValue();
            draft.send(move.from(), to.equals(nothing) ? Optional.empty() : Optional.of(to));
            showSummary();
          });
      return box;
    }

    private void showSummary() {
      draft
          .scheme()
          .ifPresent(
              next -> {
                change.setDisable(!draft.isChanged());
                summary.setText(words(project.schemes().preview(next, draft.targets())));
              });
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

  /** An emotion with its key and its shape. */
  private static final class EmotionCell extends ListCell<Emotion> {
    @Override
    protected void updateItem(@Nullable Emotion emotion, boolean empty) {
      super.updateItem(emotion, empty);
      if (empty || emotion == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label key = new Label(emotion.key().map(String::valueOf).orElse(""));
      key.getStyleClass().add("key-cap");
      key.setMinWidth(24);
      Label name = new Label(emotion.name());
      name.getStyleClass().add("may-ellipsize");
      HBox line = new HBox(8, key, EmotionMark.of(emotion), name);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
      setAccessibleText(emotion.name());
    }
  }
}
