package studio.migr.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.command.Commands;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.sample.RandomModel;
import studio.migr.runtime.serve.LocalEngine;

/**
 * A model in the real window, in its real process. More kills on demand: {@code -Dengine.kills=20}.
 */
class EngineInTheWindowTest {
  private static final int KILLS = Integer.getInteger("engine.kills", 3);

  @TempDir Path home;
  private Path model;
  private Path clips;

  @BeforeEach
  void makeClipAndModel() throws Exception {
    clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    model = RandomModel.write(home.resolve("tiny"));
  }

  private StudioWindow openWithModel() {
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    window.drop(clips, 1);
    window.waitUntilReady();
    StudioWindow.onFx(
        () -> {
          window.get(DroppedFiles.class).take(List.of(model));
          return true;
        });
    ModelsModel models = window.get(ModelsModel.class);
    window.waitUntil("the model is described", () -> models.loadable().get());
    return window;
  }

  private static void load(StudioWindow window) {
    StudioWindow.onFx(
        () -> {
          window.get(ModelsModel.class).load();
          return true;
        });
    waitUntilReady(window);
  }

  private static void waitUntilReady(StudioWindow window) {
    window.waitUntil("the model is ready", () -> state(window) instanceof EngineState.Ready);
  }

  private static EngineState state(StudioWindow window) {
    return window.get(EngineModel.class).stateProperty().get();
  }

  private static String text(StudioWindow window, String label) {
    return StudioWindow.onFx(() -> window.<Label>find(label).getText());
  }

  @Test
  void aDroppedModelIsDescribedLoadedAskedAndUnloaded() {
    try (StudioWindow window = openWithModel()) {
      assertThat(window.find("#models").isVisible()).isTrue();
      load(window);
      AskModel ask = window.get(AskModel.class);
      List<EngineState> meanwhile = new ArrayList<>();
      atItsFirstWords(
          window,
          () -> window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A),
          () -> {
            meanwhile.add(state(window));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
          });
      assertThat(meanwhile).hasExactlyElementsOfTypes(EngineState.Busy.class);
      window.waitUntil("it stopped", () -> ask.stateProperty().get() instanceof AskState.Stopped);
      waitUntilReady(window);
      assertThat(window.find("#ask-written").getStyleClass()).contains("model-words");
      StudioWindow.onFx(
          () -> {
            window.get(EngineModel.class).unload();
            return true;
          });
      assertThat(state(window)).isInstanceOf(EngineState.Off.class);
      assertThat(window.find("#ask").isVisible()).isFalse();
    }
  }

  @Test
  void whoHasNoModelTakesTheStudiosOwn() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      StudioWindow.onFx(
          () -> {
            window.get(Commands.class).get("engine.use-own").run();
            return true;
          });
      waitUntilReady(window);
      assertThat(window.get(ModelsModel.class).folders()).hasSize(1);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
      AskModel ask = window.get(AskModel.class);
      window.waitUntil("it answered", () -> ask.stateProperty().get() instanceof AskState.Answered);
      assertThat(ask.answerProperty().get()).contains("<aud_desc>", "<answer>");
    }
  }

  @Test
  void anEngineThatIsKilledWhileItWritesIsStartedAgainAndAnswersTheNextQuestion() {
    try (StudioWindow window = openWithModel()) {
      load(window);
      AskModel ask = window.get(AskModel.class);
      TextArea question = window.find("#ask-question");
      for (int kill = 0; kill < KILLS; kill++) {
        String words = "What does this voice carry, for the time " + kill + "?";
        atItsFirstWords(
            window,
            () -> {
              question.setText(words);
              ask.ask();
            },
            () -> kill(window));
        window.waitUntil("it is said", () -> ask.stateProperty().get() instanceof AskState.Failed);
        waitUntilReady(window);
        assertThat(text(window, "#ask-news"))
            .contains("stopped unexpectedly")
            .contains("ask again");
        String kept = StudioWindow.onFx(question::getText);
        assertThat(kept).isEqualTo(words);
        String written = StudioWindow.onFx(() -> ask.answerProperty().get());
        assertThat(written).isNotEmpty();

        atItsFirstWords(window, ask::ask, ask::cancel);
        waitUntilReady(window);
        boolean there = StudioWindow.onFx(() -> window.scene().getWindow().isShowing());
        assertThat(there).isTrue();
      }
    }
  }

  private static long pid(StudioWindow window) {
    return StudioWindow.onFx(
        () -> ((LocalEngine) window.get(EngineModel.class).keeper().engine()).pid());
  }

  /**
   * Asks, acts as soon as the first words are there, before the answer can come to its end, and
   * waits for that; both happen on the JavaFX thread.
   */
  private static void atItsFirstWords(StudioWindow window, Runnable ask, Runnable act) {
    AtomicBoolean acted = new AtomicBoolean();
    Subscription watching =
        StudioWindow.onFx(
            () -> {
              Subscription made =
                  window
                      .get(AskModel.class)
                      .answerProperty()
                      .subscribe(
                          (_, words) -> {
                            if (words.length() > 3 && acted.compareAndSet(false, true)) {
                              act.run();
                            }
                          });
              ask.run();
              return made;
            });
    window.waitUntil("it writes", acted::get);
    StudioWindow.onFx(
        () -> {
          watching.unsubscribe();
          return true;
        });
  }

  private static void kill(StudioWindow window) {
    long pid = pid(window);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly(); // signal 9 where there are signals
  }

  @Test
  void aDroppedAdapterIsLoadedBesideTheModelThatItFits() throws Exception {
    Path adapter = home.resolve("checkpoint-10");
    String module = "model.layers.0.self_attn.q_proj";
    MemoryTensors tensors =
        new MemoryTensors()
            .add(
                new TensorInfo(LoraAdapter.nameOfA(module), TensorType.F32, 2, 32),
                MemorySegment.ofArray(new byte[2 * 32 * Float.BYTES]))
            .add(
                new TensorInfo(LoraAdapter.nameOfB(module), TensorType.F32, 32, 2),
                MemorySegment.ofArray(new byte[32 * 2 * Float.BYTES]));
    LoraAdapter.write(adapter, LoraConfig.of(2, 4, 0, List.of("q_proj")), tensors);
    try (StudioWindow window = openWithModel()) {
      StudioWindow.onFx(
          () -> {
            window.get(DroppedFiles.class).take(List.of(adapter));
            return true;
          });
      ModelsModel models = window.get(ModelsModel.class);
      window.waitUntil("its base is found", () -> models.bases().equals(List.of(model)));
      assertThat(window.find("#engine-base").isVisible()).isTrue();
      window.waitUntil("it can be loaded", () -> models.loadable().get());
      load(window);
      assertThat(((EngineState.Ready) state(window)).model().wish().name())
          .isEqualTo("tiny + checkpoint-10");
      assertThat(text(window, "#engine-state")).contains("Ready");
    }
  }

  @Test
  void theProcessEndsWithTheWindow() {
    long pid;
    try (StudioWindow window = openWithModel()) {
      load(window);
      pid = pid(window);
    }
    assertThat(ProcessHandle.of(pid).map(process -> process.onExit().join())).isNotNull();
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
