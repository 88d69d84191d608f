package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.app.tour.Tour;
import studio.migr.app.tour.TourReport;

/** {@code tour}: a working day in the real window, off-screen, with pictures and a report. */
@Command(
    name = "tour",
    description =
        "Walks through the window off-screen, takes pictures of every view and lists what is wrong"
            + " with them.",
    mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the pictures and report.json go.")
  private Path out = Path.of("");

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project to show, on a copy. Without it, the sample project.")
  private @Nullable Path project;

  @Option(
      names = "--only",
      paramLabel = "STEP",
      split = ",",
      description = "Only these steps, after clips were opened; such as SeeWhereItLooked.")
  private List<String> only = List.of();

  @Option(
      names = "--look",
      paramLabel = "LOOK",
      split = ",",
      description = "Only in these looks; such as light-1280x800 or dark-1920x1080-at-200.")
  private List<String> inLooks = List.of();

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  TourCommand(Console console) {
    this.console = console;
  }

  private Tour part(Tour whole) {
    try {
      Tour some = only.isEmpty() ? whole : whole.only(only);
      return inLooks.isEmpty() ? some : some.inLooks(inLooks);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          Messages.text("tour.no-step", String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Integer call() throws IOException {
    Tour whole = Tour.whole(out.toAbsolutePath(), Optional.ofNullable(project));
    TourReport report = part(whole).run(console::say);
    ObjectNode result = console.object();
    result.setAll(report.toJson());
    console.result(
        json,
        result,
        out -> {
          report.problems().forEach(out::println);
          out.println(
              Messages.text(
                  "tour.done", report.pictures(), this.out.toString(), report.problems().size()));
        });
    return report.problems().isEmpty() ? Exit.DONE : Exit.FAILED;
  }
}
