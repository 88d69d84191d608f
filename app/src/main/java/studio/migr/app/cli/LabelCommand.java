package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.migr.app.exchange.LabelFile;
import studio.migr.app.exchange.LabelRequest;
import studio.migr.app.exchange.LabelRequests;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** {@code label}: sets a label, or those of a file. */
@Command(
    name = "label",
    description =
        "Sets the label of a clip, or those of a file. What is not given keeps its value.",
    mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final List<LabelEvent> saved = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CLIP",
      arity = "0..1",
      description = "Identifier, path or file name of the clip.")
  private Optional<String> clip = Optional.empty();

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--annotator", paramLabel = "NAME", description = "Who judges.")
  private Optional<String> annotator = Optional.empty();

  @Option(names = "--emotion", paramLabel = "E", description = "An emotion of the scheme.")
  private Optional<String> emotion = Optional.empty();

  @Option(
      names = "--dominant",
      paramLabel = "M",
      description = "What carries it: audio, visual, both, none or conflict.")
  private Optional<String> dominant = Optional.empty();

  @Option(
      names = "--condition",
      paramLabel = "C",
      description = "What the annotator had: both (the default), audio or visual.")
  private Optional<String> condition = Optional.empty();

  @Option(names = "--start-ms", paramLabel = "A", description = "Start of a segment.")
  private Optional<Double> startMs = Optional.empty();

  @Option(names = "--end-ms", paramLabel = "B", description = "End of a segment.")
  private Optional<Double> endMs = Optional.empty();

  @Option(names = "--confidence", paramLabel = "P", description = "0 (a guess) to 1 (sure).")
  private Optional<Double> confidence = Optional.empty();

  @Option(names = "--note", paramLabel = "T", description = "Free text.")
  private Optional<String> note = Optional.empty();

  @Option(
      names = "--round",
      paramLabel = "NAME",
      description = "The round it was judged in; it must ask this annotator for this clip.")
  private Optional<String> round = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "LABELS.jsonl",
      description = "The same fields, a JSON object a line; - reads standard input.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--json", description = "Print the result as one JSON object, at the end.")
  private boolean json;

  LabelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException, IOException {
    requireOneOf();
    if (file.isEmpty()) {
      labelOne();
      return finish(List.of());
    }
    try (InputStream in = open(file.get());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      return finish(new LabelFile(open, annotator).read(lines, this::saved));
    }
  }

  private void requireOneOf() {
    boolean fields =
        clip.isPresent()
            || emotion.isPresent()
            || dominant.isPresent()
            || condition.isPresent()
            || startMs.isPresent()
            || endMs.isPresent()
            || confidence.isPresent()
            || note.isPresent()
            || round.isPresent();
    if (file.isPresent() && fields) {
      throw wrongUse("label.file-and-fields");
    }
    if (file.isEmpty() && clip.isEmpty()) {
      throw wrongUse("label.no-clip-given");
    }
    if (file.isEmpty() && annotator.isEmpty()) {
      throw wrongUse("label.no-annotator");
    }
  }

  private ParameterException wrongUse(String key) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), Messages.text(key));
  }

  private static InputStream open(String file) throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
  }

  private void labelOne() throws ProjectException {
    LabelRequest request =
        new LabelRequest(
            clip.stream().toList(),
            annotator,
            emotion,
            dominant,
            condition,
            number(startMs),
            number(endMs),
            number(confidence),
            note,
            round);
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      var change = LabelRequests.few(open).change(request);
      saved(open.labels().apply(change.key().annotator(), List.of(change)));
    }
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private void saved(List<LabelEvent> events) {
    if (json) {
      saved.addAll(events);
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (LabelEvent event : events) {
      lines.append("saved ").append(event.id()).append(' ').append(event.key().clipId());
      lines.append(event == events.getLast() ? "" : System.lineSeparator());
    }
    console.line(lines.toString());
  }

  private int finish(List<LabelFile.BadLine> badLines) {
    for (LabelFile.BadLine bad : badLines) {
      console.say(
          Messages.text(
              "label.bad-line", file.orElse(""), Long.toString(bad.line()), bad.reason()));
    }
    if (json) {
      console.result(true, asJson(badLines), out -> {});
    }
    return badLines.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private ObjectNode asJson(List<LabelFile.BadLine> badLines) {
    ObjectNode result = console.object();
    ArrayNode done = result.putArray("saved");
    for (LabelEvent event : saved) {
      done.addObject().put("event_id", event.id()).put("clip_id", event.key().clipId());
    }
    ArrayNode failed = result.putArray("failed");
    for (LabelFile.BadLine bad : badLines) {
      failed.addObject().put("line", bad.line()).put("reason", bad.reason());
    }
    return result;
  }
}
