package studio.migr.app.tour;

import java.io.IOException;
import javafx.scene.control.ComboBox;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.overlay.Overlay;
import studio.migr.runtime.emotion.EmotionScheme;

/** Changes the project's emotions to MAFW's eleven and takes that back. */
final class ChangeTheEmotions implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    AnnotateModel labels = day.part(AnnotateModel.class);
    Overlay overlay = day.part(Overlay.class);
    EmotionScheme before = OffScreen.call(labels::scheme);
    day.press("Shortcut+Shift+E");
    day.expect("tour.expected.scheme-opens", overlay::isDisplay);
    OffScreen.run(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<String> preset = (ComboBox<String>) day.node("scheme-preset");
          preset.setValue(EmotionScheme.MAFW.name());
        });
    day.capture("scheme");
    day.click("scheme-change");
    day.expect("tour.expected.scheme-changes", () -> labels.scheme().equals(EmotionScheme.MAFW));
    day.expect("tour.expected.scheme-closes", () -> !overlay.isDisplay());
    day.capture("scheme-changed");
    day.press("Shortcut+Z");
    day.expect("tour.expected.scheme-back", () -> labels.scheme().equals(before));
  }
}
