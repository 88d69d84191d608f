package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code train}: models that learn from data sets. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train models in a process of their own that outlives the terminal.",
    subcommands = {
      TrainSftCommand.class,
      TrainGrpoCommand.class,
      TrainExternalCommand.class,
      TrainRelayCommand.class,
      TrainImportCommand.class,
      TrainStopCommand.class,
      TrainWorkerCommand.class,
      TrainPlanCommand.class,
      TrainCompareCommand.class
    })
final class TrainCommand {}
