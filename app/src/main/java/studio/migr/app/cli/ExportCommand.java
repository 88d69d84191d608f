package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import studio.migr.app.exchange.ExportFormat;
import studio.migr.app.exchange.ExportReport;
import studio.migr.app.exchange.LabelExport;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** {@code export}: writes the current labels to files of ours or of other programs. */
@Command(
    name = "export",
    description = "Writes the current labels to a file; works while the project is open elsewhere.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatConverter.class,
      description = "csv, jsonl, eaf, textgrid, label-studio, or openface for the action units.")
  private ExportFormat format = ExportFormat.CSV;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description =
          "A file; for eaf, textgrid and openface a folder, which gets a file for each clip.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Replace a file that is there already.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ExportCommand(Console console) {
    this.console = console;
  }

  /** Formats by the names that the contract gives them. */
  static final class FormatConverter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String name) {
      return ExportFormat.fromId(name)
          .orElseThrow(
              () -> new TypeConversionException(Messages.text("export.no-such-format", name)));
    }
  }

  @Override
  public Integer call() throws ProjectException, IOException {
    try (Project open = Project.openReadOnly(project)) {
      open.notices().forEach(console::say);
      ExportReport report = LabelExport.write(open, format, out, force);
      report.notes().forEach(console::say);
      ObjectNode result = console.object();
      ArrayNode files = result.putArray("files");
      result.put("path", out.toAbsolutePath().normalize().toString());
      result.put("format", format.id());
      result.put("labels", report.labels());
      report.files().forEach(file -> files.add(file.toString()));
      report.notes().forEach(result.putArray("notes")::add);
      console.result(
          json,
          result,
          text ->
              text.println(
                  format == ExportFormat.OPENFACE
                      ? Messages.text(
                          "export.openface-done",
                          Integer.toString(report.files().size()),
                          out.toString())
                      : Messages.text(
                          "export.done", Integer.toString(report.labels()), out.toString())));
      return Exit.DONE;
    }
  }
}
