package studio.migr.app.thumbnail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.image.Image;
import studio.migr.app.clip.Clip;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;

/**
 * Small pictures of the open project's clips, for lists. They are made one after the other in the
 * background, what is in sight first, and not while a clip plays or opens. Lives on the JavaFX
 * thread.
 */
@Singleton
public final class ThumbnailModel {
  private static final String SETTINGS = "thumbnails";

  /** A few screens of a list. */
  private static final int MOST_WAITING = 60;

  /** About 14 MB. */
  private static final int MOST_KEPT = 500;

  private final ProjectModel projects;
  private final Settings settings;
  private final ReadOnlyBooleanWrapper wanted;
  private final BooleanBinding shown;
  private final LatestFirst background = new LatestFirst("thumbnails", MOST_WAITING);
  private final Map<String, Optional<Image>> made = new LinkedHashMap<>(16, 0.75f, true);

  @Inject
  ThumbnailModel(ProjectModel projects, PlayerModel player, Settings settings) {
    this.projects = projects;
    this.settings = settings;
    this.wanted =
        new ReadOnlyBooleanWrapper(settings.load(SETTINGS, ThumbnailSettings.DEFAULT).shown());
    this.shown =
        Bindings.createBooleanBinding(
            () -> wanted.get() && player.condition().nowProperty().get().hasPicture(),
            wanted,
            player.condition().nowProperty());
    BooleanBinding busy =
        Bindings.createBooleanBinding(
            () ->
                player.playingProperty().get()
                    || player.stateProperty().get() instanceof PlayerState.Opening,
            player.playingProperty(),
            player.stateProperty());
    busy.subscribe(now -> background.hold(now));
    projects.stateProperty().subscribe(_ -> forget());
  }

  /** Whether the user wants them. */
  public ReadOnlyBooleanProperty wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /**
   * Whether lists show them: not if the user does not want them, and not while a clip is judged
   * from its sound alone, of which nobody should see the picture.
   */
  public ObservableBooleanValue shownProperty() {
    return shown;
  }

  /** Shows them or no longer, and remembers it. */
  public void toggle() {
    wanted.set(!wanted.get());
    settings.save(SETTINGS, new ThumbnailSettings(wanted.get()));
    if (!wanted.get()) {
      background.clear();
    }
  }

  private void forget() {
    background.clear();
    made.clear();
  }

  /** What is known already: a picture, or that there is none. */
  public Optional<Optional<Image>> known(Clip clip, boolean measured) {
    return Optional.ofNullable(made.get(key(clip, measured)));
  }

  /**
   * Asks for the picture of {@code clip}.
   *
   * @param measured whether its action units are known
   * @param hears on the JavaFX thread, as soon as there is one; never for what scrolled by
   */
  public void ask(Clip clip, boolean measured, Consumer<Image> hears) {
    Optional<Project> project = projects.project();
    if (project.isEmpty() || !wanted.get()) {
      return;
    }
    String key = key(clip, measured);
    background.ask(
        key,
        () -> {
          Optional<Image> image =
              ThumbnailFile.of(project.get(), clip, measured)
                  .map(bytes -> new Image(new ByteArrayInputStream(bytes)));
          Platform.runLater(
              () -> {
                if (projects.project().equals(project)) {
                  keep(key, image);
                  image.ifPresent(hears);
                }
              });
        });
  }

  private void keep(String key, Optional<Image> image) {
    made.put(key, image);
    if (made.size() > MOST_KEPT) {
      made.remove(made.keySet().iterator().next()); // the one not shown for longest
    }
  }

  private static String key(Clip clip, boolean measured) {
    return clip.id() + measured;
  }
}
