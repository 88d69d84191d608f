package studio.migr.app.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.emotion.DominantModality;

/** Labels several clips at once, after it has said what would change. One step to undo. */
@Singleton
final class BulkLabelSheet {
  private static final int MOST_LINES = 5;

  private final ProjectModel projects;
  private final LibraryModel library;
  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final Overlay overlay;

  @Inject
  BulkLabelSheet(
      ProjectModel projects,
      LibraryModel library,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      Overlay overlay) {
    this.projects = projects;
    this.library = library;
    this.annotate = annotate;
    this.annotator = annotator;
    this.overlay = overlay;
  }

  void open() {
    projects.project().ifPresent(project -> overlay.open(new Asking(project).card));
  }

  /** One time of asking. */
  private final class Asking {
    private final Project project;
    private final List<ClipRow> marked = List.copyOf(library.marked());
    private final List<ClipRow> shown = List.copyOf(library.shown());
    private final RadioButton allShown;
    private final ComboBox<Optional<String>> emotion;
    private final ComboBox<Optional<DominantModality>> dominant;
    private final VBox preview = new VBox(2);
    private final Button apply = new Button();
    private final OverlayCard card;
    private BulkLabel.@Nullable Preview found;

    Asking(Project project) {
      this.project = project;
      ToggleGroup scope = new ToggleGroup();
      RadioButton onlyMarked =
          new RadioButton(Messages.text("annotate.bulk.marked", marked.size()));
      allShown = new RadioButton(Messages.text("annotate.bulk.shown", shown.size()));
      onlyMarked.setToggleGroup(scope);
      allShown.setToggleGroup(scope);
      onlyMarked.setSelected(marked.size() > 1);
      allShown.setSelected(marked.size() <= 1);
      emotion = choice("bulk-emotion", project.scheme().emotions(), name -> name);
      dominant =
          choice(
              "bulk-dominant",
              List.of(DominantModality.values()),
              value -> Messages.text("annotate.dominant." + value.id()));
      GridPane questions = new GridPane(12, 8);
      questions.addRow(0, label("annotate.bulk.clips"), new HBox(16, onlyMarked, allShown));
      questions.addRow(1, label("annotate.emotion"), emotion);
      questions.addRow(2, label("annotate.dominant"), dominant);
      apply.setId("bulk-apply");
      apply.setDefaultButton(true);
      apply.setOnAction(_ -> apply());
      apply.setMinWidth(Region.USE_PREF_SIZE);
      preview.setId("bulk-preview");
      preview.setMinHeight(96);
      card =
          new OverlayCard(
                  Messages.text("annotate.bulk.title"),
                  560,
                  Region.USE_PREF_SIZE,
                  questions,
                  preview,
                  apply)
              .startingAt(emotion);
      card.setId("bulk-label");
      scope.selectedToggleProperty().subscribe(this::show);
      emotion.valueProperty().subscribe(this::show);
      dominant.valueProperty().subscribe(this::show);
      emotion.setAccessibleText(Messages.text("annotate.emotion"));
      dominant.setAccessibleText(Messages.text("annotate.dominant"));
      show();
    }

    private static Label label(String key) {
      Label label = new Label(Messages.text(key));
      label.setMinWidth(Region.USE_PREF_SIZE);
      return label;
    }

    private static <T> ComboBox<Optional<T>> choice(
        String id, List<T> values, java.util.function.Function<T, String> words) {
      List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
      values.forEach(value -> all.add(Optional.of(value)));
      ComboBox<Optional<T>> box = new ComboBox<>();
      box.setId(id);
      box.getItems().setAll(all);
      box.setConverter(
          new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<T> value) {
              return value == null || value.isEmpty()
                  ? Messages.text("annotate.bulk.leave")
                  : words.apply(value.get());
            }

            @Override
            public Optional<T> fromString(String text) {
              throw new UnsupportedOperationException("chosen, not typed");
            }
          });
      box.setValue(Optional.empty());
      box.setPrefWidth(220);
      return box;
    }

    private void show() {
      BulkLabel.Preview next =
          new BulkLabel(emotion.getValue(), dominant.getValue())
              .preview(project, annotator.name(), allShown.isSelected() ? shown : marked);
      found = next;
      preview.getChildren().clear();
      line(Messages.text("annotate.bulk.added", next.added()));
      next.replaced().entrySet().stream()
          .limit(MOST_LINES)
          .forEach(
              entry ->
                  line(
                      Messages.text(
                          "annotate.bulk.replaced", entry.getValue(), words(entry.getKey()))));
      if (next.replaced().size() > MOST_LINES) {
        line(Messages.text("annotate.bulk.more", next.replaced().size() - MOST_LINES));
      }
      line(Messages.text("annotate.bulk.same", next.same()));
      apply.setText(Messages.text("annotate.bulk.apply", next.changes().size()));
      apply.setDisable(next.changes().isEmpty());
    }

    private void line(String text) {
      Label line = new Label(text);
      line.setWrapText(true);
      preview.getChildren().add(line);
    }

    private static String words(Judgement judgement) {
      String emotion = judgement.emotion().orElse("–");
      String dominant =
          judgement
              .dominant()
              .map(value -> Messages.text("annotate.dominant." + value.id()))
              .orElse("–");
      return emotion + " · " + dominant;
    }

    private void apply() {
      if (found != null && !found.changes().isEmpty()) {
        annotate.apply(found.changes());
        overlay.hide();
      }
    }
  }
}
