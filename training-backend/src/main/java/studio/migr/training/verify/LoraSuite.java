package studio.migr.training.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.verify.CheckReport;
import studio.migr.runtime.verify.CheckSuite;
import studio.migr.runtime.verify.Comparison;
import studio.migr.runtime.verify.Expected;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.PackedBatch;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.model.Trained;
import studio.migr.training.optimize.AdamW;

/** A LoRA adapter beside its base: what it answers, and three steps of training. */
final class LoraSuite implements CheckSuite {
  @Override
  public List<String> names() {
    return List.of("lora.logits", "lora.losses", "lora.grads", "lora.grad_norms", "lora.after3");
  }

  @Override
  public void run(Path reference, CheckReport report) throws IOException {
    Path folder = reference.resolve("lora");
    Path base = reference.resolve("qwen2");
    if (!(ConfigFile.read(base) instanceof Qwen2Config config)) {
      throw new IOException(base + " holds no Qwen2 decoder");
    }
    try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
        Checkpoint checkpoint = Checkpoint.open(base);
        LoraAdapter adapter = LoraAdapter.open(folder)) {
      adapter.requireFit(checkpoint);
      logits(config, checkpoint, adapter, expected, report);
    }
    try (Expected expected = Expected.open(folder.resolve("expected.safetensors"))) {
      training(base, folder, expected, TrainingSettings.read(reference), report);
    }
  }

  private static void logits(
      Qwen2Config config,
      Checkpoint checkpoint,
      LoraAdapter adapter,
      Expected expected,
      CheckReport report)
      throws IOException {
    try (Qwen2 model = Qwen2.load(config, checkpoint, Placement.EXACT, Work.UNWATCHED);
        NDManager scope = model.newScope()) {
      model.put(adapter);
      int rows = expected.size("ids", 0);
      int tokens = expected.size("ids", 1);
      long[] padding = expected.paddingOf("mask");
      model.openCache(rows, tokens);
      NDArray vectors = model.embed(scope, expected.tensor(scope, "ids"));
      NDArray first = scope.create(padding);
      Qwen2.Reading reading = model.read(scope, vectors, 0, tokens, first, Detail.NONE, false);
      Comparison comparison = new Comparison();
      comparison.addRows(
          model.logits(scope, reading.last()).toFloatArray(),
          expected.floats("logits"),
          tokens,
          padding);
      report.add("lora.logits", comparison, CheckReport.FLOAT32);
    }
  }

  private static void training(
      Path base, Path folder, Expected expected, TrainingSettings settings, CheckReport report)
      throws IOException {
    AdamW.Settings adamw =
        new AdamW.Settings(
            settings.beta(0),
            settings.beta(1),
            settings.adamw("eps"),
            settings.adamw("weight_decay"));
    LoraConfig replaced = LoraConfig.of(1, 1, 0, List.of());
    try (TrainableModel model =
            TrainableModel.open(
                base,
                Optional.of(folder),
                new Trained.Lora(replaced, 0),
                adamw,
                Placement.EXACT,
                Work.UNWATCHED);
        NDManager scope = model.newScope()) {
      LabelledRows rows = LabelledRows.of(expected);
      PackedBatch batch = PackedBatch.of(model.shape(), rows.examples(), 1);
      Comparison losses = new Comparison();
      Comparison norms = new Comparison();
      float[] expectedLosses = expected.floats("losses");
      for (int step = 0; step < expectedLosses.length; step++) {
        float loss = rows.loss(model.learn(batch, rows.derivatives()));
        losses.add(new float[] {loss}, new float[] {expectedLosses[step]});
        if (step == 0) {
          report.add(
              "lora.grads",
              compare(model.gradients(scope), expected, "grad."),
              CheckReport.FLOAT32);
        }
        float norm = model.step(settings.adamw("lr"), settings.adamw("clip_grad_norm"));
        norms.add(new float[] {norm}, expected.floats("grad_norm." + step));
      }
      report.add("lora.losses", losses, CheckReport.FLOAT32);
      report.add("lora.grad_norms", norms, CheckReport.FLOAT32);
      report.add(
          "lora.after3",
          compare(model.parameters(scope), expected, "after3."),
          CheckReport.FLOAT32);
    }
  }

  private static Comparison compare(Map<String, NDArray> found, Expected expected, String prefix) {
    Comparison comparison = new Comparison();
    found.forEach(
        (tensor, values) -> {
          String wanted = prefix + tensor.replaceFirst("\\.weight$", ".default.weight");
          comparison.add(values.toFloatArray(), expected.floats(wanted));
        });
    return comparison;
  }
}
