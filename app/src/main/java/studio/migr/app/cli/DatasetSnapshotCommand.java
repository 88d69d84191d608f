package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.training.dataset.AgreementWeights;
import studio.migr.training.dataset.GeneratedClips;
import studio.migr.training.dataset.PersonSplits;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.SnapshotException;
import studio.migr.training.dataset.Split;

/** {@code dataset snapshot}: freezes generated clips with their truth and reasoning. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description =
        "Freeze clips that clips generate wrote as a data set: split by person, with reasoning"
            + " written from their truth. The folder is named by the hash of its content.")
final class DatasetSnapshotCommand implements Callable<Integer> {
  private static final Map<Split, Double> SHARES =
      new EnumMap<>(Map.of(Split.TRAIN, 0.8, Split.VALIDATION, 0.1, Split.TEST, 0.1));

  private final Console console;

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Generated clips with their truth.jsonl.")
  private Path clips = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of snapshots.")
  private @Nullable Path out;

  @Option(names = "--seed", paramLabel = "S", description = "Of the splits; 1 if not given.")
  private long seed = 1;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DatasetSnapshotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (out == null) {
      throw new IllegalStateException("run without picocli");
    }
    GeneratedClips read = GeneratedClips.read(clips);
    ArrayNode failures = console.object().putArray("failed");
    Path truth = clips.resolve("truth.jsonl");
    for (long line : read.failed()) {
      String reason = Messages.text("dataset.no-truth", truth.toString(), Long.toString(line));
      console.say(reason);
      failures.addObject().put("path", truth.toString()).put("line", line).put("reason", reason);
    }
    Snapshot snapshot;
    try {
      snapshot =
          Snapshot.write(
              out, AgreementWeights.weigh(PersonSplits.assign(read.clips(), SHARES, seed)));
    } catch (SnapshotException e) {
      throw ProjectException.of(
          "dataset.snapshot." + e.fault().name().toLowerCase(Locale.ROOT), e.name());
    }
    ObjectNode result = console.object();
    result.put("snapshot", snapshot.folder().toString()).put("sha256", snapshot.hash());
    result.put("clips", snapshot.clips().size());
    ObjectNode splits = result.putObject("splits");
    for (Split split : Split.values()) {
      splits.put(split.id(), snapshot.of(split).size());
    }
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
}
