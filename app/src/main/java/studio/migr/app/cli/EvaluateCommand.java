package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.KnownClips;
import studio.migr.app.predict.ModelAnswers;
import studio.migr.app.predict.Predictor;
import studio.migr.app.results.ResultsFolder;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Split;
import studio.migr.training.evaluate.Comparison;
import studio.migr.training.evaluate.DirectAnswers;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.EvaluationJson;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.report.EvaluationReport;

/** {@code evaluate}: how good a model's answers are, and whether its reasoning carries them. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Compute WAR, UAR, EEA, EPC, FCR and their kin: of a model's answers to clips whose truth is"
            + " known, or of answers in a file, one JSON object a line: clip, truth, output, and where"
            + " known person, transcript, dominant_modality, predicted_dominant_modality, generated.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ModelOptions options = new ModelOptions();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description =
          "Answers of a model; a folder of --results stands for all the answers in it, each clip once.")
  private @Nullable Path answers;

  @Option(
      names = "--clips",
      paramLabel = "DIR",
      description =
          "With --model: clips whose truth is known, a folder of generated ones or a snapshot.")
  private @Nullable Path clips;

  @Option(
      names = "--split",
      paramLabel = "PART",
      description = "Of a snapshot: TRAIN, VALIDATION or TEST (default).")
  private @Nullable Split split;

  @Mixin private ShardOptions shards = new ShardOptions();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description =
          "Append each answer to this file. Clips that have one there already are not asked about"
              + " again: an interrupted run goes on.")
  private @Nullable Path save;

  @Option(
      names = "--compare",
      paramLabel = "FILE|DIR",
      description =
          "Answers of a second model to the same clips, or its folder: adds McNemar's test.")
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
  public Integer call() throws IOException, ProjectException, RefusalException {
    Optional<Path> model =
        answers == null && clips != null ? Optional.of(options.modelOrOwn()) : options.model();
    boolean given = answers != null && model.isEmpty() && clips == null;
    boolean asked = answers == null && clips != null;
    if (given == asked) {
      throw wrongUse("evaluation.of-what");
    }
    if (options.wrong()) {
      throw wrongUse("predict.wrong-options");
    }
    if (shards.wroteJob(console)) {
      return Exit.DONE;
    }
    Optional<Path> results = shards.results().map(folder -> folder.answers(shards.name()));
    Optional<Path> keep = Optional.ofNullable(save).or(() -> results);
    EmotionScheme labels = SchemeOption.read(Optional.ofNullable(scheme));
    Judge judge = new Judge(labels, ReaderOption.read(Optional.ofNullable(reader)));
    ArrayNode failures = console.object().putArray("failed");
    Path first = model.or(() -> Optional.ofNullable(answers)).orElseThrow();
    Evaluation evaluation = evaluate(first, keep, labels, judge, failures);
    Optional<Evaluation> other =
        compare == null
            ? Optional.empty()
            : Optional.of(evaluate(compare, Optional.empty(), labels, judge, failures));
    ObjectNode result = EvaluationJson.of(evaluation);
    other.ifPresent(second -> compare(result, evaluation, second));
    result.set("failed", failures);
    if (report != null) {
      Optional<EvaluationReport.Second> second =
          other.map(each -> new EvaluationReport.Second(name(compare), each));
      Files.writeString(
          report, new EvaluationReport(Messages::text).write(name(first), evaluation, second));
    }
    console.result(json, result, out -> print(evaluation, other, out));
    return failures.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private ParameterException wrongUse(String key) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), Messages.text(key));
  }

  private static String name(@Nullable Path path) {
    return path == null ? "" : String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private static void compare(ObjectNode result, Evaluation evaluation, Evaluation second) {
    ObjectNode both = result.putObject("comparison");
    both.set(
        "answers", EvaluationJson.of(Comparison.ofAnswers(evaluation.answers(), second.answers())));
    both.set(
        "faithful_answers",
        EvaluationJson.of(Comparison.ofFaithfulAnswers(evaluation.answers(), second.answers())));
    both.set("second", EvaluationJson.of(second));
  }

  /** Of a file of answers, or of a model's folder, which is asked. */
  private Evaluation evaluate(
      Path of, Optional<Path> keep, EmotionScheme labels, Judge judge, ArrayNode failures)
      throws IOException, ProjectException, RefusalException {
    List<ModelAnswer> found =
        Files.isDirectory(of) && !ResultsFolder.is(of)
            ? ask(of, keep, labels, failures)
            : readAll(of, labels, failures);
    if (found.isEmpty()) {
      throw ProjectException.of("evaluation.no-answers", of.toString());
    }
    ConsoleWork work = new ConsoleWork(console, "evaluation.progress");
    return Evaluation.of(found, judge, seed, work);
  }

  private List<ModelAnswer> ask(
      Path model, Optional<Path> keep, EmotionScheme labels, ArrayNode failures)
      throws IOException, RefusalException {
    if (clips == null) {
      throw wrongUse("evaluation.of-what");
    }
    List<ClipRecord> known = shards.of(KnownClips.in(clips, Optional.ofNullable(split)));
    try (Predictor predictor = options.predictor(model)) {
      ModelAnswers asked =
          ModelAnswers.ask(
              predictor,
              options.settings(labels, predictor.thresholds().thresholds()),
              known,
              keep,
              new ConsoleWork(console, "evaluation.clips"));
      asked
          .failed()
          .forEach(
              (clip, reason) -> {
                console.say(reason);
                failures.addObject().put("path", clip).put("reason", reason);
              });
      return asked.answers();
    }
  }

  /** Of a file, or of the parts in a folder of results: of each clip its first answer. */
  private List<ModelAnswer> readAll(Path of, EmotionScheme labels, ArrayNode failures)
      throws IOException {
    if (!Files.isDirectory(of)) {
      return AnswerLines.read(of, labels, console, failures);
    }
    Map<String, ModelAnswer> byClip = new LinkedHashMap<>();
    for (Path part : new ResultsFolder(of).answers()) {
      for (ModelAnswer answer : AnswerLines.read(part, labels, console, failures)) {
        byClip.putIfAbsent(answer.clip(), answer);
      }
    }
    return List.copyOf(byClip.values());
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
    DirectAnswers.of(evaluation.answers())
        .ifPresent(
            direct ->
                out.println(
                    Messages.text(
                        "evaluation.direct.line", number(direct.war().orEmpty().orElse(0)))));
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
