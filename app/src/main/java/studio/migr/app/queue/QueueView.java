package studio.migr.app.queue;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.library.ClipOrder;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.predict.ModelName;
import studio.migr.app.suggest.ModelSight;
import studio.migr.app.suggest.PredictionsModel;

/** Below the list of clips: what is worth a look, by which model, and how the day goes. */
public final class QueueView extends VBox {
  private static final double DAY_MINUTES = 24 * 60;

  private final QueueModel queue;
  private final PaceModel pace;
  private final Label day = new Label();

  @Inject
  QueueView(
      QueueModel queue,
      PaceModel pace,
      LibraryModel library,
      PredictionsModel predictions,
      AdoptionModel adoption,
      ModelSight sight,
      Commands commands) {
    this.queue = queue;
    this.pace = pace;
    setId("queue");
    getStyleClass().add("queue");
    Command begin = commands.get("queue.begin");
    ToggleButton first = new ToggleButton(null, new FontIcon(Feather.ZAP));
    first.setId("queue-begin");
    first.getStyleClass().add("chip");
    first.setMaxWidth(Double.MAX_VALUE);
    CommandTooltip.on(first, begin);
    first.setOnAction(
        _ -> {
          if (library.orderProperty().get() == ClipOrder.WORTH_A_LOOK) {
            library.orderProperty().set(ClipOrder.IMPORT);
          } else {
            begin.run();
          }
        });
    library.orderProperty().subscribe(order -> first.setSelected(order == ClipOrder.WORTH_A_LOOK));
    HBox.setHgrow(first, Priority.ALWAYS);
    queue
        .leftProperty()
        .subscribe(
            left -> {
              first.setText(Messages.text("queue.left", left));
              show();
            });
    day.setId("queue-day");
    day.getStyleClass().add("caption");
    day.setWrapText(true);
    day.setMinHeight(Region.USE_PREF_SIZE);
    pace.paceProperty().subscribe(_ -> show());
    Label hidden = new Label(Messages.text("queue.label-first"));
    hidden.setId("queue-label-first");
    hidden.getStyleClass().add("caption");
    hidden.setWrapText(true);
    hidden.setMinHeight(Region.USE_PREF_SIZE);
    hidden.setGraphic(new FontIcon(Feather.EYE_OFF));
    hidden.visibleProperty().bind(sight.labelFirstProperty());
    hidden.managedProperty().bind(hidden.visibleProperty());
    HBox line = new HBox(6, first);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, models(predictions, adoption), hidden, day);
    show();
  }

  /** Which model is listened to; only where there are several. */
  private static ComboBox<ModelName> models(PredictionsModel predictions, AdoptionModel adoption) {
    ComboBox<ModelName> box = new ComboBox<>();
    box.setId("queue-model");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Messages.text("queue.model"));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable ModelName model) {
            if (model == null) {
              return "";
            }
            String words = Messages.text("queue.by-model", model.name());
            return adoption.insteadOf(model.id()).isPresent()
                ? Messages.text("queue.old", words)
                : words;
          }

          @Override
          public ModelName fromString(String text) {
            throw new UnsupportedOperationException("a model is chosen, not typed");
          }
        });
    Tooltip whole = new Tooltip(); // names of runs are long
    whole.textProperty().bind(box.valueProperty().map(box.getConverter()::toString));
    box.setTooltip(whole);
    box.getStyleClass().add("may-ellipsize");
    Runnable fill =
        () -> {
          box.setValue(null); // so that its words are made anew
          box.getItems().setAll(predictions.models());
          box.setValue(predictions.modelProperty().get().orElse(null));
          box.setVisible(predictions.models().size() > 1);
        };
    predictions.models().subscribe(fill);
    adoption.adoptedProperty().subscribe(_ -> fill.run());
    predictions.modelProperty().subscribe(_ -> fill.run());
    box.managedProperty().bind(box.visibleProperty());
    box.setOnAction(
        _ -> {
          @Nullable ModelName chosen = box.getValue();
          if (chosen != null && !predictions.modelProperty().get().equals(Optional.of(chosen))) {
            predictions.choose(chosen);
          }
        });
    fill.run();
    return box;
  }

  private void show() {
    Pace now = pace.paceProperty().get();
    int left = queue.leftProperty().get();
    String text = Messages.text("queue.today", now.clips());
    if (now.perHour().isPresent()) {
      text += Messages.text("queue.pace", now.perHour().getAsDouble());
      double minutes = now.minutesFor(left).orElse(0);
      if (left > 0 && minutes < DAY_MINUTES) {
        text +=
            minutes < 90
                ? Messages.text("queue.minutes", Math.ceil(minutes))
                : Messages.text("queue.hours", minutes / 60);
      }
    }
    day.setText(text);
  }
}
