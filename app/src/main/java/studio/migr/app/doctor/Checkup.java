package studio.migr.app.doctor;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.SettingsFolder;

/** All checks in a row; one that breaks does not keep the others from running. */
public final class Checkup {
  private final List<Check> checks;

  public Checkup(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Everything that the studio needs of this machine.
   *
   * @param work the folder that projects are to lie in
   */
  public static Checkup ofThisMachine(Path work) {
    Path home = Path.of(System.getProperty("user.home"));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new Checkup(
        List.of(
            new JavaCheck(Runtime.version()),
            new MemoryCheck(MemoryCheck.installed(), Runtime.getRuntime().maxMemory()),
            new NativesCheck(),
            new CodecsCheck(),
            new FacesCheck(FaceInstrument.ofUser()),
            new WindowCheck(System.getenv()),
            new AudioDeviceCheck(),
            new GpuCheck(Path.of("/proc/driver/nvidia/version"), "nvidia-smi"),
            DiskCheck.of(List.of(work, home, temporary)),
            new RightsCheck(List.of(work, SettingsFolder.path(), home, temporary)),
            new OfflineStartCheck()));
  }

  List<Check> checks() {
    return checks;
  }

  /** What each check found, in the order of the checks. */
  public Map<Check, Finding> run() {
    Map<Check, Finding> findings = new LinkedHashMap<>();
    for (Check check : checks) {
      findings.put(check, find(check));
    }
    return findings;
  }

  private static Finding find(Check check) {
    try {
      return check.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.failed(Messages.text("doctor.interrupted"), "doctor.interrupted.remedy");
    } catch (Exception | LinkageError e) {
      return Finding.failed(ErrorSentence.of(e), "doctor.broke.remedy");
    }
  }
}
