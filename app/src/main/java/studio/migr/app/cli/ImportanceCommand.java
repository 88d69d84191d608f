package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.dataset.CremaD;
import studio.migr.app.exchange.dataset.CremaVotes;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.Predictor;
import studio.migr.app.project.Project;
import studio.migr.app.project.RecentProjects;
import studio.migr.app.settings.Settings;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.store.ProjectException;
import studio.migr.app.truth.GeneratedClips;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationJson;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.importance.ConditionVotes;
import studio.migr.runtime.importance.ImportanceAgreement;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.PeopleImportance;
import studio.migr.runtime.importance.ShareInterval;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;

/** {@code importance}: what people go by, from their labels or from published votes. */
@Command(
    name = "importance",
    description =
        "Says by what people judge each clip, the sound or the picture: from the labels and votes"
            + " of a project, or from CREMA-D's table of votes.",
    mixinStandardHelpOptions = true)
final class ImportanceCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CLIP",
      arity = "0..*",
      description = "Clips by id, path or name; all if none is given.")
  private List<String> clips = List.of();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project; for clips without one, the project opened last.")
  private @Nullable Path project;

  @Option(
      names = "--votes",
      paramLabel = "FILE",
      description = "CREMA-D's tabulatedVotes.csv, without a project.")
  private @Nullable Path votes;

  @Mixin private ModelOptions options = new ModelOptions();

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ImportanceCommand(Console console) {
    this.console = console;
  }

  /**
   * One clip of the answer.
   *
   * @param generated whether it was drawn and spoken by program
   */
  private record Line(
      String path,
      ConditionVotes votes,
      Optional<PeopleImportance> importance,
      Optional<ModelImportance> model,
      boolean generated) {

    Optional<ImportanceAgreement.Pair> pair() {
      return importance.flatMap(
          people ->
              model.map(
                  own ->
                      new ImportanceAgreement.Pair(
                          people.verdict(), people.share(), own.verdict().verdict(), own.share())));
    }
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (options.named() && (votes != null || options.wrong())) {
      throw wrongUse(votes != null ? "importance.model-project" : "predict.wrong-options");
    }
    List<Line> lines = new ArrayList<>();
    Map<String, String> failed = new LinkedHashMap<>();
    if (votes != null && project == null) {
      ofVotes(votes, lines, failed);
    } else if (votes == null) {
      try (Project open = Project.openReadOnly(place())) {
        open.notices().forEach(console::say);
        ofProject(open, lines, failed);
      }
    } else {
      throw wrongUse("importance.votes-or-project");
    }
    failed.values().forEach(console::say);
    if (lines.stream().anyMatch(Line::generated)) {
      console.say(Messages.text("truth.more"));
    }
    console.result(json, asJson(lines, failed), out -> print(lines, out));
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private Path place() {
    if (project != null) {
      return project;
    }
    List<Path> recent =
        new Settings(SettingsFolder.path()).load("recent-projects", RecentProjects.NONE).existing();
    if (clips.isEmpty() || recent.isEmpty()) {
      throw wrongUse("importance.of-what");
    }
    return recent.getFirst();
  }

  private ParameterException wrongUse(String key) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), Messages.text(key));
  }

  private void ofVotes(Path file, List<Line> lines, Map<String, String> failed) throws IOException {
    CremaVotes read = CremaVotes.read(file.toAbsolutePath().normalize());
    if (!read.skippedLines().isEmpty()) {
      console.say(
          Messages.text(
              "importance.skipped-lines",
              file.toString(),
              Integer.toString(read.skippedLines().size()),
              Long.toString(read.skippedLines().getFirst())));
    }
    Set<String> wanted = new HashSet<>(clips);
    read.clips()
        .forEach(
            (name, counts) -> {
              if (clips.isEmpty() || wanted.remove(name)) {
                lines.add(
                    new Line(
                        name,
                        counts,
                        PeopleImportance.of(counts, CremaD.labels(), CremaD.acted(name)),
                        Optional.empty(),
                        false));
              }
            });
    wanted.forEach(name -> failed.put(name, Messages.text("label.no-such-clip", name)));
  }

  private void ofProject(Project open, List<Line> lines, Map<String, String> failed)
      throws IOException {
    Map<String, PeopleVotes> all = PeopleVotes.ofAll(open);
    Set<String> generated = new GeneratedClips().among(open.library().clips());
    List<Clip> wanted = new ArrayList<>();
    for (String name : clips) {
      Optional<Clip> clip = open.library().find(name);
      clip.ifPresentOrElse(
          wanted::add, () -> failed.put(name, Messages.text("label.no-such-clip", name)));
    }
    List<Clip> chosen = clips.isEmpty() ? open.library().clips() : wanted;
    Map<String, ModelImportance> ofModel = ofModel(open, chosen, all, failed);
    for (Clip clip : chosen) {
      Optional<PeopleVotes> people = Optional.ofNullable(all.get(clip.id()));
      lines.add(
          new Line(
              clip.path().toString(),
              people.map(PeopleVotes::votes).orElse(ConditionVotes.NONE),
              people.flatMap(PeopleVotes::importance),
              Optional.ofNullable(ofModel.get(clip.id())),
              generated.contains(clip.id())));
    }
  }

  /** What the model goes by, by clip; nothing without a model. */
  private Map<String, ModelImportance> ofModel(
      Project open, List<Clip> chosen, Map<String, PeopleVotes> people, Map<String, String> failed)
      throws IOException {
    Map<String, ModelImportance> found = new LinkedHashMap<>();
    if (options.model().isEmpty()) {
      return found;
    }
    ConsoleWork work = new ConsoleWork(console, "importance.model-progress");
    try (Predictor predictor = options.predictor(options.model().get())) {
      ExplainSettings settings =
          options.settings(open.scheme(), predictor.thresholds().thresholds());
      for (Clip clip : chosen) {
        work.progress(found.size(), chosen.size());
        Optional<String> truth =
            Optional.ofNullable(people.get(clip.id())).flatMap(PeopleVotes::trueLabel);
        try {
          Explanation explanation =
              predictor.explain(
                  clip.path(),
                  open.library().media(clip.id()),
                  settings.withTrueLabel(truth),
                  Optional.of(open.cacheFolder().resolve("explained").resolve(clip.id())),
                  Work.UNWATCHED);
          found.put(clip.id(), explanation.importance());
        } catch (IOException | RefusalException | NumbersOverflowException e) {
          failed.put(clip.path().toString(), ErrorSentence.of(e));
        }
      }
    }
    return found;
  }

  private ObjectNode asJson(List<Line> lines, Map<String, String> failed) {
    ObjectNode result = console.object();
    var list = result.putArray("clips");
    for (Line line : lines) {
      ObjectNode clip = list.addObject().put("path", line.path());
      clip.put("generated", line.generated());
      Optional<PeopleImportance> found = line.importance();
      clip.put("label", found.map(PeopleImportance::label).orElse(null));
      clip.put("true_label", found.map(PeopleImportance::trueLabel).orElse(null));
      clip.put("rule", found.map(each -> each.rule().id()).orElse(null));
      clip.put("audio", found.map(each -> each.share().audio()).orElse(null));
      clip.put("visual", found.map(each -> each.share().visual()).orElse(null));
      clip.put("verdict", found.map(each -> each.verdict().id()).orElse(null));
      found
          .flatMap(PeopleImportance::interval)
          .ifPresentOrElse(
              interval -> interval(clip.putObject("interval"), interval),
              () -> clip.putNull("interval"));
      if (options.named()) {
        clip.set("model", line.model().map(ExplanationJson::importance).orElse(null));
        clip.put(
            "model_agrees", line.pair().map(pair -> pair.people() == pair.model()).orElse(null));
      }
      ObjectNode counts = clip.putObject("votes");
      for (Condition condition : List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH)) {
        ObjectNode of = counts.putObject(condition.id());
        line.votes().under(condition).counts().forEach(of::put);
      }
    }
    ObjectNode rules = result.putObject("rule_counts");
    ruleCounts(lines).forEach((rule, count) -> rules.put(rule.id(), count));
    ObjectNode byLabel = result.putObject("by_label");
    byLabel(lines)
        .forEach(
            (label, mean) ->
                byLabel
                    .putObject(label)
                    .put("audio", mean.audio())
                    .put("visual", mean.visual())
                    .put("n", mean.clips()));
    if (options.named()) {
      agreement(result.putObject("agreement"), agreement(lines));
    }
    var missing = result.putArray("failed");
    failed.forEach((path, reason) -> missing.addObject().put("path", path).put("reason", reason));
    return result;
  }

  private static ImportanceAgreement agreement(List<Line> lines) {
    return ImportanceAgreement.of(lines.stream().flatMap(line -> line.pair().stream()).toList());
  }

  private static void agreement(ObjectNode node, ImportanceAgreement agreement) {
    node.put("clips", agreement.clips());
    put(node, "same_verdict", agreement.sameVerdict());
    put(node, "kappa", agreement.kappa());
    put(node, "lead_correlation", agreement.correlation());
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  private static void interval(ObjectNode node, ShareInterval interval) {
    node.putArray("audio").add(interval.audioLow()).add(interval.audioHigh());
    node.putArray("visual").add(interval.visualLow()).add(interval.visualHigh());
  }

  /** How many clips the rule gives to which modality. */
  private static Map<DominantModality, Integer> ruleCounts(List<Line> lines) {
    Map<DominantModality, Integer> counts = new LinkedHashMap<>();
    for (DominantModality rule :
        List.of(
            DominantModality.AUDIO,
            DominantModality.VISUAL,
            DominantModality.BOTH,
            DominantModality.NONE)) {
      counts.put(rule, 0);
    }
    lines.forEach(
        line -> line.importance().ifPresent(each -> counts.merge(each.rule(), 1, Integer::sum)));
    return counts;
  }

  /** The mean scores of the clips of one label. */
  private record Mean(double audio, double visual, int clips) {
    Mean plus(double moreAudio, double moreVisual) {
      return new Mean(
          audio + (moreAudio - audio) / (clips + 1),
          visual + (moreVisual - visual) / (clips + 1),
          clips + 1);
    }
  }

  private static Map<String, Mean> byLabel(List<Line> lines) {
    Map<String, Mean> means = new TreeMap<>();
    for (Line line : lines) {
      line.importance()
          .ifPresent(
              each ->
                  means.put(
                      each.trueLabel(),
                      means
                          .getOrDefault(each.trueLabel(), new Mean(0, 0, 0))
                          .plus(each.share().audio(), each.share().visual())));
    }
    return means;
  }

  private static void print(List<Line> lines, PrintStream out) {
    ruleCounts(lines)
        .forEach(
            (rule, count) ->
                out.println(
                    Messages.text("importance.rule-count." + rule.id(), Integer.toString(count))));
    ImportanceAgreement agreement = agreement(lines);
    if (agreement.clips() > 0) {
      out.println(
          Messages.text(
              "importance.model-agrees",
              Math.round(agreement.sameVerdict().orElse(0) * agreement.clips()),
              agreement.clips()));
    }
    long open = lines.stream().filter(line -> line.importance().isEmpty()).count();
    if (open > 0) {
      out.println(Messages.text("importance.open-count", Long.toString(open)));
    }
    byLabel(lines)
        .forEach(
            (label, mean) ->
                out.println(
                    Messages.text(
                        "importance.by-label",
                        label,
                        mean.audio(),
                        mean.visual(),
                        Integer.toString(mean.clips()))));
  }
}
