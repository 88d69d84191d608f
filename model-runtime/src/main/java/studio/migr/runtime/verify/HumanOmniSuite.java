package studio.migr.runtime.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;

/** HumanOmni from frames and spectrogram to greedy tokens, with both senses and with one. */
final class HumanOmniSuite implements CheckSuite {
  private static final List<String> CASES = List.of("video_audio", "video", "audio");
  private static final List<String> OF_CASE =
      List.of("inputs_embeds", "last_logits", "last_attention", "greedy");

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String feature : List.of("video_features", "audio_features", "branch_probs")) {
      names.add("humanomni." + feature);
    }
    for (String one : CASES) {
      OF_CASE.forEach(check -> names.add("humanomni." + one + "." + check));
    }
    return names;
  }

  @Override
  public void run(Path reference, CheckReport report) throws IOException {
    Path folder = reference.resolve("humanomni");
    HumanOmniConfig config = ReferenceConfig.read(folder, HumanOmniConfig.class);
    try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
        Checkpoint checkpoint = Checkpoint.open(folder);
        HumanOmni model =
            HumanOmni.load(config, checkpoint, Placement.EXACT, Placement.EXACT, Work.UNWATCHED);
        NDManager scope = model.decoder().newScope()) {
      NDArray branches = model.branches(scope, expected.tensor(scope, "bert_ids"));
      NDArray video = model.see(scope, expected.tensor(scope, "frames"), branches);
      NDArray audio = model.hear(scope, expected.tensor(scope, "mel"));
      compare(report, "video_features", video, expected);
      compare(report, "audio_features", audio, expected);
      compare(report, "branch_probs", branches, expected);
      for (String one : CASES) {
        run(one, model, video, audio, expected, report);
      }
    }
    answers(folder, config, report);
  }

  private static void compare(CheckReport report, String name, NDArray found, Expected expected) {
    report.compare(
        "humanomni." + name, found.toFloatArray(), expected.floats(name), CheckReport.FLOAT32);
  }

  private static void run(
      String one,
      HumanOmni model,
      NDArray video,
      NDArray audio,
      Expected expected,
      CheckReport report) {
    Qwen2 decoder = model.decoder();
    try (NDManager scope = decoder.newScope()) {
      NDArray row =
          decoder.splice(
              scope,
              expected.longs(one + ".input_ids"),
              new long[] {Place.VIDEO.id(), Place.AUDIO.id()},
              List.of(video, audio));
      compare(report, one + ".inputs_embeds", row, expected);
      int tokens = (int) row.getShape().get(0);
      decoder.openCache(1, tokens);
      NDArray first = scope.create(new long[1]);
      NDArray vectors = decoder.beside(scope, List.of(row));
      decoder.read(
          scope,
          decoder.cut(scope, vectors, 0, tokens - 1),
          0,
          tokens - 1,
          first,
          Detail.NONE,
          false);
      Qwen2.Reading last =
          decoder.read(
              scope,
              decoder.cut(scope, vectors, tokens - 1, tokens),
              tokens - 1,
              tokens,
              first,
              Detail.HEADS,
              false);
      compare(report, one + ".last_logits", decoder.logits(scope, last.last()), expected);
      compare(report, one + ".last_attention", last.attention().orElseThrow(), expected);
    }
  }

  /** From frames and spectrogram to tokens, by the way that the studio takes. */
  private static void answers(Path folder, HumanOmniConfig config, CheckReport report)
      throws IOException {
    try (Expected expected = Expected.open(folder.resolve("expected.safetensors"));
        Checkpoint checkpoint = Checkpoint.open(folder);
        OmniModel model =
            new OmniModel(
                HumanOmni.load(
                    config, checkpoint, Placement.EXACT, Placement.EXACT, Work.UNWATCHED));
        Perception perception =
            model.perceive(
                Optional.of(expected.floats("frames")),
                Optional.of(expected.floats("mel")),
                expected.longs("bert_ids"))) {
      for (String one : CASES) {
        long[] wanted = expected.longs(one + ".greedy");
        List<Long> ids = Arrays.stream(expected.longs(one + ".input_ids")).boxed().toList();
        Question question = new Question(new Prompt(ids), Optional.of(perception));
        report.compare(
            "humanomni." + one + ".greedy", Greedy.tokens(model, question, wanted.length), wanted);
      }
    }
  }
}
