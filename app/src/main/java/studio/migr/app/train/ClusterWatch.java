package studio.migr.app.train;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.store.ProjectException;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.watch.RunCondition;
import studio.migr.training.watch.RunHealth;

/**
 * Asks the cluster about a run whose trainer says nothing, now and then: whether its job still
 * waits, or is gone. For one thread.
 */
public final class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(4);
  private static final String WAITS = "PENDING";

  private String job = "";
  private Optional<String> word = Optional.empty();
  private boolean gone;
  private long asked = System.nanoTime() - EVERY_NS;

  /** What is to be said of a run, by its folder and by its job. */
  public RunHealth see(RunDirectory run, RunHealth health) throws IOException {
    Optional<String> now = run.job();
    boolean unsure =
        switch (health.condition()) {
          case SUBMITTED, SILENT, KILLED -> now.isPresent();
          default -> false;
        };
    if (!unsure) {
      word = Optional.empty();
      return health;
    }
    ask(now.orElseThrow());
    if (word.filter(said -> said.startsWith(WAITS)).isPresent()) {
      return with(health, RunCondition.SUBMITTED);
    }
    return gone && health.condition() != RunCondition.KILLED
        ? with(health, RunCondition.KILLED)
        : health;
  }

  private void ask(String now) {
    if (!now.equals(job)) {
      job = now;
      gone = false;
    } else if (gone || System.nanoTime() - asked < EVERY_NS) {
      return; // a job that ended does not come again
    }
    asked = System.nanoTime();
    try {
      word = SlurmJob.state(now);
      gone = word.isEmpty();
    } catch (IOException | ProjectException e) {
      LOG.debug("Slurm does not say how job {} stands", now, e);
    }
  }

  private static RunHealth with(RunHealth health, RunCondition condition) {
    return new RunHealth(condition, health.status(), "", health.lastLines(), health.clocksDiffer());
  }

  /** What the cluster says of the job; empty if it was not asked or knows none. */
  public Optional<String> word() {
    return word;
  }
}
