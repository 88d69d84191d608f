package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code model}: the models that answer about clips. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Say what a model is, and check and measure models.",
    subcommands = {
      ModelInspectCommand.class,
      ModelVerifyCommand.class,
      ModelBenchCommand.class,
      ModelMergeCommand.class
    })
final class ModelCommand {}
