package studio.migr.app.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunStatus;
import studio.migr.training.watch.RunHealth;
import studio.migr.training.watch.RunWatch;

/**
 * The runs of a folder, of which each device has one at a time. Whoever ends, and every window that
 * is open, starts those that are next; of several who try, one does.
 */
public final class RunQueue {
  private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);
  private static final String DEVICE = "device";
  private static final String CPU = "cpu";

  private RunQueue() {}

  /** The folders of all runs, in no order; those whose names begin with a dot are none. */
  public static List<Path> runs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> Files.exists(entry.resolve("config.json")))
          .toList();
    }
  }

  /** The device that a run computes on. */
  public static String device(RunDirectory run) throws IOException {
    return run.config().path(DEVICE).asText(CPU);
  }

  /** Whether a run computes on that device of this machine now. */
  public static boolean busy(Path folder, String device) throws IOException {
    for (Path each : runs(folder)) {
      try {
        if (atWorkHere(each) && device(RunDirectory.open(each)).equals(device)) {
          return true;
        }
      } catch (IOException e) {
        LOG.debug("{} cannot be read and takes no device", each, e);
      }
    }
    return false;
  }

  private static boolean atWorkHere(Path run) throws IOException {
    RunHealth health = new RunWatch(run).look();
    return health.condition().atWork()
        && health.status().map(RunStatus::owner).map(Owner::isHere).orElse(true)
        && RunDirectory.open(run).job().isEmpty();
  }

  /** Starts, for each device that is free, the run that has waited longest for it. */
  public static void startNext(Path folder) {
    try {
      List<Waiting> waiting = waiting(folder);
      if (waiting.isEmpty()) {
        return;
      }
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".queue"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          start(folder, waiting);
        }
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("Another part of this program is at it", e);
    } catch (IOException e) {
      LOG.warn("The runs that wait in {} cannot be started", folder, e);
    }
  }

  private record Waiting(RunDirectory run, String device, Instant since) {}

  private static List<Waiting> waiting(Path folder) throws IOException {
    List<Waiting> all = new ArrayList<>();
    for (Path each : runs(folder)) {
      RunDirectory run = RunDirectory.open(each);
      if (run.queued().isPresent()) {
        all.add(
            new Waiting(run, run.queued().orElse(CPU), run.queuedSince().orElse(Instant.EPOCH)));
      }
    }
    all.sort(Comparator.comparing(Waiting::since));
    return all;
  }

  private static void start(Path folder, List<Waiting> waiting) throws IOException {
    Set<String> taken = new HashSet<>();
    for (Waiting next : waiting) {
      if (taken.contains(next.device)) {
        continue;
      }
      taken.add(next.device);
      if (!busy(folder, next.device) && next.run.unqueue()) {
        TrainerStart.start(next.run);
      }
    }
  }
}
