package studio.migr.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.train.ClusterWatch;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.SampleLine;
import studio.migr.training.watch.Branch;
import studio.migr.training.watch.MetricsLog;
import studio.migr.training.watch.RunHealth;
import studio.migr.training.watch.RunWarning;
import studio.migr.training.watch.RunWatch;
import studio.migr.training.watch.SamplesLog;

/**
 * A run of the project: its folder, what was seen of it last, and its metrics. {@link #look} is for
 * the thread that watches, the rest for the JavaFX thread.
 */
final class RunItem {
  private static final Logger LOG = LoggerFactory.getLogger(RunItem.class);
  private static final int SAMPLES = 200;
  private static final int LOG_LINES = 400;

  private final Path folder;
  private final RunWatch watch;
  private final MetricsLog metrics;
  private final ClusterWatch cluster = new ClusterWatch();
  private @Nullable SamplesLog samples;
  private final ReadOnlyObjectWrapper<RunFacts> facts =
      new ReadOnlyObjectWrapper<>(RunFacts.UNKNOWN);
  private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
  private boolean logged;

  RunItem(Path folder) {
    this.folder = folder;
    this.watch = new RunWatch(folder);
    this.metrics = new MetricsLog(folder.resolve(RunDirectory.METRICS));
  }

  Path folder() {
    return folder;
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** Safe to ask from any thread. */
  MetricsLog metrics() {
    return metrics;
  }

  ReadOnlyObjectProperty<RunFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  RunFacts facts() {
    return facts.get();
  }

  /** Grows whenever there are new metrics. */
  ReadOnlyLongProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** A look that was taken, and whether metrics came since the one before. */
  record Look(RunFacts facts, boolean news) {}

  /**
   * Looks at the folder.
   *
   * @param closely whether somebody watches just this one: then also samples and log are read
   */
  Look look(boolean closely) {
    RunHealth health = watch.look();
    boolean came = read(false, metrics::follow);
    List<SampleLine> newest = closely ? read(List.of(), this::followSamples) : List.of();
    RunFacts seen =
        read(Optional.<RunDirectory>empty(), () -> Optional.of(RunDirectory.open(folder)))
            .map(run -> seen(run, read(health, () -> cluster.see(run, health)), newest, closely))
            .orElseGet(() -> unreadable(health));
    boolean first = !logged;
    logged = true;
    return new Look(seen, came || first);
  }

  private static RunFacts unreadable(RunHealth health) {
    RunFacts unknown = RunFacts.UNKNOWN;
    return new RunFacts(
        health,
        unknown.config(),
        unknown.dataset(),
        List.of(),
        Optional.empty(),
        Instant.EPOCH,
        false,
        List.of(),
        List.of(),
        health.lastLines(),
        Optional.empty());
  }

  private RunFacts seen(
      RunDirectory run, RunHealth health, List<SampleLine> newest, boolean closely) {
    return new RunFacts(
        health,
        read(RunFacts.UNKNOWN.config(), run::config),
        read("", () -> run.dataset().orElse("")),
        read(List.<Long>of(), () -> List.copyOf(run.checkpoints().all().navigableKeySet())),
        read(Optional.<Branch>empty(), () -> Branch.of(folder)),
        read(
            Instant.EPOCH,
            () -> Files.getLastModifiedTime(folder.resolve("config.json")).toInstant()),
        Files.isDirectory(run.modelFolder()),
        RunWarning.of(metrics),
        newest,
        closely ? read(List.<String>of(), () -> run.lastWords(LOG_LINES)) : List.of(),
        cluster.word());
  }

  private List<SampleLine> followSamples() throws IOException {
    SamplesLog open = samples;
    if (open == null) {
      open = new SamplesLog(folder.resolve(RunDirectory.SAMPLES), SAMPLES);
      samples = open;
    }
    return open.follow();
  }

  /** What a file says; what it cannot say is said by the run's condition. */
  private <T> T read(T otherwise, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      LOG.debug("{} cannot be read", folder, e);
      return otherwise;
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  /** Shows a look to all who listen. */
  void show(Look look) {
    facts.set(look.facts());
    if (look.news()) {
      news.set(news.get() + 1);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
