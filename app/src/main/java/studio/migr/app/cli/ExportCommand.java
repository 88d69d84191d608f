package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import studio.migr.app.exchange.LabelExport;
import studio.migr.app.exchange.LabelFormat;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** {@code export}: writes the current labels to a file. */
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
      description = "csv or jsonl.")
  private LabelFormat format = LabelFormat.CSV;

  @Option(names = "--out", paramLabel = "PATH", required = true)
  private Path out = Path.of("");

  @Option(names = "--force", description = "Replace a file that is there already.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ExportCommand(Console console) {
    this.console = console;
  }

  /** Formats by the names that the contract gives them. */
  static final class FormatConverter implements ITypeConverter<LabelFormat> {
    @Override
    public LabelFormat convert(String name) {
      for (LabelFormat format : LabelFormat.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
          return format;
        }
      }
      throw new TypeConversionException(Messages.text("export.no-such-format", name));
    }
  }

  @Override
  public Integer call() throws ProjectException, IOException {
    try (Project open = Project.openReadOnly(project)) {
      open.notices().forEach(console::say);
      int labels = LabelExport.write(open, format, out, force);
      ObjectNode result = console.object();
      result.put("path", out.toAbsolutePath().normalize().toString());
      result.put("format", format.name().toLowerCase(Locale.ROOT));
      result.put("labels", labels);
      console.result(
          json,
          result,
          text ->
              text.println(Messages.text("export.done", Integer.toString(labels), out.toString())));
      return Exit.DONE;
    }
  }
}
