package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.MediaPlaces;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.work.Work;

/** {@code project media}: says where this machine has the clips of a shared project. */
@Command(
    name = "media",
    description =
        "Says below which folder this machine has the clips of a shared project; those that are not"
            + " where the others have them are found by their content.",
    mixinStandardHelpOptions = true)
final class ProjectMediaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ROOT", description = "The folder below which the clips are.")
  private Path root = Path.of("");

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectMediaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException, IOException {
    if (!Files.isDirectory(root)) {
      throw ProjectException.of("project.no-such-folder", root.toString());
    }
    try (Project open = Project.open(project)) {
      MediaPlaces places =
          open.mediaPlaces()
              .orElseThrow(() -> ProjectException.of("share.not-shared", project.toString()));
      places.setRoot(root);
    }
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      List<Clip> found = open.library().findMoved(root, Work.UNWATCHED);
      long missing = open.library().clips().stream().filter(Clip::missing).count();
      int elsewhere = open.filesElsewhere();
      if (elsewhere > 0) {
        console.say(Messages.text("share.files-elsewhere", elsewhere));
      }
      int there = open.library().clips().size() - (int) missing;
      ObjectNode result =
          console
              .object()
              .put("there", there)
              .put("found_by_content", found.size())
              .put("missing", missing)
              .put("files_elsewhere", elsewhere);
      console.result(
          json,
          result,
          out ->
              out.println(
                  Messages.text(
                      "share.media",
                      Integer.toString(there),
                      Integer.toString(found.size()),
                      Long.toString(missing))));
      return missing == 0 ? Exit.DONE : Exit.FAILED;
    }
  }
}
