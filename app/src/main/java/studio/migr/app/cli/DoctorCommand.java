package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.doctor.Check;
import studio.migr.app.doctor.Checkup;
import studio.migr.app.doctor.Finding;
import studio.migr.app.message.Messages;

/** {@code doctor}: whether this machine has what the studio needs, and what to do where not. */
@Command(
    name = "doctor",
    description = "Checks what the studio needs of this machine and says what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", description = "Check the disk of this project.")
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return report(Checkup.ofThisMachine(project.toAbsolutePath()).run());
  }

  /** Prints the findings; {@link Exit#FAILED} only if one of them failed. */
  int report(Map<Check, Finding> findings) {
    console.result(
        json,
        asJson(findings),
        out ->
            findings.forEach(
                (check, finding) -> {
                  String title = Messages.text("doctor.title." + check.name());
                  out.printf("%-8s %s: %s%n", finding.status().word(), title, finding.detail());
                  if (!finding.remedy().isEmpty()) {
                    out.printf("%-8s %s%n", "", finding.remedy());
                  }
                }));
    boolean failed =
        findings.values().stream().anyMatch(each -> each.status() == Finding.Status.FAILED);
    return failed ? Exit.FAILED : Exit.DONE;
  }

  private ObjectNode asJson(Map<Check, Finding> findings) {
    ObjectNode result = console.object();
    ArrayNode checks = result.putArray("checks");
    findings.forEach(
        (check, finding) -> {
          ObjectNode line = checks.addObject();
          line.put("check", check.name());
          line.put("status", finding.status().word());
          line.put("detail", finding.detail());
          if (finding.remedy().isEmpty()) {
            line.putNull("remedy");
          } else {
            line.put("remedy", finding.remedy());
          }
        });
    return result;
  }
}
