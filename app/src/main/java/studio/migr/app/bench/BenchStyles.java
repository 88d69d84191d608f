package studio.migr.app.bench;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Dresses a scene as the window does, so that what is measured is what users see. */
final class BenchStyles {
  private BenchStyles() {}

  static Scene dress(Scene scene) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    for (String name : List.of("tokens-light", "base", "player", "timeline")) {
      String path = "/studio/migr/ui/styles/" + name + ".css";
      scene
          .getStylesheets()
          .add(Objects.requireNonNull(BenchStyles.class.getResource(path), path).toExternalForm());
    }
    return scene;
  }
}
