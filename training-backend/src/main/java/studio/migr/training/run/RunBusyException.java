package studio.migr.training.run;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that lives writes to this run. */
public final class RunBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final long pid;

  RunBusyException(Path folder, Owner owner) {
    super("process " + owner.pid() + " writes to " + folder);
    this.folder = folder.toString();
    this.pid = owner.pid();
  }

  public Path folder() {
    return Path.of(folder);
  }

  public long pid() {
    return pid;
  }
}
