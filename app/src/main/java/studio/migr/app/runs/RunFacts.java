package studio.migr.app.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.migr.training.run.SampleLine;
import studio.migr.training.watch.Branch;
import studio.migr.training.watch.RunCondition;
import studio.migr.training.watch.RunHealth;
import studio.migr.training.watch.RunWarning;

/**
 * What was seen of a run at a look.
 *
 * @param config all its settings; empty if they cannot be read
 * @param dataset name of its snapshot
 * @param checkpoints their steps, ascending
 * @param branch where it grew out of another
 * @param created when its folder was made
 * @param hasModel whether it left a model
 * @param samples the newest completions, the newest last
 * @param log the last lines for people
 * @param cluster what the cluster says of its job
 */
record RunFacts(
    RunHealth health,
    ObjectNode config,
    String dataset,
    List<Long> checkpoints,
    Optional<Branch> branch,
    Instant created,
    boolean hasModel,
    List<RunWarning> warnings,
    List<SampleLine> samples,
    List<String> log,
    Optional<String> cluster) {

  static final RunFacts UNKNOWN =
      new RunFacts(
          new RunHealth(RunCondition.STARTING, Optional.empty(), "", List.of(), false),
          JsonNodeFactory.instance.objectNode(),
          "",
          List.of(),
          Optional.empty(),
          Instant.EPOCH,
          false,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  RunFacts {
    checkpoints = List.copyOf(checkpoints);
    warnings = List.copyOf(warnings);
    samples = List.copyOf(samples);
    log = List.copyOf(log);
  }

  RunCondition condition() {
    return health.condition();
  }

  String stage() {
    return config.path("stage").asText();
  }
}
