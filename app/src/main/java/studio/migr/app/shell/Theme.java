package studio.migr.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import studio.migr.app.settings.Settings;

/**
 * Light or dark: AtlantaFX's Primer with our colour tokens, and the fonts that every machine shows
 * the same.
 */
@Singleton
public final class Theme {

  /** What the user chose. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  private static final String STYLES = "/studio/migr/ui/styles/";
  private static final List<String> FEATURES =
      List.of(
          "base",
          "shell",
          "welcome",
          "library",
          "player",
          "timeline",
          "annotate",
          "importance",
          "task",
          "scheme",
          "agreement",
          "errors",
          "engine",
          "runs",
          "suggest",
          "queue",
          "reasoning",
          "explain",
          "overlay",
          "help",
          "checkup",
          "plot");
  private static final List<String> FONTS =
      List.of(
          "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
          "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
          "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
          "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

  private final Settings settings;
  private final ObjectProperty<Choice> choice;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final ObservableList<String> stylesheets = FXCollections.observableArrayList();

  @Inject
  Theme(Settings settings) {
    this.settings = settings;
    this.choice =
        new SimpleObjectProperty<>(settings.load("appearance", Appearance.DEFAULT).theme());
    FONTS.forEach(Theme::loadFont);
    refresh();
    Platform.getPreferences().colorSchemeProperty().addListener(_ -> refresh());
    choice.addListener(_ -> refresh());
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Changes to the other of light and dark, and remembers it. */
  public void toggle() {
    choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
    settings.save("appearance", new Appearance(choice.get()));
  }

  /** Dresses {@code scene}, now and whenever the theme changes. */
  public void dress(Scene scene) {
    Bindings.bindContent(scene.getStylesheets(), stylesheets);
  }

  private void refresh() {
    dark.set(
        switch (choice.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    Application.setUserAgentStylesheet(
        dark.get()
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
    List<String> sheets = new ArrayList<>();
    sheets.add(stylesheet(dark.get() ? "tokens-dark" : "tokens-light"));
    for (String feature : FEATURES) {
      if (Theme.class.getResource(STYLES + feature + ".css") != null) {
        sheets.add(stylesheet(feature));
      }
    }
    stylesheets.setAll(sheets);
  }

  private static String stylesheet(String name) {
    URL url = Theme.class.getResource(STYLES + name + ".css");
    return Objects.requireNonNull(url, name).toExternalForm();
  }

  private static void loadFont(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Theme.class.getResourceAsStream(resource), resource)) {
      Font.loadFont(in, 13);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
