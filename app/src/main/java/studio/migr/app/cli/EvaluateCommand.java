package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.training.evaluate.AnswerFile;
import studio.migr.training.evaluate.Comparison;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.EvaluationJson;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.report.EvaluationReport;

/** {@code evaluate}: how good a model's answers are, and whether its reasoning carries them. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Compute WAR, UAR, EEA, EPC, FCR and their kin of answers that a model gave, one JSON object"
            + " a line: clip, truth, output, and where known person, transcript,"
            + " dominant_modality, predicted_dominant_modality, generated.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--answers", required = true, paramLabel = "FILE", description = "The answers.")
  private Path answers = Path.of("");

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Answers of a second model to the same clips: adds McNemar's test.")
  private @Nullable Path compare;

  @Option(
      names = "--scheme",
      paramLabel = "NAME|FILE",
      description = "The labels: DFEW (default), MAFW, RAVDESS, CREMA-D or a JSON file.")
  private @Nullable String scheme;

  @Option(
      names = "--reader",
      paramLabel = "FILE",
      description =
          "What reads emotion in text: a file of dataset reader, over the lexicon, or the setting of"
              + " a judge; the lexicon if not given.")
  private @Nullable Path reader;

  @Option(names = "--seed", paramLabel = "S", description = "Of the intervals.")
  private long seed = Evaluation.SEED;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write a page with figures to print.")
  private @Nullable Path report;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    EmotionScheme labels = SchemeOption.read(Optional.ofNullable(scheme));
    Judge judge = new Judge(labels, ReaderOption.read(Optional.ofNullable(reader)));
    ArrayNode failures = console.object().putArray("failed");
    Evaluation evaluation = evaluate(answers, labels, judge, failures);
    Optional<Evaluation> other =
        compare == null
            ? Optional.empty()
            : Optional.of(evaluate(compare, labels, judge, failures));
    ObjectNode result = EvaluationJson.of(evaluation);
    other.ifPresent(
        second -> {
          ObjectNode both = result.putObject("comparison");
          both.set(
              "answers",
              EvaluationJson.of(Comparison.ofAnswers(evaluation.answers(), second.answers())));
          both.set(
              "faithful_answers",
              EvaluationJson.of(
                  Comparison.ofFaithfulAnswers(evaluation.answers(), second.answers())));
        });
    result.set("failed", failures);
    if (report != null) {
      Files.writeString(
          report,
          new EvaluationReport(Messages::text).write(answers.getFileName().toString(), evaluation));
    }
    console.result(json, result, out -> print(evaluation, other, out));
    return failures.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private Evaluation evaluate(Path file, EmotionScheme labels, Judge judge, ArrayNode failures)
      throws IOException, ProjectException {
    AnswerFile read = AnswerFile.read(file, labels);
    for (AnswerFile.Failed line : read.failed()) {
      String reason =
          Messages.text(
              "evaluation.line." + line.reason().name().toLowerCase(Locale.ROOT),
              file.toString(),
              Long.toString(line.line()));
      console.say(reason);
      failures
          .addObject()
          .put("path", file.toString())
          .put("line", line.line())
          .put("reason", reason);
    }
    if (read.answers().isEmpty()) {
      throw ProjectException.of("evaluation.no-answers", file.toString());
    }
    ConsoleWork work = new ConsoleWork(console, "evaluation.progress");
    return Evaluation.of(read.answers(), judge, seed, work);
  }

  private static void print(Evaluation evaluation, Optional<Evaluation> other, PrintStream out) {
    out.println(Messages.text("evaluation.over", Integer.toString(evaluation.answers().size())));
    if (evaluation.generated() > 0) {
      out.println(
          Messages.text(
              "evaluation.generated",
              Integer.toString(evaluation.generated()),
              Integer.toString(evaluation.answers().size())));
    }
    out.println(
        Messages.text(
            "evaluation.reader", evaluation.reader().name(), evaluation.reader().version()));
    for (Metric metric : Metric.values()) {
      String name = Messages.text("evaluation.metric." + metric.id());
      switch (evaluation.figure(metric)) {
        case Figure.Value value ->
            out.println(Messages.text("evaluation.line-of", name, number(value.value())));
        case Figure.NotDefined missing ->
            out.println(
                Messages.text(
                    "evaluation.line-of",
                    name,
                    Messages.text(
                        "evaluation.not-defined",
                        Messages.text("evaluation.why." + missing.why().id()))));
      }
    }
    other.ifPresent(
        second -> {
          Comparison answers = Comparison.ofAnswers(evaluation.answers(), second.answers());
          out.println(
              Messages.text(
                  "evaluation.compared",
                  Integer.toString(answers.test().onlyFirst()),
                  Integer.toString(answers.test().onlySecond()),
                  String.format(Locale.ROOT, "%.3g", answers.test().p())));
        });
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
