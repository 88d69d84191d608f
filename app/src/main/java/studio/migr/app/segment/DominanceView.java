package studio.migr.app.segment;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;

/** One line while a stretch of a dominant modality is under way: which, and from where. */
public final class DominanceView extends HBox {
  @Inject
  DominanceView(DominanceModel model) {
    setId("dominance");
    getStyleClass().add("dominance");
    Label words = new Label();
    words.setId("dominance-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(words);
    managedProperty().bind(visibleProperty());
    model
        .runningProperty()
        .subscribe(
            (Optional<DominanceModel.Running> running) -> {
              setVisible(running.isPresent());
              running.ifPresent(
                  now -> {
                    words.setGraphic(ModalityMark.of(now.modality()));
                    words.setText(
                        Messages.text(
                            "segment.dominance.running",
                            Messages.text("annotate.dominant." + now.modality().id()),
                            ClockText.of(now.fromMs())));
                  });
            });
  }
}
