package studio.migr.training.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The process of a trainer. A process number is given again sooner or later; together with the time
 * of its start it names one process.
 *
 * @param host name of its machine; blank if that is not known
 * @param started when the process began; empty where the system does not say
 */
public record Owner(String host, long pid, Optional<Instant> started) {

  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Systems give the start of a process in steps of 10 ms, some of a second. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** This process. */
  public static Owner current() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(thisHost(), self.pid(), self.info().startInstant());
  }

  /** A process on this machine. */
  public static Owner of(Process process) {
    return new Owner(thisHost(), process.pid(), process.info().startInstant());
  }

  /** Name of this machine; blank if nobody knows. */
  public static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return nameInTheSystem(); // a machine may have a name that nobody can look up
    }
  }

  /** What the system itself is called, whether or not that can be looked up. */
  static String nameInTheSystem() {
    try {
      return Files.readString(KERNEL_NAME).strip();
    } catch (IOException e) { // not Linux
      return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
    }
  }

  /** Whether it runs, or ran, on this machine. */
  public boolean isHere() {
    return !host.isBlank() && host.equals(thisHost());
  }

  /** Whether it runs now; asks the system of this machine. */
  public boolean runs() {
    return runs("");
  }

  /**
   * Whether it runs now. When the machine's clock is set, the system gives other times for the
   * start of every process: then what the process was started with tells, too.
   *
   * @param word a word among its arguments that no other process has; blank if there is none
   */
  public boolean runs(String word) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    Optional<Instant> now = process.get().info().startInstant();
    return started.isEmpty()
        || now.isEmpty()
        || Duration.between(started.get(), now.get()).abs().compareTo(SAME_START) <= 0
        || (!word.isBlank() && isAmong(word, process.get().info()));
  }

  private static boolean isAmong(String word, ProcessHandle.Info process) {
    return process.arguments().stream().flatMap(Arrays::stream).anyMatch(word::equals);
  }
}
