package studio.migr.training.sft;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.training.model.Trained;
import studio.migr.training.optimize.AdamW;
import studio.migr.training.trainer.TrainerConfig.BadSetting;

/**
 * How a model is taught by examples. Epochs, rate and batch are MIGR's (arXiv 2512.02699); the
 * paper leaves the rest open.
 *
 * @param model folder of the model
 * @param adapter folder of a LoRA adapter to go on from; blank for none
 * @param snapshot folder of the data set, of which the train split is taught
 * @param parts which parts of the model change: decoder, bridge, vision, hearing, question
 * @param lora adapters instead; {@code rank} 0 for none
 * @param sensesEpochs how often towers and bridge are taught first, without the decoder, to say
 *     what was measured of each sample
 * @param epochs how often each sample is taught; 0 with {@code sensesEpochs} alone
 * @param learningRate at its highest, after the warm-up; from there it falls to 0 as a cosine
 * @param warmupShare of the steps, in which the rate rises evenly
 * @param batch samples of a step
 * @param microBatch samples computed at once: less memory, the same result but for rounding
 * @param rowTokens places of a row into which short samples are packed; 1 packs nothing
 * @param gradientCheckpointing whether the decoder's layers are computed again on the way back
 *     instead of keeping what they computed (arXiv 1604.06174): less memory, more time, the same
 *     result
 * @param largestNorm what the gradients' common norm is scaled down to
 * @param pictureOnly probability that a sample is shown without sound, its text without what is
 *     heard
 * @param soundOnly probability that a sample is shown without picture
 * @param answerOnly probability that of a sample only the label is taught, to be answered at once
 * @param evidenceOnly probability that what was measured of a sample is taught instead, as {@link
 *     studio.migr.training.dataset.EvidenceText} has it
 * @param calmLabel the label for no emotion, which a sense shown alone is to give where the other
 *     one carries the emotion; blank if each sense alone is taught the clip's label
 * @param orderedByImportance whether reasoning begins with the dominant modality, both orders where
 *     both dominate, as MIGR has it; else it stays as it was written
 * @param varyClips whether clips are a little different each time, as {@link
 *     studio.migr.training.feed.Variation} has it
 * @param seed of order, of what is shown, and of fresh adapters
 * @param threads that compute; 0 for as many as there are processors
 * @param precision {@code fp32}, or on a graphics card {@code bf16} with what is trained in fp32
 * @param savePrecision {@code fp32} or {@code bf16}
 * @param checkpointEvery steps
 * @param cache folder for decoded clips; blank for one in the run directory
 */
public record SftSettings(
    String model,
    String adapter,
    String snapshot,
    List<String> parts,
    Lora lora,
    int sensesEpochs,
    int epochs,
    double learningRate,
    double warmupShare,
    int batch,
    int microBatch,
    int rowTokens,
    boolean gradientCheckpointing,
    double largestNorm,
    double weightDecay,
    double beta1,
    double beta2,
    double epsilon,
    double pictureOnly,
    double soundOnly,
    double answerOnly,
    double evidenceOnly,
    String calmLabel,
    boolean orderedByImportance,
    boolean varyClips,
    long seed,
    int threads,
    String device,
    String precision,
    String savePrecision,
    int checkpointEvery,
    int checkpointsKept,
    String cache) {

  /**
   * As {@link LoraConfig} has it; {@code dropout} holds for an adapter that is gone on from, too.
   */
  public record Lora(int rank, double alpha, double dropout, List<String> targets) {
    public Lora {
      BadSetting.unless(rank >= 0 && rank <= 4096, "lora.rank");
      BadSetting.unless(alpha > 0 && Double.isFinite(alpha), "lora.alpha");
      BadSetting.unless(dropout >= 0 && dropout < 1, "lora.dropout");
      targets = List.copyOf(targets);
    }
  }

  public static final SftSettings DEFAULTS =
      new SftSettings(
          "model",
          "",
          "snapshot",
          List.of("decoder", "bridge"),
          new Lora(
              0,
              32,
              0,
              List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")),
          0,
          5,
          2e-5,
          0.03,
          32,
          4,
          1024,
          false,
          1,
          0,
          0.9,
          0.999,
          1e-8,
          0,
          0,
          0,
          0,
          "",
          true,
          false,
          1,
          0,
          Placement.CPU,
          "fp32",
          "fp32",
          100,
          2,
          "");

  /**
   * @throws BadSetting if a value cannot be
   */
  public SftSettings {
    parts = List.copyOf(parts);
    BadSetting.unless(!model.isBlank(), "model");
    BadSetting.unless(!snapshot.isBlank(), "snapshot");
    BadSetting.unless(parts.stream().allMatch(part -> part(part).isPresent()), "parts");
    BadSetting.unless(lora.rank > 0 || !parts.isEmpty(), "parts");
    BadSetting.unless(adapter.isBlank() || lora.rank > 0, "adapter");
    BadSetting.unless(sensesEpochs >= 0, "senses_epochs");
    BadSetting.unless(epochs >= 1 || (epochs == 0 && sensesEpochs >= 1), "epochs");
    BadSetting.unless(learningRate >= 0 && learningRate < 10, "learning_rate");
    BadSetting.unless(warmupShare >= 0 && warmupShare <= 1, "warmup_share");
    BadSetting.unless(batch >= 1, "batch");
    BadSetting.unless(microBatch >= 1, "micro_batch");
    BadSetting.unless(rowTokens >= 1, "row_tokens");
    BadSetting.unless(largestNorm > 0, "largest_norm");
    BadSetting.unless(weightDecay >= 0 && weightDecay < 1, "weight_decay");
    BadSetting.unless(beta1 >= 0 && beta1 < 1, "beta1");
    BadSetting.unless(beta2 >= 0 && beta2 < 1, "beta2");
    BadSetting.unless(epsilon > 0, "epsilon");
    BadSetting.unless(pictureOnly >= 0 && pictureOnly <= 1, "picture_only");
    BadSetting.unless(soundOnly >= 0 && pictureOnly + soundOnly <= 1, "sound_only");
    BadSetting.unless(answerOnly >= 0 && answerOnly <= 1, "answer_only");
    BadSetting.unless(evidenceOnly >= 0 && answerOnly + evidenceOnly <= 1, "evidence_only");
    BadSetting.unless(threads >= 0 && threads <= 1024, "threads");
    BadSetting.unless(device.matches("cpu|cuda(:\\d{1,2})?"), "device");
    BadSetting.unless(
        precision.equals("fp32") || (precision.equals("bf16") && !device.equals(Placement.CPU)),
        "precision");
    BadSetting.unless(savePrecision.matches("fp32|bf16"), "save_precision");
    BadSetting.unless(checkpointEvery >= 1, "checkpoint_every");
    BadSetting.unless(checkpointsKept >= 1, "checkpoints_kept");
  }

  private static Optional<ModelPart> part(String name) {
    for (ModelPart part : ModelPart.values()) {
      if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /**
   * What a run by these settings is, as text: with folders left out, which may be moved, and what
   * changes no result. Settings that came later are left out where they are as usual, so that runs
   * from before them go on.
   */
  public String identity() {
    return withoutPlaces()
        .toString()
        .replace(", gradientCheckpointing=false", "")
        .replace(", dropout=0.0", "");
  }

  private SftSettings withoutPlaces() {
    return new SftSettings(
        "-",
        adapter.isBlank() ? "" : "-",
        "-",
        parts,
        lora,
        sensesEpochs,
        epochs,
        learningRate,
        warmupShare,
        batch,
        microBatch,
        rowTokens,
        false,
        largestNorm,
        weightDecay,
        beta1,
        beta2,
        epsilon,
        pictureOnly,
        soundOnly,
        answerOnly,
        evidenceOnly,
        calmLabel,
        orderedByImportance,
        varyClips,
        seed,
        0,
        device,
        precision,
        savePrecision,
        1,
        1,
        "");
  }

  /** Which weights change. */
  public Trained trained() {
    if (lora.rank > 0) {
      return new Trained.Lora(
          LoraConfig.of(lora.rank, lora.alpha, lora.dropout, lora.targets), seed);
    }
    Set<ModelPart> changed = EnumSet.noneOf(ModelPart.class);
    parts.forEach(name -> part(name).ifPresent(changed::add));
    return new Trained.Parts(changed);
  }

  /** Of the optimiser. */
  public AdamW.Settings adamw() {
    return new AdamW.Settings(beta1, beta2, epsilon, weightDecay);
  }

  /** Where the model computes. */
  public Placement placement() {
    return new Placement(device, precision(precision), LinearOperator.PLAIN);
  }

  /** Of the model's file. */
  public Precision saved() {
    return precision(savePrecision);
  }

  private static Precision precision(String word) {
    return word.equals("bf16") ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  /** Threads that compute. */
  public int processors() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The rate of a step, from 1: evenly up, then down to 0 as half a cosine. */
  public double rate(long step, long steps) {
    long warm = (long) Math.ceil(warmupShare * steps);
    if (step <= warm) {
      return learningRate * step / warm;
    }
    double gone = (double) (step - warm) / Math.max(1, steps - warm);
    return learningRate * 0.5 * (1 + StrictMath.cos(Math.PI * gone));
  }

  /** The adapter to go on from. */
  public Optional<Path> adapterFolder() {
    return adapter.isBlank() ? Optional.empty() : Optional.of(Path.of(adapter));
  }
}
