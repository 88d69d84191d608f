package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** The process that holds a model. */
@Command(
    name = "engine",
    mixinStandardHelpOptions = true,
    description = "The process that holds a model.",
    subcommands = {EngineServeCommand.class, EngineWorkerCommand.class})
final class EngineCommand {}
