package studio.migr.training.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.tokenizer.BertTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.SampleShape;

final class NewModelTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void isAModelThatTheRuntimeLoadsAndTheInspectorFindsNothingWrongWith(NewModelShape shape)
      throws Exception {
    Path folder = temp.resolve("new");
    NewModel.write(folder, shape, 7);
    assertThat(ModelInspector.inspect(folder, 1L << 40).problems()).isEmpty();
    Libtorch.useThreads(1);
    try (LanguageModel model =
        LanguageModels.open(folder, Optional.empty(), Placement.EXACT, Work.UNWATCHED)) {
      assertThat(model).isInstanceOf(OmniModel.class);
      OmniModel omni = (OmniModel) model;
      WhisperConfig hearing = omni.config().towers().audio();
      int size = omni.config().towers().vision().imageSize();
      float[] frames = new float[omni.config().frames() * 3 * size * size];
      float[] mel = new float[hearing.melBins() * hearing.steps()];
      try (Perception perception =
          omni.perceive(Optional.of(frames), Optional.of(mel), new long[] {2, 3})) {
        Prompt prompt = new Prompt(List.of((long) Place.VIDEO.id(), (long) Place.AUDIO.id(), 5L));
        // As many positions as the sizes of the parts promise.
        assertThat(omni.positions(new Question(prompt, Optional.of(perception))).length())
            .isEqualTo(
                1
                    + SampleShape.of(omni.config(), new MemoryTensors())
                        .frameTokens()
                        .orElseThrow()
                        .count(omni.config().frames())
                    + hearing.positions() / 3);
      }
    }
  }

  @Test
  void theTinyOneHasLessThanFiveMillionNumbers() throws Exception {
    assertThat(NewModel.write(temp.resolve("new"), NewModelShape.TINY, 1))
        .isBetween(2_000_000L, 5_000_000L);
  }

  @Test
  void itsTokenizersGiveAnyTextBackAndKnowTheWordsOfTheQuestion() throws Exception {
    Path folder = temp.resolve("new");
    NewModel.write(folder, NewModelShape.TINY, 1);
    String text = "<think>The brows rise; 3 % übler Ärger 🙂\n</think>";
    try (TextTokenizer words = TextTokenizer.open(folder);
        BertTokenizer gate = BertTokenizer.open(BertTokenizer.find(folder).orElseThrow())) {
      assertThat(words.decode(words.encode(text))).isEqualTo(text);
      assertThat(words.encode("<|im_end|>")).containsExactly(words.size() - 1);
      assertThat(words.encode("The inner brows are pulled up.")).hasSizeLessThan(12);
      assertThat(gate.encode(Prompt.THINK_AND_ANSWER, 96)).hasSizeBetween(30, 70).doesNotContain(1);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOnesOthers() throws Exception {
    for (int k = 0; k < 3; k++) {
      NewModel.write(temp.resolve("m" + k), NewModelShape.MICRO, k / 2);
    }
    byte[] first = Files.readAllBytes(temp.resolve("m0").resolve("model.safetensors"));
    assertThat(temp.resolve("m1").resolve("model.safetensors")).hasBinaryContent(first);
    assertThat(Files.readAllBytes(temp.resolve("m2").resolve("model.safetensors")))
        .isNotEqualTo(first);
  }

  @Test
  void takesWhatSeesAndHearsFromAnotherModelAndBeginsTheDecoderAnew() throws Exception {
    Path other = temp.resolve("other");
    NewModel.write(other, NewModelShape.MICRO, 1);
    Path made = temp.resolve("made");
    NewModel.write(made, NewModelShape.MICRO, 2, Optional.of(other));
    Path random = temp.resolve("random");
    NewModel.write(random, NewModelShape.MICRO, 2);
    try (Checkpoint from = Checkpoint.open(other);
        Checkpoint result = Checkpoint.open(made);
        Checkpoint fresh = Checkpoint.open(random)) {
      for (String name : result.names()) {
        boolean writes = name.matches("model\\.(layers|embed_tokens|norm)\\..*");
        assertThat(result.bytes(name).mismatch((writes ? fresh : from).bytes(name)))
            .as(name)
            .isEqualTo(-1);
      }
      String heard = "model.audio_projector.0.weight";
      assertThat(result.bytes(heard).mismatch(fresh.bytes(heard))).isNotEqualTo(-1);
    }
  }

  @Test
  void sensesOfAnotherShapeAreRefusedAndNothingIsLeftBehind() throws Exception {
    Path other = temp.resolve("other");
    NewModel.write(other, NewModelShape.MICRO, 1);
    Path made = temp.resolve("made");
    assertThatThrownBy(() -> NewModel.write(made, NewModelShape.TINY, 2, Optional.of(other)))
        .isInstanceOf(WeightsException.class);
    assertThat(made).doesNotExist();
    assertThat(temp)
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws Exception {
    Files.writeString(temp.resolve("mine"), "");
    assertThatThrownBy(() -> NewModel.write(temp, NewModelShape.MICRO, 1))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(temp).isDirectoryNotContaining("glob:**.json");
  }
}
