package studio.migr.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Sums processor time by part, of all threads of this process: what several threads did at once
 * counts as one core would have done it, and waiting does not count.
 */
final class CoreClock {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final SequencedMap<String, Double> millis = new LinkedHashMap<>();
  private long last = PROCESS.getProcessCpuTime();

  /** What was done since the last call belongs to no part. */
  void skip() {
    last = PROCESS.getProcessCpuTime();
  }

  /** What was done since the last call belongs to this part. */
  void count(String part) {
    long now = PROCESS.getProcessCpuTime();
    millis.merge(part, (now - last) / 1e6, Double::sum);
    last = now;
  }

  /** Milliseconds by part for one of {@code times} repetitions. */
  SequencedMap<String, Double> each(int times) {
    SequencedMap<String, Double> each = new LinkedHashMap<>();
    millis.forEach((part, sum) -> each.put(part, sum / times));
    return each;
  }

  /** Milliseconds of all parts for one of {@code times} repetitions. */
  double allFor(int times) {
    return millis.values().stream().mapToDouble(Double::doubleValue).sum() / times;
  }
}
