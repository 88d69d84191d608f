package studio.migr.app.doctor;

import studio.migr.app.message.Messages;

/** The Java machine that runs this very program. */
final class JavaCheck implements Check {
  private static final int BUILT_FOR = 25;

  private final Runtime.Version version;

  JavaCheck(Runtime.Version version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Finding run() {
    String found =
        Messages.text(
            "doctor.java",
            version,
            System.getProperty("java.vendor"),
            System.getProperty("java.home"));
    return version.feature() == BUILT_FOR
        ? Finding.ok(found)
        : Finding.warning(found, "doctor.java.remedy", BUILT_FOR);
  }
}
