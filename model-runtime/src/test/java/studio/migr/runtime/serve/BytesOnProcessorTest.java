package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.sample.RandomModel;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.work.Work;

/** A model whose weights are wanted as bytes. */
final class BytesOnProcessorTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    RandomModel.write(folder);
  }

  private LoadRequest.Builder bytes() {
    return LoadRequest.newBuilder().setFolder(folder.toString()).setPrecision(Precision.INT8);
  }

  @Test
  void itIsLoadedAndSaysWhatItTakes() throws Exception {
    try (HostedModel model = new LanguageModelHost().load(bytes().build(), Work.UNWATCHED)) {
      ModelInfo info = model.info();
      assertThat(info.getPrecision()).isEqualTo(Precision.INT8);
      assertThat(info.getWeightBytes())
          .isEqualTo(
              ModelInspector.inspect(folder, Long.MAX_VALUE)
                  .memory()
                  .orElseThrow()
                  .weights(TensorType.I8))
          .isLessThan(2 * info.getParameters());
    }
  }

  @Test
  void aCardIsOfferedOtherNumbersAndTheProcessorTheSame() {
    LoadRequest onCard = bytes().setDevice("cuda:0").build();
    assertThatThrownBy(() -> new LanguageModelHost().load(onCard, Work.UNWATCHED))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("engine.refusal.bytes");
              assertThat(refusal.alternatives())
                  .extracting(other -> other.getDevice() + " " + other.getPrecision())
                  .containsExactly("cuda:0 BFLOAT16", "cpu INT8");
            });
  }
}
