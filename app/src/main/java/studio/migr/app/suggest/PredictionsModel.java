package studio.migr.app.suggest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.predict.AdoptedModel;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.ProjectModel;

/**
 * What models said of the open project's clips. The folder of predictions is looked at every two
 * seconds, since other processes write there, too. Lives on the JavaFX thread; reads in the
 * background.
 */
@Singleton
public final class PredictionsModel {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionsModel.class);
  private static final int LOOK_EVERY_MS = 2000;

  private final AdoptionModel adoption;
  private final ScheduledThreadPoolExecutor reader =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("predictions").factory());
  private final ReadOnlyObjectWrapper<Map<String, Prediction>> predictions =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<Optional<ModelName>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<ModelName> models = FXCollections.observableArrayList();
  private Map<ModelName, Map<String, Prediction>> all = Map.of();
  private Optional<ModelName> chosen = Optional.empty();
  private volatile Optional<Path> folder = Optional.empty();
  private List<String> seen = List.of(); // of the reader's thread
  private Optional<Future<?>> looking = Optional.empty();

  @Inject
  PredictionsModel(ProjectModel projects, AdoptionModel adoption) {
    this.adoption = adoption;
    reader.setRemoveOnCancelPolicy(true);
    reader.setKeepAliveTime(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    reader.allowCoreThreadTimeOut(true); // no thread waits where no project is open
    projects
        .stateProperty()
        .subscribe(
            _ -> {
              folder = projects.project().map(open -> open.predictionsFolder());
              looking.ifPresent(now -> now.cancel(false));
              looking = Optional.empty();
              if (folder.isPresent()) {
                looking =
                    Optional.of(
                        reader.scheduleWithFixedDelay(
                            () -> read(false),
                            LOOK_EVERY_MS,
                            LOOK_EVERY_MS,
                            TimeUnit.MILLISECONDS));
              }
              chosen = Optional.empty();
              take(Map.of());
              look();
            });
    adoption.adoptedProperty().subscribe(_ -> show());
  }

  /**
   * What the model said, by clip. Of clips that the project's own model was not asked about, it is
   * what the one before said, which is old.
   */
  public ReadOnlyObjectProperty<Map<String, Prediction>> predictionsProperty() {
    return predictions.getReadOnlyProperty();
  }

  /**
   * The model that is listened to. Until another is chosen it is the project's own, and where there
   * is none that said something, the one that spoke last.
   */
  public ReadOnlyObjectProperty<Optional<ModelName>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** All that said something of this project's clips, by name. */
  public ObservableList<ModelName> models() {
    return models;
  }

  public Optional<Prediction> of(String clipId) {
    return Optional.ofNullable(predictions.get().get(clipId));
  }

  /** Listens to another model. */
  public void choose(ModelName next) {
    chosen = Optional.of(next);
    show();
  }

  /** Looks at the folder now. */
  public void look() {
    reader.execute(() -> read(true));
  }

  private void read(boolean anyhow) {
    Optional<Path> now = folder;
    try {
      List<String> stamps = new ArrayList<>();
      for (Path file : now.isPresent() ? PredictionFile.in(now.get()) : List.<Path>of()) {
        stamps.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      if (stamps.equals(seen) && !anyhow) {
        return;
      }
      Map<ModelName, Map<String, Prediction>> found =
          now.isPresent() ? PredictionFile.readAll(now.get()) : Map.of();
      seen = stamps;
      Platform.runLater(
          () -> {
            if (folder.equals(now)) {
              take(found);
            }
          });
    } catch (IOException e) {
      LOG.warn("What models said cannot be read", e); // looked at again in a moment
    }
  }

  private void take(Map<ModelName, Map<String, Prediction>> found) {
    all = found;
    List<ModelName> names =
        found.keySet().stream()
            .sorted(Comparator.comparing(ModelName::name).thenComparing(ModelName::id))
            .toList();
    if (!names.equals(models)) {
      models.setAll(names);
    }
    show();
  }

  private void show() {
    Optional<ModelName> next =
        chosen
            .filter(all::containsKey)
            .or(() -> adopted().filter(all::containsKey))
            .or(() -> all.keySet().stream().max(Comparator.comparing(this::lastWord)));
    model.set(next);
    Map<String, Prediction> said = new HashMap<>();
    if (chosen.isEmpty() && next.isPresent() && next.equals(adopted())) {
      all.keySet().stream()
          .sorted(Comparator.comparing(this::lastWord))
          .forEach(name -> said.putAll(all.getOrDefault(name, Map.of())));
    }
    next.ifPresent(name -> said.putAll(all.getOrDefault(name, Map.of())));
    predictions.set(Map.copyOf(said));
  }

  private Optional<ModelName> adopted() {
    return adoption.adoptedProperty().get().map(AdoptedModel::model);
  }

  private Instant lastWord(ModelName name) {
    return all.getOrDefault(name, Map.of()).values().stream()
        .map(Prediction::time)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
