package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code clips}: clips of invented people whose truth is known. */
@Command(
    name = "clips",
    mixinStandardHelpOptions = true,
    description = "Make clips of invented people whose emotion and dominant modality are known.",
    subcommands = {ClipsGenerateCommand.class, ClipsCheckCommand.class})
final class ClipsCommand {}
