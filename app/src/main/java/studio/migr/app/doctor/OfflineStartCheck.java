package studio.migr.app.doctor;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;

/**
 * Starts the native parts in a second process in which no host name resolves and whose caches are
 * empty: whatever would be fetched at run time is missed there.
 *
 * <p>Programs that ask for a numeric address would get through; none of our libraries does.
 */
final class OfflineStartCheck implements Check {
  private static final long PATIENCE_SECONDS = 120;
  private static final Set<String> OPTIONS_OF_JAVA =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  @Override
  public String name() {
    return "network_free_start";
  }

  @Override
  public Finding run() throws IOException, InterruptedException {
    Path java = javaProgram();
    if (!Files.isExecutable(java)) {
      return Finding.warning(
          Messages.text("doctor.offline.no-java", java), "doctor.offline.no-java.remedy");
    }
    Path folder = Files.createTempDirectory("studio-offline");
    try {
      Path output = folder.resolve("output.txt");
      ProcessBuilder builder = new ProcessBuilder(command(java, folder));
      // Options meant for this process, such as a file it alone may write, are not for the other.
      builder.environment().keySet().removeAll(OPTIONS_OF_JAVA);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      if (ended && process.exitValue() == 0) {
        return Finding.ok(Messages.text("doctor.offline"));
      }
      if (ended && process.exitValue() == OfflineStart.NOT_CUT_OFF) {
        return Finding.warning(
            Messages.text("doctor.offline.not-cut-off"), "doctor.offline.not-cut-off.remedy");
      }
      return Finding.failed(
          Messages.text("doctor.offline.failed", lastLine(output)), "doctor.offline.failed.remedy");
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static Path javaProgram() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
  }

  private static List<String> command(Path java, Path folder) throws IOException {
    Path noHosts = Files.createFile(folder.resolve("hosts"));
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Djdk.net.hosts.file=" + noHosts);
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("javacpp"));
    command.add("-Djavafx.cachedir=" + folder.resolve("javafx"));
    boolean asModule = ModuleLayer.boot().findModule("javafx.graphics").isPresent();
    command.add("--enable-native-access=ALL-UNNAMED" + (asModule ? ",javafx.graphics" : ""));
    @Nullable String modules = System.getProperty("jdk.module.path"); // none where it is installed
    if (modules != null) {
      command.addAll(List.of("--module-path", modules));
    }
    if (asModule) {
      command.addAll(List.of("--add-modules", "javafx.controls"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OfflineStart.class.getName());
    return command;
  }

  private static String lastLine(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    return lines.stream()
        .filter(line -> line.contains("Error") || line.contains("Exception"))
        .findFirst()
        .orElse(lines.isEmpty() ? "" : lines.getLast());
  }
}
