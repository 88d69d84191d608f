package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;

/** {@code import}: takes clips into a project. */
@Command(
    name = "import",
    description = "Takes clips, and the clips of folders, into a project.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      required = true,
      description = "The project; made if it is not there.")
  private Path project = Path.of("");

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      description =
          "The emotions of a project that is made now: DFEW (the default), MAFW, RAVDESS, CREMA-D,"
              + " or a JSON file.")
  private Optional<String> scheme = Optional.empty();

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    EmotionScheme first = SchemeOption.read(scheme);
    try (Project open = Project.create(project, first)) {
      open.notices().forEach(console::say);
      if (scheme.isPresent() && !open.scheme().equals(first)) {
        console.say(Messages.text("import.keeps-scheme", open.scheme().name()));
      }
      ImportReport report = open.library().add(paths, new ConsoleWork(console, "import.progress"));
      report.failed().forEach(failed -> console.say(failed.reason()));
      report.skipped().forEach(skipped -> console.say(skipped.reason()));
      console.result(
          json,
          asJson(report),
          out -> {
            report.added().forEach(clip -> out.println(line("import.added", clip)));
            report.relocated().forEach(clip -> out.println(line("import.relocated", clip)));
            out.println(
                Messages.text(
                    "import.counts",
                    Integer.toString(report.added().size()),
                    Integer.toString(report.relocated().size()),
                    Integer.toString(report.skipped().size()),
                    Integer.toString(report.failed().size())));
          });
      return report.failed().isEmpty() ? Exit.DONE : Exit.FAILED;
    }
  }

  private static String line(String key, Clip clip) {
    return Messages.text(key, clip.id(), clip.path().toString());
  }

  private ObjectNode asJson(ImportReport report) {
    ObjectNode result = console.object();
    clips(result.putArray("added"), report.added());
    clips(result.putArray("relocated"), report.relocated());
    ArrayNode skipped = result.putArray("skipped");
    for (ImportReport.Skipped each : report.skipped()) {
      skipped
          .addObject()
          .put("clip_id", each.clipId())
          .put("path", each.path().toString())
          .put("reason", each.reason());
    }
    ArrayNode failed = result.putArray("failed");
    for (ImportReport.Failed each : report.failed()) {
      failed.addObject().put("path", each.path().toString()).put("reason", each.reason());
    }
    result.put("labels", 0); // label files and AU files are not taken in yet
    result.put("au_tracks", 0);
    return result;
  }

  private static void clips(ArrayNode list, List<Clip> clips) {
    for (Clip clip : clips) {
      list.addObject().put("clip_id", clip.id()).put("path", clip.path().toString());
    }
  }
}
