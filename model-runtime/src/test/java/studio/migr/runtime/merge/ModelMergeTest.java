package studio.migr.runtime.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.SmallModel;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.work.Work;

/** A model and an adapter as one folder, on the reference and on a small model of our own. */
final class ModelMergeTest {
  private static final long WHOLE = 1L << 40;
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "none"), "reference");

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheResult() {
    out = folder.resolve("merged");
  }

  private static void needTheReference() {
    assumeTrue(Files.exists(REFERENCE), "the reference checkpoints are not beside the project");
  }

  private static List<GeneratedToken> answer(Path model, Optional<Path> adapter)
      throws IOException {
    List<GeneratedToken> tokens = new ArrayList<>();
    try (LanguageModel loaded =
        LanguageModels.open(model, adapter, Placement.EXACT, Work.UNWATCHED)) {
      Question question = Question.of(new Prompt(List.of(5L, 17L, 3L, 9L, 21L)));
      GenerationSettings settings =
          new GenerationSettings(16, Sampling.GREEDY, Set.of(), Detail.NONE);
      loaded.generate(
          new GenerationRequest(List.of(question), 1, settings), tokens::add, Work.UNWATCHED);
    }
    return tokens;
  }

  @Test
  void theMergedModelAnswersAsTheModelWithTheAdapterBesideIt() throws IOException {
    needTheReference();
    Path base = REFERENCE.resolve("qwen2");
    Path adapter = REFERENCE.resolve("lora");
    ModelMerge.write(base, adapter, out, WHOLE, Work.UNWATCHED);
    List<GeneratedToken> beside = answer(base, Optional.of(adapter));
    List<GeneratedToken> merged = answer(out, Optional.empty());
    List<GeneratedToken> without = answer(base, Optional.empty());
    assertThat(merged)
        .extracting(GeneratedToken::id)
        .isEqualTo(beside.stream().map(GeneratedToken::id).toList());
    for (int k = 0; k < beside.size(); k++) {
      assertThat(merged.get(k).logProbability())
          .isCloseTo(beside.get(k).logProbability(), within(1e-4f));
    }
    assertThat(merged.getFirst().logProbability())
        .isNotCloseTo(without.getFirst().logProbability(), within(1e-4f));
  }

  @Test
  void inShardsItHoldsTheSameAsInOneFile() throws IOException {
    needTheReference();
    Path base = REFERENCE.resolve("qwen2");
    Path adapter = REFERENCE.resolve("lora");
    ModelMerge.write(base, adapter, out, WHOLE, Work.UNWATCHED);
    Path sharded = folder.resolve("sharded");
    ModelMerge.Merged merged = ModelMerge.write(base, adapter, sharded, 200_000, Work.UNWATCHED);
    assertThat(merged.files()).hasSizeGreaterThan(3);
    assertThat(sharded.resolve("model.safetensors.index.json")).exists();
    assertThat(out.resolve("model.safetensors")).exists();
    assertThat(ModelInspector.inspect(sharded, WHOLE).loadable()).isTrue();
    try (Checkpoint one = Checkpoint.open(out);
        Checkpoint many = Checkpoint.open(sharded);
        Checkpoint before = Checkpoint.open(base);
        LoraAdapter lora = LoraAdapter.open(adapter)) {
      assertThat(many.names()).containsExactlyInAnyOrderElementsOf(before.names());
      Set<String> changed = Set.copyOf(lora.pairs().stream().map(pair -> pair.weight()).toList());
      for (String name : before.names()) {
        assertThat(one.bytes(name).mismatch(many.bytes(name))).isEqualTo(-1);
        boolean same = one.bytes(name).mismatch(before.bytes(name)) == -1;
        assertThat(same).as(name).isEqualTo(!changed.contains(name));
      }
    }
    for (Path file : merged.files()) {
      assertThat(Files.size(file)).isLessThan(210_000);
    }
  }

  @Test
  void everythingButWeightsComesAlong() throws IOException {
    Path base = SmallModel.write(folder.resolve("model"));
    Files.writeString(base.resolve("tokenizer.json"), "{}");
    Files.writeString(base.resolve("pytorch_model.bin"), "pickle");
    Files.writeString(
        Files.createDirectory(base.resolve("bert-base-uncased")).resolve("vocab.txt"), "[PAD]\n");
    Path adapter = SmallModel.adapter(base.resolve("checkpoint-10"), 8, "q_proj");
    assertThat(ModelMerge.baseOf(adapter)).contains(base.toAbsolutePath().normalize());
    ModelMerge.write(base, adapter, out, WHOLE, Work.UNWATCHED);
    try (Stream<Path> files = Files.walk(out)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> out.relativize(file).toString().replace('\\', '/')))
          .containsExactlyInAnyOrder(
              "config.json", "tokenizer.json", "bert-base-uncased/vocab.txt", "model.safetensors");
    }
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    Path base = SmallModel.write(folder.resolve("model"));
    Path adapter = SmallModel.adapter(folder.resolve("adapter"), 8, "q_proj");
    Path mine = Files.writeString(Files.createDirectory(out).resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> ModelMerge.write(base, adapter, out, WHOLE, Work.UNWATCHED))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(mine).hasContent("mine");
    assertThatThrownBy(() -> ModelMerge.write(base, adapter, base, WHOLE, Work.UNWATCHED))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void anAdapterOfAnotherModelLeavesNothingBehind() throws IOException {
    Path base = SmallModel.write(folder.resolve("model"));
    Path adapter = SmallModel.adapter(folder.resolve("adapter"), 9, "q_proj");
    assertThat(
            catchThrowableOfType(
                    ModelFileException.class,
                    () -> ModelMerge.write(base, adapter, out, WHOLE, Work.UNWATCHED))
                .fault())
        .isEqualTo(ModelFileFault.ADAPTER_SHAPE);
    assertNothingIsLeft();
  }

  @Test
  void cancelledWorkLeavesNothingBehind() throws IOException {
    Path base = SmallModel.write(folder.resolve("model"));
    Path adapter = SmallModel.adapter(folder.resolve("adapter"), 8, "q_proj");
    Work cancelledOnTheWay =
        new Work() {
          private boolean begun;

          @Override
          public void progress(long done, long total) {
            begun = done > 0;
          }

          @Override
          public boolean cancelled() {
            return begun;
          }
        };
    assertThatThrownBy(() -> ModelMerge.write(base, adapter, out, WHOLE, cancelledOnTheWay))
        .isInstanceOf(CancellationException.class);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model", "adapter");
    }
  }

  @Test
  void numbersAreRoundedToTheNearestOfTheirType() {
    MemorySegment two = MemorySegment.ofArray(new byte[2]);
    Numbers brain = Numbers.of(TensorType.BF16);
    for (float[] pair :
        new float[][] {
          {1f, 1f}, {1.00390625f, 1f}, {1.01171875f, 1.015625f}, {-3.14159f, -3.140625f}
        }) {
      brain.set(two, 0, pair[0]);
      assertThat(brain.get(two, 0)).isEqualTo(pair[1]);
    }
    brain.set(two, 0, Float.NaN);
    assertThat(brain.get(two, 0)).isNaN();
    Numbers half = Numbers.of(TensorType.F16);
    half.set(two, 0, 0.1f);
    assertThat(half.get(two, 0)).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(0.1f)));
  }
}
