package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code model}: the models that answer about clips. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Say what a model is, check, measure and merge models, and make small new ones.",
    subcommands = {
      ModelInspectCommand.class,
      ModelVerifyCommand.class,
      ModelBenchCommand.class,
      ModelThresholdsCommand.class,
      ModelMergeCommand.class,
      ModelNewCommand.class
    })
final class ModelCommand {}
