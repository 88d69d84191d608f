package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.results.ResultsFolder;
import studio.migr.app.results.ResultsIntake;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;

/** {@code import}: takes clips, and files of labels and tracks, into a project. */
@Command(
    name = "import",
    description = "Takes clips, labels and tracks, and those of folders, into a project.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final String IMPORT = "import";

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

  @Option(
      names = "--annotator",
      paramLabel = "NAME",
      description =
          "Who imports and can take it back, and whose labels those are that name nobody;"
              + " \"import\" if not given.")
  private Optional<String> annotator = Optional.empty();

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (annotator.map(String::strip).equals(Optional.of(LabelKey.GOLD))) {
      throw ProjectException.of("label.gold");
    }
    EmotionScheme first = SchemeOption.read(scheme);
    try (Project open = Project.create(project, first)) {
      open.notices().forEach(console::say);
      if (scheme.isPresent() && !open.scheme().equals(first)) {
        console.say(Messages.text("import.keeps-scheme", open.scheme().name()));
      }
      ConsoleWork work = new ConsoleWork(console, "import.progress");
      Intake intake = new Intake(open, new LabelSources());
      List<ResultsFolder> results =
          paths.stream().filter(ResultsFolder::is).map(ResultsFolder::new).toList();
      List<Path> others = paths.stream().filter(path -> !ResultsFolder.is(path)).toList();
      Intake.Sorted files = intake.sort(others, work);
      ImportReport clips =
          files.media().isEmpty()
              ? new ImportReport(List.of(), List.of(), List.of(), List.of())
              : open.library().add(files.media(), work);
      ImportPlan plan =
          Intake.withNames(intake.survey(files.labels(), work), intake.spokenOf(clips));
      String by = annotator.orElse(IMPORT);
      IntakeReport labels = intake.apply(intake.intend(plan, by), by, work);
      ResultsIntake.Report elsewhere = new ResultsIntake(open).take(results);

      List<FileRemark> failed = new ArrayList<>();
      clips.failed().forEach(each -> failed.add(new FileRemark(each.path(), each.reason())));
      failed.addAll(plan.failed());
      failed.addAll(labels.failed());
      elsewhere.damaged().forEach(each -> failed.add(new FileRemark(each.file(), each.reason())));
      List<FileRemark> skipped = new ArrayList<>(files.unknown());
      skipped.addAll(labels.skipped());
      failed.forEach(each -> console.say(each.reason()));
      clips.skipped().forEach(each -> console.say(each.reason()));
      skipped.forEach(this::say);
      labels.notes().forEach(this::say);
      ObjectNode result = asJson(clips, labels, skipped, failed);
      result.put("results", elsewhere.taken()).put("results_unchanged", elsewhere.unchanged());
      console.result(
          json,
          result,
          out -> {
            clips.added().forEach(clip -> out.println(line("import.added", clip)));
            clips.relocated().forEach(clip -> out.println(line("import.relocated", clip)));
            out.println(
                Messages.text(
                    "import.counts",
                    Integer.toString(clips.added().size()),
                    Integer.toString(clips.relocated().size()),
                    Integer.toString(clips.skipped().size() + skipped.size()),
                    Integer.toString(failed.size())));
            if (!results.isEmpty()) {
              out.println(
                  Messages.text(
                      "results.counts",
                      Integer.toString(elsewhere.taken()),
                      Integer.toString(elsewhere.unchanged()),
                      Integer.toString(elsewhere.damaged().size())));
            }
            if (!plan.files().isEmpty()) {
              out.println(
                  Messages.text(
                      "import.label-counts",
                      Integer.toString(labels.labels()),
                      Integer.toString(labels.tracks()),
                      Integer.toString(labels.auTracks()),
                      Integer.toString(labels.unchanged()),
                      labels.by(),
                      Integer.toString(labels.votes())));
            }
          });
      return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
    }
  }

  private void say(FileRemark remark) {
    console.say(
        Messages.text(
            "import.remark", String.valueOf(remark.path().getFileName()), remark.reason()));
  }

  private static String line(String key, Clip clip) {
    return Messages.text(key, clip.id(), clip.path().toString());
  }

  private ObjectNode asJson(
      ImportReport clips,
      IntakeReport labels,
      List<FileRemark> alsoSkipped,
      List<FileRemark> failed) {
    ObjectNode result = console.object();
    clips(result.putArray("added"), clips.added());
    clips(result.putArray("relocated"), clips.relocated());
    ArrayNode skipped = result.putArray("skipped");
    for (ImportReport.Skipped each : clips.skipped()) {
      skipped
          .addObject()
          .put("clip_id", each.clipId())
          .put("path", each.path().toString())
          .put("reason", each.reason());
    }
    remarks(skipped, alsoSkipped);
    remarks(result.putArray("failed"), failed);
    remarks(result.putArray("notes"), labels.notes());
    result.put("labels", labels.labels());
    result.put("labels_unchanged", labels.unchanged());
    result.put("tracks", labels.tracks());
    result.put("au_tracks", labels.auTracks());
    result.put("votes", labels.votes());
    result.put("annotator", labels.by());
    return result;
  }

  private static void remarks(ArrayNode list, List<FileRemark> remarks) {
    for (FileRemark each : remarks) {
      list.addObject().put("path", each.path().toString()).put("reason", each.reason());
    }
  }

  private static void clips(ArrayNode list, List<Clip> clips) {
    for (Clip clip : clips) {
      list.addObject().put("clip_id", clip.id()).put("path", clip.path().toString());
    }
  }
}
