package studio.migr.runtime.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.family.Bert;
import studio.migr.runtime.family.Siglip;
import studio.migr.runtime.family.Whisper;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.work.Work;

/** The three encoders, each alone. */
final class EncoderSuite {
  private EncoderSuite() {}

  /** SigLIP: the state after each layer, and after the last norm. */
  static final class OfSiglip implements CheckSuite {
    @Override
    public List<String> names() {
      return List.of("siglip.hidden_states", "siglip.last_hidden_state");
    }

    @Override
    public void run(Path reference, CheckReport report) throws IOException {
      Path folder = reference.resolve("siglip");
      SiglipConfig config = ReferenceConfig.read(folder, SiglipConfig.class);
      try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
          Checkpoint checkpoint = Checkpoint.open(folder);
          Siglip model = Siglip.load(config, checkpoint, "", Placement.EXACT, Work.UNWATCHED);
          NDManager scope = model.newScope()) {
        NDArray pixels = expected.tensor(scope, "pixel_values");
        float[] states = expected.floats("hidden_states");
        int size = states.length / expected.size("hidden_states", 0);
        Comparison comparison = new Comparison();
        for (int layer = 0; layer < expected.size("hidden_states", 0); layer++) {
          comparison.add(
              model.after(scope, pixels, layer).toFloatArray(),
              Arrays.copyOfRange(states, layer * size, (layer + 1) * size));
        }
        report.add("siglip.hidden_states", comparison, CheckReport.FLOAT32);
        report.compare(
            "siglip.last_hidden_state",
            model.last(scope, pixels).toFloatArray(),
            expected.floats("last_hidden_state"),
            CheckReport.FLOAT32);
      }
    }
  }

  /** Whisper: the spectrogram, and what the encoder makes of it. */
  static final class OfWhisper implements CheckSuite {
    @Override
    public List<String> names() {
      return List.of("whisper.mel", "whisper.encoder");
    }

    @Override
    public void run(Path reference, CheckReport report) throws IOException {
      Path folder = reference.resolve("whisper");
      WhisperConfig config = ReferenceConfig.read(folder, WhisperConfig.class);
      try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
          Checkpoint checkpoint = Checkpoint.open(folder);
          Whisper model =
              Whisper.load(config, checkpoint, "encoder.", Placement.EXACT, Work.UNWATCHED);
          NDManager scope = model.newScope()) {
        float[] mel = new LogMel(config.melBins()).of(expected.floats("wave"));
        spectrogram(mel, expected, report);
        NDArray input =
            scope.create(mel, new ai.djl.ndarray.types.Shape(1, config.melBins(), LogMel.STEPS));
        float[] expectedStates = expected.floats("encoder");
        report.compare(
            "whisper.encoder",
            Arrays.copyOf(model.encode(scope, input).toFloatArray(), expectedStates.length),
            expectedStates,
            CheckReport.FLOAT32);
      }
    }

    /** The first columns one by one, the others by the mean of each band. */
    private static void spectrogram(float[] mel, Expected expected, CheckReport report) {
      float[] columns = expected.floats("mel");
      float[] means = expected.floats("mel_tail_mean");
      int shown = expected.size("mel", 1);
      Comparison comparison = new Comparison();
      for (int bin = 0; bin < means.length; bin++) {
        double tail = 0;
        for (int step = 0; step < LogMel.STEPS; step++) {
          if (step < shown) {
            comparison.add(mel[bin * LogMel.STEPS + step], columns[bin * shown + step]);
          } else {
            tail += mel[bin * LogMel.STEPS + step];
          }
        }
        comparison.add(tail / (LogMel.STEPS - shown), means[bin]);
      }
      report.add("whisper.mel", comparison, CheckReport.FLOAT32);
    }
  }

  /** BERT: the last state of each token, and the summary of each row. */
  static final class OfBert implements CheckSuite {
    @Override
    public List<String> names() {
      return List.of("bert.last_hidden_state", "bert.pooler");
    }

    @Override
    public void run(Path reference, CheckReport report) throws IOException {
      Path folder = reference.resolve("bert");
      BertConfig config = ReferenceConfig.read(folder, BertConfig.class);
      try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
          Checkpoint checkpoint = Checkpoint.open(folder);
          Bert model = Bert.load(config, checkpoint, "", Placement.EXACT, Work.UNWATCHED);
          NDManager scope = model.newScope()) {
        NDArray states =
            model.encode(scope, expected.tensor(scope, "ids"), expected.tensor(scope, "mask"));
        report.compare(
            "bert.last_hidden_state",
            states.toFloatArray(),
            expected.floats("last_hidden_state"),
            CheckReport.FLOAT32);
        report.compare(
            "bert.pooler",
            model.pooled(scope, states).toFloatArray(),
            expected.floats("pooler"),
            CheckReport.FLOAT32);
      }
    }
  }
}
