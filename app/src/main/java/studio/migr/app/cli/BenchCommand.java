package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code bench}: this machine's figures, each beside the floor measured in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this machine, with its own floor beside each figure.",
    subcommands = {
      BenchMediaCommand.class,
      BenchStoreCommand.class,
      BenchStartCommand.class,
      BenchTimelineCommand.class,
      BenchHeatmapCommand.class,
      BenchErrorsCommand.class,
      BenchVoiceCommand.class,
      BenchFacesCommand.class,
      BenchClipsCommand.class,
      BenchTrainCommand.class,
      BenchGrpoCommand.class,
      BenchRunsCommand.class,
      BenchImportanceCommand.class,
      BenchAnalysisCommand.class
    })
final class BenchCommand {}
