package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.ReaderIdentity;
import studio.migr.training.evaluate.AnswerRule;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.report.FrontFigure;
import studio.migr.training.table.Column;
import studio.migr.training.table.ModelTable;
import studio.migr.training.table.ModelTableJson;
import studio.migr.training.table.ModelTableMarkdown;

/** {@code table}: several models, each with several seeds, side by side. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description =
        "Put models side by side that answered the same clips: a folder for each model, in it a file"
            + " of answers (evaluate --save) for each seed. Means over the seeds, with intervals over"
            + " people.")
final class TableCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of the models' folders.")
  private Path folder = Path.of("");

  @Option(
      names = "--pair",
      arity = "2",
      paramLabel = "LABEL",
      description = "Two labels whose recall, and the errors of the first of them, are columns.")
  private List<String> pair = List.of("surprise", "fear");

  @Option(
      names = "--scheme",
      paramLabel = "NAME|FILE",
      description = "The labels: DFEW (default), MAFW, RAVDESS, CREMA-D or a JSON file.")
  private @Nullable String scheme;

  @Option(
      names = "--answer-by",
      paramLabel = "RULE",
      description =
          "Which answer counts: written (default), direct (without reasoning), reasoned (what the"
              + " reasoning speaks of) or majority (two of these three).")
  private String answerBy = AnswerRule.WRITTEN.id();

  @Option(
      names = "--reader",
      paramLabel = "FILE",
      description = "What reads emotion in text, as with evaluate.")
  private @Nullable Path reader;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Also write a table for a page.")
  private @Nullable Path markdown;

  @Option(
      names = "--figure",
      paramLabel = "FILE.svg",
      description = "Also draw accuracy over consistency, with the front of what was reached.")
  private @Nullable Path figure;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  TableCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    Optional<AnswerRule> rule = AnswerRule.named(answerBy);
    if (rule.isEmpty()) {
      console.say(Messages.text("evaluation.table.no-rule", answerBy));
      return Exit.WRONG_USE;
    }
    EmotionScheme labels = SchemeOption.read(Optional.ofNullable(scheme));
    for (String label : pair) {
      if (!labels.emotions().contains(label)) {
        throw ProjectException.of("evaluation.table.no-label", label);
      }
    }
    Judge judge = new Judge(labels, ReaderOption.read(Optional.ofNullable(reader)));
    ArrayNode failures = console.object().putArray("failed");
    Map<String, List<List<JudgedAnswer>>> models =
        read(labels, answer -> rule.get().of(judge.judge(answer)), failures);
    if (models.isEmpty()) {
      throw ProjectException.of("evaluation.no-answers", folder.toString());
    }
    ModelTable table =
        ModelTable.of(
            models,
            Column.forPair(pair.getFirst(), pair.getLast()),
            Evaluation.SEED,
            new ConsoleWork(console, "evaluation.progress"));
    ReaderIdentity identity = judge.reader();
    boolean generated =
        models.values().stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .anyMatch(JudgedAnswer::generated);
    String page = page(table, identity, generated, rule.get());
    if (figure != null) {
      Optional<String> drawn = FrontFigure.of(table, generated, Messages::text);
      Files.writeString(
          figure,
          drawn.orElseThrow(() -> ProjectException.of("evaluation.front.none", folder.toString())));
    }
    if (markdown != null) {
      Files.writeString(markdown, page);
    }
    ObjectNode result = ModelTableJson.of(table);
    result.put("generated", generated);
    result.put("answer_by", answerBy);
    result
        .putObject("emotion_reader")
        .put("name", identity.name())
        .put("version", identity.version());
    result.set("failed", failures);
    console.result(json, result, out -> out.print(page));
    return failures.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  /** By model, its seeds; a file without an answer is no seed. */
  private Map<String, List<List<JudgedAnswer>>> read(
      EmotionScheme labels, Function<ModelAnswer, JudgedAnswer> judged, ArrayNode failures)
      throws IOException {
    Map<String, List<List<JudgedAnswer>>> models = new LinkedHashMap<>();
    for (Path model : sorted(folder, Files::isDirectory)) {
      List<List<JudgedAnswer>> seeds = new ArrayList<>();
      for (Path file : sorted(model, path -> path.toString().endsWith(".jsonl"))) {
        List<JudgedAnswer> answers =
            AnswerLines.read(file, labels, console, failures).stream().map(judged).toList();
        if (!answers.isEmpty()) {
          seeds.add(answers);
        }
      }
      if (!seeds.isEmpty()) {
        models.put(String.valueOf(model.getFileName()), seeds);
      }
    }
    return models;
  }

  private static String page(
      ModelTable table, ReaderIdentity reader, boolean generated, AnswerRule rule) {
    StringBuilder text = new StringBuilder(ModelTableMarkdown.of(table)).append('\n');
    if (generated) {
      text.append(Messages.text("evaluation.table.generated")).append(' ');
    }
    if (rule != AnswerRule.WRITTEN) {
      String which = Messages.text("evaluation.table.by." + rule.id());
      text.append(Messages.text("evaluation.table.answer-by", which)).append(' ');
    }
    return text.append(Messages.text("evaluation.table.reader", reader)).append('\n').toString();
  }

  private static List<Path> sorted(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    }
  }
}
