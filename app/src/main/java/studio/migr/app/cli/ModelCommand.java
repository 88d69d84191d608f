package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code model}: the models that answer about clips. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Check and measure models.",
    subcommands = {ModelVerifyCommand.class, ModelBenchCommand.class})
final class ModelCommand {}
