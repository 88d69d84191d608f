package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code dataset}: what models learn from. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    description = "Make data sets to train on, and hand them over to other trainers.",
    subcommands = {DatasetSnapshotCommand.class, DatasetHandoverCommand.class})
final class DatasetCommand {}
