package studio.migr.training.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.run.Liveness;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunStatus;

/**
 * Looks at a run again and again. Whether a trainer says anything is judged by whether its
 * heartbeat changes while this clock goes on, which no setting of any clock disturbs; only at the
 * first look the times themselves have to do. For one thread.
 */
public final class RunWatch {
  /** How long a trainer may take for the step after which it ends. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int LAST_LINES = 12;
  private static final int SIGNALS = 128;
  private static final int NOT_EXECUTABLE = 126;
  private static final long FULL_BYTES = 1 << 20;
  private static final Pattern MEMORY =
      Pattern.compile(
          "out of memory|outofmemoryerror|cannot allocate memory|not enough memory|oom-kill");
  private static final Pattern DISK =
      Pattern.compile("no space left|not enough space|disk quota exceeded|disk full");
  private static final Pattern RIGHTS =
      Pattern.compile(
          "permission denied|accessdeniedexception|access is denied|operation not permitted"
              + "|read-only file system");

  private final Path folder;
  private final Clock wall;
  private final LongSupplier nanos;
  private Optional<Instant> heartbeat = Optional.empty();
  private long heardAt;
  private boolean clocksDiffer;

  public RunWatch(Path folder) {
    this(folder, Clock.systemUTC(), System::nanoTime);
  }

  /**
   * @param wall the clock that may be set
   * @param nanos the clock that only goes on
   */
  RunWatch(Path folder, Clock wall, LongSupplier nanos) {
    this.folder = folder;
    this.wall = wall;
    this.nanos = nanos;
  }

  /** How the run stands now. Never fails: what cannot be read is a condition, too. */
  public RunHealth look() {
    try {
      return look(RunDirectory.open(folder));
    } catch (AccessDeniedException e) {
      return health(RunCondition.NO_RIGHTS, Optional.empty(), String.valueOf(e.getFile()));
    } catch (NoSuchFileException e) {
      return health(RunCondition.UNREADABLE, Optional.empty(), String.valueOf(e.getFile()));
    } catch (FormatException e) {
      return health(
          RunCondition.UNREADABLE, Optional.empty(), folder.resolve("config.json").toString());
    } catch (IOException e) {
      return health(RunCondition.UNREADABLE, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private RunHealth look(RunDirectory run) throws IOException {
    run.config();
    Optional<RunStatus> status = run.status().read();
    if (status.isEmpty()) {
      return withoutStatus(run);
    }
    return switch (status.get().state()) {
      case STARTING, RUNNING -> active(run, status.get());
      case FINISHED -> result(run, status.get());
      case STOPPED -> health(RunCondition.STOPPED, status, "");
      case CANCELLED -> health(RunCondition.CANCELLED, status, "");
      case FAILED -> health(RunCondition.FAILED, status, status.get().error().orElse(""));
    };
  }

  private RunHealth withoutStatus(RunDirectory run) throws IOException {
    Path file = run.folder().resolve("status.json");
    if (Files.exists(file)) {
      return health(RunCondition.UNREADABLE, Optional.empty(), file.toString());
    }
    if (run.queued().isPresent()) {
      return health(RunCondition.QUEUED, Optional.empty(), run.queued().get());
    }
    if (run.exitCode().isPresent()) {
      return gone(run, Optional.empty());
    }
    if (run.job().isPresent()) {
      return health(RunCondition.SUBMITTED, Optional.empty(), run.job().get());
    }
    return neverBegan(run)
        ? health(RunCondition.KILLED, Optional.empty(), "")
        : health(RunCondition.STARTING, Optional.empty(), "");
  }

  /** Nobody takes so long for the first word. */
  private boolean neverBegan(RunDirectory run) throws IOException {
    Path newest =
        Files.exists(run.printedFile()) ? run.printedFile() : run.folder().resolve("config.json");
    Instant touched = Files.getLastModifiedTime(newest).toInstant();
    return touched.plus(PATIENCE).isBefore(wall.instant());
  }

  /** A run that finished has a model, or at least a checkpoint. */
  private RunHealth result(RunDirectory run, RunStatus status) throws IOException {
    boolean there = Files.isDirectory(run.modelFolder()) || run.checkpoints().latest().isPresent();
    return health(there ? RunCondition.FINISHED : RunCondition.NO_RESULT, Optional.of(status), "");
  }

  private RunHealth active(RunDirectory run, RunStatus status) throws IOException {
    Owner owner = status.owner();
    Duration since = listen(status);
    if (owner.isHere() && !owner.runs(run.folder().toAbsolutePath().normalize().toString())) {
      return gone(run, Optional.of(status));
    }
    Optional<RunStatus> said = Optional.of(status);
    if (since.compareTo(Liveness.HEARD) > 0) {
      return health(RunCondition.SILENT, said, Long.toString(since.toSeconds()));
    }
    Optional<Instant> asked = run.requestTime();
    if (asked.isPresent()) {
      Duration waited = Duration.between(asked.get(), wall.instant());
      return health(
          waited.compareTo(PATIENCE) > 0 ? RunCondition.STOP_IGNORED : RunCondition.ENDING,
          said,
          run.request().map(RunRequest::name).orElse("").toLowerCase(Locale.ROOT));
    }
    return health(
        switch (status.state()) {
          case STARTING -> RunCondition.STARTING;
          default -> RunCondition.RUNNING;
        },
        said,
        "");
  }

  /** For how long nothing was heard. */
  private Duration listen(RunStatus status) {
    Instant said = status.heartbeat();
    if (heartbeat.isEmpty()) {
      Duration age = Duration.between(said, wall.instant());
      boolean future = age.isNegative() && age.abs().compareTo(Liveness.HEARD) > 0;
      clocksDiffer = future;
      heardAt = nanos.getAsLong() - (age.isNegative() ? 0 : age.toNanos());
    } else if (!heartbeat.get().equals(said)) {
      Duration byClock = Duration.between(heartbeat.get(), said);
      Duration byThis = Duration.ofNanos(nanos.getAsLong() - heardAt);
      clocksDiffer |=
          byClock.isNegative() || byClock.minus(byThis).abs().compareTo(Liveness.HEARD) > 0;
      heardAt = nanos.getAsLong();
    }
    heartbeat = Optional.of(said);
    return Duration.ofNanos(nanos.getAsLong() - heardAt);
  }

  /** The process is gone and did not say why. */
  private RunHealth gone(RunDirectory run, Optional<RunStatus> status) throws IOException {
    List<String> words = lastLines(run);
    String all = String.join("\n", words).toLowerCase(Locale.ROOT);
    OptionalInt code = run.exitCode();
    String ended = code.isPresent() ? Integer.toString(code.getAsInt()) : "";
    RunCondition condition;
    if (MEMORY.matcher(all).find()) {
      condition = RunCondition.OUT_OF_MEMORY;
    } else if (DISK.matcher(all).find()
        || Files.getFileStore(run.folder()).getUsableSpace() < FULL_BYTES) {
      condition = RunCondition.DISK_FULL;
    } else if (RIGHTS.matcher(all).find() || code.orElse(0) == NOT_EXECUTABLE) {
      condition = RunCondition.NO_RIGHTS;
    } else if (status.map(RunStatus::heartbeat).filter(this::beforeTheMachineBegan).isPresent()) {
      condition = RunCondition.MACHINE_RESTARTED;
    } else if (code.isPresent() && code.getAsInt() < SIGNALS) {
      condition = RunCondition.NO_RESULT;
    } else {
      condition = RunCondition.KILLED;
    }
    return health(condition, status, ended);
  }

  private boolean beforeTheMachineBegan(Instant time) {
    return ProcessHandle.of(1)
        .flatMap(first -> first.info().startInstant())
        .filter(began -> began.isAfter(time.plus(Liveness.HEARD)))
        .isPresent();
  }

  private RunHealth health(RunCondition condition, Optional<RunStatus> status, String detail) {
    return new RunHealth(
        condition, status, detail, condition.bad() ? lastLinesOrNone() : List.of(), clocksDiffer);
  }

  private List<String> lastLinesOrNone() {
    try {
      return lastLines(RunDirectory.open(folder));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> lastLines(RunDirectory run) throws IOException {
    List<String> lines = new ArrayList<>(run.lastWords(LAST_LINES));
    lines.addAll(run.lastPrinted(LAST_LINES));
    return lines;
  }
}
