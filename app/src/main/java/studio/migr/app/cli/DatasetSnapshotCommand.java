package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.dataset.ClipPersons;
import studio.migr.app.dataset.ClipReasoning;
import studio.migr.app.dataset.ProjectClips;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.training.dataset.AgreementWeights;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Curation;
import studio.migr.training.dataset.GeneratedClips;
import studio.migr.training.dataset.PersonSplits;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.SnapshotException;
import studio.migr.training.dataset.Split;

/** {@code dataset snapshot}: freezes the labels of a project, or generated clips. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description =
        "Freeze the labels of a project, gold before all others, or clips that clips generate"
            + " wrote, as a data set: split by person, with what is known of each clip. The folder"
            + " is named by the hash of its content; snapshot.json says what stayed out and why.")
final class DatasetSnapshotCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--clips",
      paramLabel = "DIR",
      description = "Generated clips with their truth.jsonl.")
  private @Nullable Path clips;

  @Option(names = "--project", paramLabel = "DIR", description = "A project with labels.")
  private @Nullable Path project;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of snapshots; that of the project if not given.")
  private @Nullable Path out;

  @Option(names = "--gold-only", description = "Take only clips with a gold label.")
  private boolean goldOnly;

  @Option(
      names = "--persons",
      paramLabel = "FILE.csv",
      description =
          "Whom clips show, in columns clip and person. Without it, names of RAVDESS and CREMA-D"
              + " are read.")
  private @Nullable Path persons;

  @Option(
      names = "--reasoning",
      paramLabel = "FILE.json",
      description =
          "Reasoning about the project's clips, as HumanOmni or EMER write it. May come more than"
              + " once.")
  private List<Path> reasoning = List.of();

  @Option(
      names = "--splits",
      split = ",",
      paramLabel = "F,F,F",
      description = "Shares for training, validation and test; 0.8,0.1,0.1 if not given.")
  private List<Double> splits = List.of(0.8, 0.1, 0.1);

  @Option(names = "--seed", paramLabel = "S", description = "Of the splits; 1 if not given.")
  private long seed = 1;

  @Mixin private PrototypeOptions prototypes = new PrototypeOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DatasetSnapshotCommand(Console console) {
    this.console = console;
  }

  /**
   * The clips to choose from.
   *
   * @param gold names of those whose label was agreed upon
   */
  private record Source(List<ClipRecord> clips, Curation curation, Set<String> gold, Path out) {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Map<Split, Double> shares = shares();
    ArrayNode failures = console.object().putArray("failed");
    Source source = source(failures);
    Curation curation =
        prototypes.describe(source.curation()).with("splits", splits.toString()).with("seed", seed);
    List<ClipRecord> kept = source.clips();
    if (prototypes.on()) {
      Curation.Filtered filtered =
          Curation.Filtered.by(
              prototypes.filter(), kept, clip -> !source.gold().contains(clip.clip()));
      kept = filtered.kept();
      curation = curation.with(filtered.leftOut());
    }
    curation
        .reasons()
        .forEach(
            (reason, count) ->
                console.say(Messages.text("snapshot.left-out." + reason, count.toString())));
    Snapshot snapshot;
    try {
      snapshot =
          Snapshot.write(
              source.out(),
              AgreementWeights.weigh(PersonSplits.assign(kept, shares, seed)),
              curation);
    } catch (SnapshotException e) {
      throw ProjectException.of(
          "dataset.snapshot." + e.fault().name().toLowerCase(Locale.ROOT), e.name());
    }
    ObjectNode result = result(snapshot, curation);
    result.set("failed", failures);
    console.result(
        json,
        result,
        to ->
            to.println(
                Messages.text(
                    "dataset.frozen",
                    Integer.toString(snapshot.clips().size()),
                    snapshot.folder().toString())));
    return failures.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private Map<Split, Double> shares() {
    boolean valid =
        splits.size() == Split.values().length
            && splits.stream().allMatch(share -> share >= 0 && Double.isFinite(share))
            && splits.stream().anyMatch(share -> share > 0);
    if (!valid) {
      throw wrongUse("snapshot.no-shares");
    }
    Map<Split, Double> shares = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      shares.put(split, splits.get(split.ordinal()));
    }
    return shares;
  }

  private Source source(ArrayNode failures) throws IOException, ProjectException {
    if (project != null && clips == null) {
      return ofProject(project);
    }
    if (clips != null && project == null) {
      return ofClips(clips, failures);
    }
    throw wrongUse("snapshot.clips-or-project");
  }

  private Source ofClips(Path folder, ArrayNode failures) throws IOException {
    if (out == null) {
      throw wrongUse("snapshot.no-out");
    }
    GeneratedClips read = GeneratedClips.read(folder);
    Path truth = folder.resolve("truth.jsonl");
    for (long line : read.failed()) {
      String reason = Messages.text("dataset.no-truth", truth.toString(), Long.toString(line));
      console.say(reason);
      failures.addObject().put("path", truth.toString()).put("line", line).put("reason", reason);
    }
    return new Source(read.clips(), Curation.NONE, Set.of(), out);
  }

  private Source ofProject(Path folder) throws IOException, ProjectException {
    try (Project open = Project.openReadOnly(folder)) {
      open.notices().forEach(console::say);
      ProjectClips found =
          ProjectClips.of(
              open,
              persons == null ? ClipPersons.FROM_NAMES : ClipPersons.read(persons),
              ClipReasoning.read(reasoning, open.scheme()),
              goldOnly,
              new ConsoleWork(console, "snapshot.progress"));
      if (found.reasoningOfAnotherLabel() > 0) {
        console.say(
            Messages.text(
                "snapshot.reasoning-of-another-label",
                Integer.toString(found.reasoningOfAnotherLabel())));
      }
      long unknown = found.clips().stream().filter(clip -> clip.person().isEmpty()).count();
      if (unknown > 0) {
        console.say(Messages.text("snapshot.without-person", Long.toString(unknown)));
      }
      Curation curation =
          Curation.NONE
              .with("scheme", open.scheme().name())
              .with("gold_only", goldOnly)
              .with(found.leftOut());
      return new Source(
          new ArrayList<>(found.clips()),
          curation,
          found.gold(),
          out == null ? open.folder().resolve("snapshots") : out);
    }
  }

  private ObjectNode result(Snapshot snapshot, Curation curation) {
    ObjectNode result = console.object();
    result.put("snapshot", snapshot.folder().toString()).put("sha256", snapshot.hash());
    result.put("clips", snapshot.clips().size());
    ObjectNode counts = result.putObject("splits");
    for (Split split : Split.values()) {
      counts.put(split.id(), snapshot.of(split).size());
    }
    curation.reasons().forEach(result.putObject("left_out")::put);
    return result;
  }

  private ParameterException wrongUse(String key) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), Messages.text(key));
  }
}
