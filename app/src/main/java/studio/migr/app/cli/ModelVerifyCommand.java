package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.verify.Check;
import studio.migr.runtime.verify.CheckSuite;
import studio.migr.runtime.verify.Suites;
import studio.migr.training.verify.TrainingSuites;

/** {@code model verify}: whether the models compute what the public libraries do. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Compare what models compute here with values that the public libraries computed: for each"
            + " family a small checkpoint, inputs, and what must come out.")
final class ModelVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "REFERENCE_DIR", description = "The folder of reference values.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path reference = folder == null ? Path.of("") : folder; // picocli has asked for it
    if (!Files.isDirectory(reference)) {
      console.say(Messages.text("model.no-folder", reference.toString()));
      return Exit.FAILED;
    }
    // Where there is none, that is one sentence and not one for each check. These models are so
    // small that
    // threads would only wait for each other.
    Libtorch.useThreads(1);
    List<Check> checks = new ArrayList<>();
    for (CheckSuite suite :
        Stream.concat(Suites.ofModels().stream(), TrainingSuites.all().stream()).toList()) {
      checks.addAll(Suites.run(suite, reference));
    }
    ObjectNode result = console.object();
    ArrayNode list = result.putArray("checks");
    for (Check check : checks) {
      ObjectNode node = list.addObject().put("check", check.name());
      node.put("max_error", Double.isFinite(check.maxError()) ? check.maxError() : null);
      node.put("tolerance", check.tolerance()).put("passed", check.passed());
      if (!check.problem().isEmpty()) {
        console.say(Messages.text("model.not-made", check.name(), firstLine(check.problem())));
      }
    }
    console.result(json, result, out -> checks.forEach(check -> out.println(inWords(check))));
    return checks.stream().allMatch(Check::passed) ? Exit.DONE : Exit.FAILED;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String inWords(Check check) {
    return String.format(
        Locale.ROOT,
        "%-38s %10.2e %10.2e  %s",
        check.name(),
        check.maxError(),
        check.tolerance(),
        Messages.text(check.passed() ? "model.passed" : "model.failed"));
  }
}
