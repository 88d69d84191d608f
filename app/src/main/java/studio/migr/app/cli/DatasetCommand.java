package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code dataset}: what models learn from. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    description =
        "Make data sets to train on, hand them over to other trainers, and train readers of emotion"
            + " in text.",
    subcommands = {
      DatasetSnapshotCommand.class,
      DatasetHandoverCommand.class,
      DatasetReaderCommand.class
    })
final class DatasetCommand {}
