package studio.migr.training.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import studio.migr.training.jsonl.LineLog;

/**
 * The trainer's side of a run: appends metrics, samples and words, keeps the status, and says every
 * {@link #HEARTBEAT} that it lives. A run has one writer at a time.
 */
public final class RunWriter implements Closeable {
  public static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final RunDirectory run;
  private final Clock clock;
  private final LineLog metrics;
  private final LineLog samples;
  private final LineLog log;
  private final ScheduledExecutorService heart;
  private RunStatus status;

  private RunWriter(RunDirectory run, Clock clock, LineLog metrics, LineLog samples, LineLog log)
      throws IOException {
    this.run = run;
    this.clock = clock;
    this.metrics = metrics;
    this.samples = samples;
    this.log = log;
    run.clearRequest();
    this.status =
        new RunStatus(RunState.STARTING, Owner.current(), clock.instant(), 0, 0, Optional.empty());
    run.status().write(status);
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    heart.scheduleWithFixedDelay(
        this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to write, as this process.
   *
   * @throws RunBusyException if another process that lives writes already
   */
  public static RunWriter open(RunDirectory run, Clock clock) throws IOException {
    Optional<RunStatus> before = run.status().read();
    if (before.isPresent()
        && Liveness.of(before.get(), clock.instant()) == Liveness.ALIVE
        && !before.get().owner().equals(Owner.current())) {
      throw new RunBusyException(run.folder(), before.get().owner());
    }
    LineLog metrics = new LineLog(run.folder().resolve(RunDirectory.METRICS));
    LineLog samples = new LineLog(run.folder().resolve(RunDirectory.SAMPLES));
    LineLog log = new LineLog(run.folder().resolve(RunDirectory.LOG));
    return new RunWriter(run, clock, metrics, samples, log);
  }

  /** Says that step {@code line.step()} of {@code steps} is made. */
  public void step(MetricsLine line, long steps) throws IOException {
    metrics.append(line.json());
    change(status().withState(RunState.RUNNING).withStep(line.step(), steps));
  }

  public void sample(SampleLine sample) throws IOException {
    samples.append(sample.json());
  }

  /** A line for people, with its time. */
  public void say(String words) throws IOException {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    for (String line : words.lines().toList()) {
      log.append(time + " " + line);
    }
  }

  /** What somebody asks of this run. */
  public Optional<RunRequest> asked() throws IOException {
    return run.request();
  }

  /**
   * Says how the run ended, after all that was appended is on the disk.
   *
   * @throws IllegalArgumentException if the state is none of an end
   */
  public void end(RunState state) throws IOException {
    if (state.active()) {
      throw new IllegalArgumentException("no end: " + state);
    }
    force();
    change(status().withState(state));
  }

  /**
   * Ends with a fault.
   *
   * @param sentence what went wrong and what to do
   */
  public void fail(String sentence) throws IOException {
    say(sentence);
    force();
    change(status().withError(sentence));
  }

  private void force() throws IOException {
    metrics.force();
    samples.force();
    log.force();
  }

  private synchronized RunStatus status() {
    return status;
  }

  private synchronized void change(RunStatus to) throws IOException {
    status = to.at(clock.instant());
    run.status().write(status);
  }

  private synchronized void beat() {
    try {
      if (status.state().active()) {
        change(status);
      }
    } catch (IOException e) {
      // a full disk is met again by the next step, which can say so
    }
  }

  /** Without {@link #end} or {@link #fail} before, the run counts as broken off. */
  @Override
  public void close() throws IOException {
    heart.shutdownNow();
    metrics.close();
    samples.close();
    log.close();
  }
}
