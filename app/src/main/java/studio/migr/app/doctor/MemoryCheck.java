package studio.migr.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import studio.migr.app.message.Messages;

/** How much memory the machine has and how much of it the studio may take. */
final class MemoryCheck implements Check {
  private static final long LITTLE = 3_500_000_000L; // a 4 GB machine reports somewhat less

  private final long installed;
  private final long heap;

  /**
   * @param installed memory of the machine, or of the container, in bytes
   * @param heap the most that Java objects of the studio may take, in bytes
   */
  MemoryCheck(long installed, long heap) {
    this.installed = installed;
    this.heap = heap;
  }

  /** Memory of this machine or container, in bytes. */
  static long installed() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Finding run() {
    String found = Messages.text("doctor.memory", Sizes.text(installed), Sizes.text(heap));
    return installed < LITTLE ? Finding.warning(found, "doctor.memory.remedy") : Finding.ok(found);
  }
}
