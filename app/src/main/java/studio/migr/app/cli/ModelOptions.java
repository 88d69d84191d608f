package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.predict.Predictor;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.importance.VerdictThresholds;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.tiny.MigrTiny;

/** How commands ask a model about clips. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The folder of a model that sees and hears, or migr-tiny, which is here.")
  private @Nullable Path model;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Where it computes: cpu (default), or a graphics card such as cuda:0.")
  private String device = Placement.CPU;

  @Option(
      names = "--question",
      paramLabel = "TEXT",
      description = "What it is asked; by default to think and to answer, as R1-Omni was trained.")
  private String question = Prompt.THINK_AND_ANSWER;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "After how many tokens an answer ends at the latest (512).")
  private int maxTokens = ExplainSettings.MOST_TOKENS;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Also let it reason anew N times under each condition, 2 or more: gives the importance"
              + " an interval.")
  private int samples;

  @Option(names = "--temperature", paramLabel = "T", description = "Of the samples (1).")
  private double temperature = ExplainSettings.TEMPERATURE;

  @Option(names = "--sample-seed", paramLabel = "S", description = "Of the samples (0).")
  private long seed;

  /** Whether a model was named. */
  boolean named() {
    return model != null;
  }

  /**
   * The model that was named.
   *
   * @throws IOException if it is the studio's own and cannot be unpacked
   */
  Optional<Path> model() throws IOException {
    return folder(model);
  }

  /**
   * The folder of a model that an option named, or did not.
   *
   * @throws IOException if it is the studio's own and cannot be unpacked
   */
  static Optional<Path> folder(@Nullable Path model) throws IOException {
    boolean own = model != null && model.equals(Path.of(MigrTiny.NAME)) && !Files.exists(model);
    return own ? Optional.of(OwnModel.folder()) : Optional.ofNullable(model);
  }

  /** The model that was named, else the studio's own. */
  Path modelOrOwn() throws IOException {
    Optional<Path> named = model();
    return named.isPresent() ? named.get() : OwnModel.folder();
  }

  boolean wrong() {
    return maxTokens < 1
        || samples < 0
        || samples == 1
        || !(temperature > 0 && temperature < Double.POSITIVE_INFINITY);
  }

  /** Of the model that was named, or of another that is asked the same. */
  Predictor predictor(Path folder) throws IOException {
    return new Predictor(new Predictor.Place(folder, device), question);
  }

  ExplainSettings settings(EmotionScheme scheme, VerdictThresholds thresholds) {
    return new ExplainSettings(
        scheme, Optional.empty(), maxTokens, samples, temperature, seed, true, thresholds);
  }
}
