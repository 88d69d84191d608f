package studio.migr.training.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.migr.runtime.verify.CheckReport;
import studio.migr.runtime.verify.CheckSuite;
import studio.migr.runtime.verify.Expected;
import studio.migr.training.grpo.GrpoLoss;
import studio.migr.training.grpo.GrpoLoss.Answers;
import studio.migr.training.grpo.GrpoLoss.Variant;

/** Advantages, the losses of all variants, the divergence, and the gradient. */
final class GrpoSuite implements CheckSuite {
  @Override
  public List<String> names() {
    return List.of(
        "grpo.advantages",
        "grpo.loss_grpo",
        "grpo.loss_dapo",
        "grpo.loss_dr_grpo",
        "grpo.mean_kl",
        "grpo.grad");
  }

  @Override
  public void run(Path reference, CheckReport report) throws IOException {
    TrainingSettings settings = TrainingSettings.read(reference);
    try (Expected expected = Expected.open(reference.resolve("grpo.safetensors"));
        GrpoLoss loss = new GrpoLoss();
        NDManager scope = loss.newScope()) {
      NDArray advantages =
          loss.advantages(scope, expected.tensor(scope, "rewards"), settings.grpo("advantage_eps"));
      report.compare(
          "grpo.advantages",
          advantages.toFloatArray(),
          expected.floats("advantages"),
          CheckReport.FLOAT32);
      Answers answers =
          new Answers(
              expected.tensor(scope, "logp_new"),
              expected.tensor(scope, "logp_old"),
              expected.tensor(scope, "logp_ref"),
              expected.tensor(scope, "completion_mask"),
              advantages);
      for (Variant variant : Variant.values()) {
        GrpoLoss.Result result =
            loss.of(variant, answers, settings.grpo("epsilon"), settings.grpo("beta"));
        String name = "loss_" + variant.name().toLowerCase(Locale.ROOT);
        report.compare(
            "grpo." + name,
            new float[] {result.loss()},
            expected.floats(name),
            CheckReport.FLOAT32);
        if (variant == Variant.GRPO) {
          report.compare(
              "grpo.mean_kl",
              new float[] {result.divergence()},
              expected.floats("mean_kl"),
              CheckReport.FLOAT32);
          report.compare(
              "grpo.grad",
              result.gradient(),
              expected.floats("grad_logp_new_grpo"),
              CheckReport.FLOAT32);
        }
      }
    }
  }
}
