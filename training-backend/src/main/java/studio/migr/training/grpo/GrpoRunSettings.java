package studio.migr.training.grpo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.training.sft.SftSettings;
import studio.migr.training.trainer.TrainerConfig;
import studio.migr.training.trainer.TrainingFault;

/**
 * All settings of a run that lets a model learn from its own answers. In its file, {@code grpo}
 * stands beside those that supervised fine-tuning has, too. Epochs and rate are MIGR's (arXiv
 * 2512.02699).
 *
 * @param common of model, data, optimiser and run; an adapter to go on from is the reference, too
 */
public record GrpoRunSettings(SftSettings common, GrpoSettings grpo) {
  /** What supervised fine-tuning has alone. */
  private static final List<String> NOT_HERE =
      List.of(
          "batch",
          "micro_batch",
          "row_tokens",
          "picture_only",
          "sound_only",
          "answer_only",
          "evidence_only",
          "calm_label",
          "ordered_by_importance",
          "senses_epochs",
          "vary_clips",
          "precision");

  private static final String GRPO = "grpo";

  /** Every setting that there is, with what holds where nothing else is said. */
  public static ObjectNode defaults() {
    ObjectNode all = TrainerConfig.json(SftSettings.DEFAULTS);
    all.remove(NOT_HERE);
    all.put("epochs", 1).put("learning_rate", 1e-6);
    all.set(GRPO, TrainerConfig.json(GrpoSettings.DEFAULTS));
    return all;
  }

  /**
   * @param settings all of them, as {@link TrainerConfig#read} gives them
   * @param file named if something is wrong
   * @throws TrainingFault if a value cannot be
   */
  public static GrpoRunSettings of(ObjectNode settings, Path file) throws IOException {
    ObjectNode common = TrainerConfig.json(SftSettings.DEFAULTS);
    common.setAll(settings);
    common.remove(GRPO);
    ObjectNode own =
        settings.get(GRPO) instanceof ObjectNode given
            ? given
            : TrainerConfig.json(GrpoSettings.DEFAULTS);
    return new GrpoRunSettings(
        TrainerConfig.as(SftSettings.class, common, file),
        TrainerConfig.as(GrpoSettings.class, own, file));
  }
}
