package studio.migr.training.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a trainer. A process number is given again sooner or later; together with the time
 * of its start it names one process.
 *
 * @param host name of its machine; blank if that is not known
 * @param started when the process began; empty where the system does not say
 */
public record Owner(String host, long pid, Optional<Instant> started) {

  /** This process. */
  public static Owner current() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(thisHost(), self.pid(), self.info().startInstant());
  }

  /** A process on this machine. */
  public static Owner of(Process process) {
    return new Owner(thisHost(), process.pid(), process.info().startInstant());
  }

  static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
