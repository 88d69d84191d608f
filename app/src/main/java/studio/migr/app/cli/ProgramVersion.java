package studio.migr.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    // Only the jar knows it; classes straight from the compiler have no version.
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return new String[] {"MIGR Studio " + (version == null ? "(development)" : version)};
  }
}
