package studio.migr.training.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.migr.runtime.adapter.LoraAdapter;
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
import studio.migr.training.optimize.AdamW;
import studio.migr.training.sft.FineTune;
import studio.migr.training.sft.TrainedAdapter;

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
      training(config, checkpoint, adapter, expected, TrainingSettings.read(reference), report);
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
      Qwen2Config config,
      Checkpoint checkpoint,
      LoraAdapter adapter,
      Expected expected,
      TrainingSettings settings,
      CheckReport report)
      throws IOException {
    AdamW.Settings adamw =
        new AdamW.Settings(
            settings.beta(0),
            settings.beta(1),
            settings.adamw("eps"),
            settings.adamw("weight_decay"));
    int tokens = expected.size("ids", 1);
    try (FineTune model =
            FineTune.load(config, checkpoint, tokens, Placement.EXACT, Work.UNWATCHED);
        NDManager scope = model.newScope()) {
      TrainedAdapter lora = TrainedAdapter.of(scope, adapter);
      FineTune.Batch batch =
          new FineTune.Batch(
              expected.tensor(scope, "ids"),
              scope.create(expected.paddingOf("mask")),
              expected.tensor(scope, "labels"));
      Comparison losses = new Comparison();
      Comparison norms = new Comparison();
      float[] expectedLosses = expected.floats("losses");
      try (AdamW optimizer = new AdamW(adamw, lora.parameters())) {
        for (int step = 0; step < expectedLosses.length; step++) {
          FineTune.Step result = model.gradients(scope, batch, lora.inputs());
          losses.add(new float[] {result.loss()}, new float[] {expectedLosses[step]});
          if (step == 0) {
            report.add(
                "lora.grads",
                compare(adapter, lora.byTensor(result.gradients()), expected, "grad."),
                CheckReport.FLOAT32);
          }
          float norm =
              optimizer.step(
                  lora.inOrder(result.gradients()),
                  settings.adamw("lr"),
                  settings.adamw("clip_grad_norm"));
          norms.add(new float[] {norm}, expected.floats("grad_norm." + step));
        }
      }
      report.add("lora.losses", losses, CheckReport.FLOAT32);
      report.add("lora.grad_norms", norms, CheckReport.FLOAT32);
      report.add(
          "lora.after3",
          compare(adapter, lora.byTensor(lora.trained()), expected, "after3."),
          CheckReport.FLOAT32);
    }
  }

  private static Comparison compare(
      LoraAdapter adapter, Map<String, NDArray> found, Expected expected, String prefix) {
    Comparison comparison = new Comparison();
    for (String tensor : adapter.names()) {
      NDArray one = Objects.requireNonNull(found.get(tensor), tensor);
      String wanted = prefix + tensor.replaceFirst("\\.weight$", ".default.weight");
      comparison.add(one.toFloatArray(), expected.floats(wanted));
    }
    return comparison;
  }
}
