package studio.migr.runtime.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;

/** The Qwen2 decoder: two rows, one padded on the left; embeddings; greedy tokens. */
final class Qwen2Suite implements CheckSuite {
  @Override
  public List<String> names() {
    return List.of(
        "qwen2.logits",
        "qwen2.hidden_states",
        "qwen2.attentions",
        "qwen2.bf16_logits",
        "qwen2.inputs_embeds_logits",
        "qwen2.greedy");
  }

  @Override
  public void run(Path reference, CheckReport report) throws IOException {
    Path folder = reference.resolve("qwen2");
    Qwen2Config shape = ReferenceConfig.read(folder, Qwen2Config.class);
    try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
        Checkpoint checkpoint = Checkpoint.open(folder)) {
      try (Qwen2 model = Qwen2.load(shape, checkpoint, Placement.EXACT, Work.UNWATCHED)) {
        rows(model, expected, report);
        bfloat16(shape, checkpoint, expected, report);
        embeddings(model, expected, report);
      }
      try (DecoderModel model =
          new DecoderModel(Qwen2.load(shape, checkpoint, Placement.EXACT, Work.UNWATCHED))) {
        greedy(model, expected, report);
      }
    }
  }

  private static void rows(Qwen2 model, Expected expected, CheckReport report) throws IOException {
    int rows = expected.size("ids", 0);
    int tokens = expected.size("ids", 1);
    long[] padding = expected.paddingOf("mask");
    try (NDManager scope = model.newScope()) {
      NDArray first = scope.create(padding);
      model.openCache(rows, tokens);
      NDArray vectors = model.embed(scope, expected.tensor(scope, "ids"));
      Qwen2.Reading reading = model.read(scope, vectors, 0, tokens, first, Detail.HEADS, true);
      Comparison logits = new Comparison();
      logits.addRows(
          model.logits(scope, reading.last()).toFloatArray(),
          expected.floats("logits"),
          tokens,
          padding);
      report.add("qwen2.logits", logits, CheckReport.FLOAT32);

      Comparison states = new Comparison();
      float[] all = expected.floats("hidden_states");
      int size = all.length / expected.size("hidden_states", 0);
      for (int k = 0; k < expected.size("hidden_states", 0); k++) {
        states.addRows(
            reading.states().get(k).toFloatArray(),
            Arrays.copyOfRange(all, k * size, (k + 1) * size),
            tokens,
            padding);
      }
      report.add("qwen2.hidden_states", states, CheckReport.FLOAT32);

      Comparison attention = new Comparison();
      attention(attention, reading.attention().orElseThrow(), expected, padding);
      report.add("qwen2.attentions", attention, CheckReport.FLOAT32);
    }
  }

  /** Compares [layers, rows, heads, queries, keys] where the query is no padding. */
  private static void attention(
      Comparison comparison, NDArray found, Expected expected, long[] padding) {
    float[] values = found.toFloatArray();
    float[] all = expected.floats("attentions");
    Shape shape = found.getShape();
    int tokens = (int) shape.get(4);
    int row = (int) (shape.get(2) * tokens * tokens);
    for (int k = 0; k < values.length; k++) {
      if (k / tokens % tokens >= padding[k / row % padding.length]) {
        comparison.add(values[k], all[k]);
      }
    }
  }

  private static void bfloat16(
      Qwen2Config shape, Checkpoint checkpoint, Expected expected, CheckReport report)
      throws IOException {
    Placement placement = Placement.onProcessor(Precision.BFLOAT16);
    long[] padding = expected.paddingOf("mask");
    int tokens = expected.size("ids", 1);
    try (Qwen2 model = Qwen2.load(shape, checkpoint, placement, Work.UNWATCHED);
        NDManager scope = model.newScope()) {
      model.openCache(padding.length, tokens);
      NDArray vectors = model.embed(scope, expected.tensor(scope, "ids"));
      NDArray first = scope.create(padding);
      Qwen2.Reading reading = model.read(scope, vectors, 0, tokens, first, Detail.NONE, false);
      Comparison logits = new Comparison();
      logits.addRows(
          model.logits(scope, reading.last()).toFloatArray(),
          expected.floats("bf16_logits"),
          tokens,
          padding);
      report.add("qwen2.bf16_logits", logits, CheckReport.BFLOAT16);
    }
  }

  private static void embeddings(Qwen2 model, Expected expected, CheckReport report)
      throws IOException {
    int tokens = expected.size("inputs_embeds", 1);
    try (NDManager scope = model.newScope()) {
      model.openCache(1, tokens);
      NDArray vectors = expected.tensor(scope, "inputs_embeds");
      NDArray first = scope.create(new long[1]);
      Qwen2.Reading reading = model.read(scope, vectors, 0, tokens, first, Detail.NONE, false);
      report.compare(
          "qwen2.inputs_embeds_logits",
          model.logits(scope, reading.last()).toFloatArray(),
          expected.floats("inputs_embeds_logits"),
          CheckReport.FLOAT32);
    }
  }

  /**
   * The first row without its padding, followed by the tokens that the model finds most probable.
   */
  private static void greedy(DecoderModel model, Expected expected, CheckReport report) {
    long[] all = expected.longs("greedy");
    int padding = (int) expected.paddingOf("mask")[0];
    long[] prompt = Arrays.copyOfRange(expected.longs("ids"), padding, expected.size("ids", 1));
    long[] answer =
        Greedy.tokens(model, Question.of(new Prompt(list(prompt))), all.length - prompt.length);
    long[] found = Arrays.copyOf(prompt, all.length);
    System.arraycopy(answer, 0, found, prompt.length, answer.length);
    report.compare("qwen2.greedy", found, all);
  }

  private static List<Long> list(long[] ids) {
    return Arrays.stream(ids).boxed().toList();
  }
}
