package studio.migr.app.study;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.FieldGrid;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.predict.ModelName;
import studio.migr.app.task.TaskState;

/** The dialog in which a lead begins an importance study; says beforehand which clips come in. */
@Singleton
final class StudyStarter {
  private static final int PROPOSED = 24;

  private final StudyModel model;
  private final AnnotatorModel annotator;
  private final Overlay overlay;

  @Inject
  StudyStarter(StudyModel model, AnnotatorModel annotator, Overlay overlay) {
    this.model = model;
    this.annotator = annotator;
    this.overlay = overlay;
  }

  void open() {
    model.read();
    overlay.open(new Form().card);
  }

  /** One time of planning. */
  private final class Form {
    private final FieldGrid grid = new FieldGrid();
    private final TextField name = new TextField();
    private final TextField people = new TextField();
    private final ComboBox<ModelName> models = new ComboBox<>();
    private final TextField count = new TextField(Integer.toString(PROPOSED));
    private final TextField seed = new TextField("1");
    private final Label drawn = new Label();
    private final Label problem = new Label();
    private final OverlayCard card;
    private List<Candidate> sample = List.of();
    private Subscription following = Subscription.EMPTY;

    Form() {
      name.setText(Messages.text("study.default-name", model.roundsSoFar() + 1));
      List<String> known = model.people();
      people.setText(known.isEmpty() ? annotator.name() : String.join(", ", known));
      models.setMaxWidth(Double.MAX_VALUE);
      models.setConverter(names());
      grid.row("study.name", "study-name", name);
      grid.row("study.people", "study-people", people);
      grid.row("study.model", "study-model", models);
      grid.row("study.count", "study-count", count);
      grid.row("study.seed", "study-seed", seed);
      sentence(drawn, "study-drawn");
      grid.below(drawn);
      sentence(problem, "study-problem");
      HBox.setHgrow(problem, Priority.ALWAYS);
      Label how = new Label(Messages.text("study.how"));
      sentence(how, "study-how");
      how.getStyleClass().add("caption");
      Button start = new Button(Messages.text("study.start.verb"));
      start.setId("study-start-verb");
      start.getStyleClass().add("accent");
      start.setMinWidth(Region.USE_PREF_SIZE);
      start.setDefaultButton(true);
      start.setOnAction(_ -> start());
      HBox foot = new HBox(16, problem, start);
      foot.setAlignment(Pos.CENTER_RIGHT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      card =
          new OverlayCard(Messages.text("study.start"), 640, Region.USE_PREF_SIZE, how, grid, foot)
              .startingAt(name);
      card.setId("study-starter");
      models.valueProperty().subscribe(this::draw);
      count.textProperty().subscribe(this::draw);
      seed.textProperty().subscribe(this::draw);
      following = model.saidProperty().subscribe(this::offer);
      card.whenGone(following::unsubscribe);
    }

    private static void sentence(Label label, String id) {
      label.setId(id);
      label.setWrapText(true);
      label.setMaxWidth(Double.MAX_VALUE);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void offer(TaskState<StudyModel.Said> said) {
      models.getItems().setAll(model.said().models());
      models.getSelectionModel().selectFirst();
      draw();
      if (said instanceof TaskState.Failed<StudyModel.Said>(var error)) {
        drawn.setText(ErrorSentence.of(error));
      }
    }

    private void draw() {
      ModelName chosen = models.getValue();
      Optional<Integer> wanted = number(count.getText());
      Optional<Integer> from = number(seed.getText());
      sample =
          chosen == null || wanted.isEmpty() || from.isEmpty()
              ? List.of()
              : BalancedSample.draw(model.candidates(chosen), wanted.get(), from.get());
      drawn.setText(words(chosen, wanted));
    }

    private String words(@Nullable ModelName chosen, Optional<Integer> wanted) {
      if (model.saidProperty().get() instanceof TaskState.Running) {
        return Messages.text("study.reading");
      }
      if (chosen == null) {
        return Messages.text("study.no-model");
      }
      if (sample.isEmpty()) {
        return Messages.text(wanted.isEmpty() ? "study.no-number" : "study.no-clips");
      }
      String spread = Messages.text("study.drawn", sample.size(), StudyModel.spread(sample));
      return sample.size() < StudyModel.ENOUGH ? spread + " " + Messages.text("study.few") : spread;
    }

    private static Optional<Integer> number(String text) {
      return text.strip().matches("\\d{1,6}")
          ? Optional.of(Integer.parseInt(text.strip()))
          : Optional.empty();
    }

    private void start() {
      if (number(count.getText()).isEmpty() || number(seed.getText()).isEmpty()) {
        problem.setText(Messages.text("study.no-number"));
      } else if (sample.size() < StudyModel.FEWEST) {
        problem.setText(
            Messages.text(models.getValue() == null ? "study.no-model" : "study.no-clips"));
      } else if (model.isTaken(name.getText().strip())) {
        problem.setText(Messages.text("round.name-taken", name.getText().strip()));
      } else {
        try {
          model.start(
              name.getText().strip(),
              sample,
              StudyModel.namesIn(people.getText()),
              number(seed.getText()).orElseThrow());
          overlay.hide();
        } catch (IllegalArgumentException e) {
          problem.setText(Messages.text("round.incomplete"));
        }
      }
    }
  }

  static StringConverter<ModelName> names() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable ModelName model) {
        return model == null ? "" : model.name();
      }

      @Override
      public ModelName fromString(String text) {
        throw new UnsupportedOperationException("a model is chosen, not typed");
      }
    };
  }
}
