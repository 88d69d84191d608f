package studio.migr.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.verify.Expected;
import studio.migr.runtime.work.Work;
import studio.migr.training.optimize.AdamW;

/** A model that learns, against the one that answers. */
final class TrainableReferenceTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "../shared")).resolve("reference");
  private static final AdamW.Settings ADAMW = new AdamW.Settings(0.9, 0.999, 1e-8, 0);

  @BeforeAll
  static void found() {
    assumeThat(REFERENCE).exists();
    Libtorch.useThreads(1);
  }

  private static TrainableModel whole() throws Exception {
    return TrainableModel.open(
        REFERENCE.resolve("humanomni"),
        Optional.empty(),
        new Trained.Parts(EnumSet.allOf(ModelPart.class)),
        ADAMW,
        Placement.EXACT,
        Work.UNWATCHED);
  }

  private static List<Example> examples() throws Exception {
    try (Expected expected =
        Expected.open(REFERENCE.resolve("humanomni").resolve("expected.safetensors"))) {
      ClipFeatures both =
          new ClipFeatures(
              Optional.of(expected.floats("frames")), Optional.of(expected.floats("mel")));
      long[] question = expected.longs("bert_ids");
      List<Example> examples = new ArrayList<>();
      for (String one : List.of("video_audio", "video", "audio")) {
        List<Long> ids = LongStream.of(expected.longs(one + ".input_ids")).boxed().toList();
        examples.add(
            new Example(
                new Prompt(ids), both, question, new long[] {5, 77 + examples.size(), 301, 2}));
      }
      examples.add(
          new Example(
              new Prompt(List.of(7L, 9L, 11L)), ClipFeatures.NONE, new long[0], new long[] {8}));
      return examples;
    }
  }

  @Test
  void packedCompletionsScoreAsTheAnsweringModelScoresThemAlone() throws Exception {
    List<Example> examples = examples();
    try (TrainableModel model = whole();
        DecoderModel answering = model.answering()) {
      PackedBatch batch = PackedBatch.of(model.shape(), examples, 1500);
      List<float[]> packed = model.score(batch).logProbabilities();
      for (int k = 0; k < examples.size(); k++) {
        Example one = examples.get(k);
        assertThat(packed.get(k)).containsExactly(alone((OmniModel) answering, one), within(2e-4f));
      }
    }
  }

  private static float[] alone(OmniModel model, Example example) {
    ClipFeatures clip = example.clip();
    if (clip.mel().isEmpty()) {
      return model
          .score(Question.of(example.prompt()), List.of(example.completion()), Work.UNWATCHED)
          .getFirst();
    }
    try (Perception seen = model.perceive(clip.frames(), clip.mel(), example.question())) {
      return model
          .score(
              new Question(example.prompt(), Optional.of(seen)),
              List.of(example.completion()),
              Work.UNWATCHED)
          .getFirst();
    }
  }

  @Test
  void gradientsOfEveryPartAreThoseOfTheLoss() throws Exception {
    List<Example> examples = examples();
    try (TrainableModel model = whole();
        NDManager scope = model.newScope()) {
      PackedBatch batch = PackedBatch.of(model.shape(), examples, 1500);
      List<float[]> ones = examples.stream().map(one -> all(-1, one.completion().length)).toList();
      model.learn(batch, ones);
      Map<String, NDArray> parameters = model.parameters(scope);
      Map<String, NDArray> gradients = model.gradients(scope);
      for (String name :
          List.of(
              "model.layers.1.mlp.down_proj.weight",
              "model.embed_tokens.weight",
              "model.mm_projector.readout_video.0.weight",
              "model.bert_gate.2.weight",
              "model.vision_tower.vision_tower.vision_model.encoder.layers.0.mlp.fc1.weight",
              "model.audio_tower.audio_tower.encoder.conv1.weight",
              "model.bert_model.encoder.layer.0.output.dense.weight")) {
        NDArray parameter = Objects.requireNonNull(parameters.get(name));
        NDArray gradient = Objects.requireNonNull(gradients.get(name));
        float square = gradient.square().sum().getFloat();
        assertThat(square).as(name).isPositive();
        // A small step along the gradient raises the loss by the step times the gradient's square.
        float step = (float) (0.02 / Math.sqrt(square)) * 0.1f;
        float before = loss(model, batch);
        parameter.addi(gradient.mul(step));
        float up = loss(model, batch);
        parameter.subi(gradient.mul(2 * step));
        float down = loss(model, batch);
        parameter.addi(gradient.mul(step));
        assertThat((up - down) / (2 * step * square))
            .as(name + " " + before)
            .isCloseTo(1, within(0.1f));
      }
    }
  }

  private static float loss(TrainableModel model, PackedBatch batch) {
    float loss = 0;
    for (float[] one : model.score(batch).logProbabilities()) {
      for (float value : one) {
        loss -= value;
      }
    }
    return loss;
  }

  private static float[] all(float value, int count) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
