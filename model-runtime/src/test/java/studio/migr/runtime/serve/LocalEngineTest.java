package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.sample.RandomModel;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.work.Work;

/** The engine as a process. More kills on demand: {@code -Dengine.kills=20}. */
final class LocalEngineTest {
  private static final int KILLS = Integer.getInteger("engine.kills", 2);

  @TempDir Path folder;

  private static GenerateRequest question(int tokens) {
    return GenerateRequest.newBuilder()
        .setId("question")
        .setQuestion(Question.newBuilder().setWords("hello"))
        .setMaxTokens(tokens)
        .build();
  }

  @Test
  void aKilledEngineIsLostAndAFreshOneAnswers() throws Exception {
    RandomModel.write(folder);
    for (int kill = 0; kill < KILLS; kill++) {
      try (LocalEngine engine = LocalEngine.start()) {
        engine
            .client()
            .load(LoadRequest.newBuilder().setFolder(folder.toString()).build(), Work.UNWATCHED);
        List<GenerateEvent> answered = new ArrayList<>();
        engine.client().generate(question(2), answered::add, Work.UNWATCHED);
        assertThat(answered.getLast().hasFinished()).isTrue();

        List<GenerateEvent> heard = new ArrayList<>();
        Throwable lost = null;
        try {
          engine
              .client()
              .generate(
                  question(8000),
                  event -> {
                    heard.add(event);
                    if (heard.size() == 4) {
                      ProcessHandle.of(engine.pid()).orElseThrow().destroyForcibly();
                    }
                  },
                  Work.UNWATCHED);
        } catch (EngineLostException e) {
          lost = e;
        }
        assertThat(lost).isNotNull();
        assertThat(heard.size()).isGreaterThanOrEqualTo(4);
        engine.onExit().get(3, TimeUnit.MINUTES);
        assertThat(engine.isAlive()).isFalse();
      }
    }
  }

  @Test
  void theTokenIsNowhereThatOthersLook() throws Exception {
    try (LocalEngine engine = LocalEngine.start()) {
      engine.client().health();
      Path process = Path.of("/proc", Long.toString(engine.pid()));
      for (String file : List.of("cmdline", "environ")) {
        if (Files.isReadable(process.resolve(file))) {
          assertThat(Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1))
              .doesNotContainPattern("[0-9a-f]{64}");
        }
      }
      assertThat(engine.lastWords()).doesNotContainPattern("[0-9a-f]{64}");
    }
  }

  @Test
  void theEngineEndsWhenItsInputDoes() throws Exception {
    Process process = new ProcessBuilder(LocalEngine.command()).start();
    process.outputWriter().write("0123456789abcdef0123456789abcdef\n");
    process.outputWriter().flush();
    assertThat(Integer.parseInt(process.inputReader().readLine())).isPositive();
    process.outputWriter().close();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
  }
}
