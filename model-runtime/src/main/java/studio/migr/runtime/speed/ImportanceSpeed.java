package studio.migr.runtime.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.Projector;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.Towers;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ClipInput;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explainer;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.tokenizer.ByteTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/**
 * Times the explanation of an answer, with all four conditions, trace, drift and probabilities,
 * against that one answer alone with its attention. The model has HumanOmni's tokens (784 of the
 * picture, 500 of the sound) and its projectors, but small towers. The clip is seen and heard once
 * for both. Each round measures both, one after the other; medians are compared.
 *
 * @param perceiveMs seeing and hearing, which both share
 * @param one milliseconds of one answer by part: {@code prompt}, {@code answer}
 * @param four the same of an explanation, and {@code labels}
 */
public record ImportanceSpeed(
    double perceiveMs, Map<String, Double> one, Map<String, Double> four) {
  private static final String QUESTION = "Which emotion does the person show? Think, then answer.";
  private static final int FRAMES = 8;
  private static final int WARM_UP = 4;

  /**
   * What is measured.
   *
   * @param tokens of each answer
   */
  public record Plan(int tokens, int rounds) {}

  /** How many times one answer an explanation costs, with seeing and hearing. */
  public double ratio() {
    return (perceiveMs + sum(four)) / (perceiveMs + sum(one));
  }

  /** The same of the decoder alone: the highest to be expected, of a clip known already. */
  public double ratioOfDecoder() {
    return sum(four) / sum(one);
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** A model around a decoder of these sizes. */
  static HumanOmniConfig around(Qwen2Config decoder) {
    SiglipConfig vision = new SiglipConfig(64, 128, 2, 2, 384, 14, 1e-6, Optional.empty());
    WhisperConfig audio = new WhisperConfig(64, 128, 2, 2, 128, 1500, Optional.empty());
    BertConfig text = new BertConfig(200, 64, 128, 2, 2, 128, 2, 1e-12, Optional.empty());
    return new HumanOmniConfig(
        decoder, new Towers(vision, audio, text), Projector.ALL_IN_ONE, 64, -2, FRAMES, true);
  }

  public static ImportanceSpeed measure(
      Qwen2Config decoder, Placement placement, Plan plan, Work work)
      throws IOException, WeightsException {
    HumanOmniConfig config = around(decoder);
    Placement towers = new Placement(placement.device(), Precision.FLOAT32, LinearOperator.PLAIN);
    Path folder = Files.createTempDirectory("studio-bench");
    ByteTokenizer.write(folder);
    try (TextTokenizer tokenizer = TextTokenizer.open(folder);
        OmniModel model =
            new OmniModel(
                HumanOmni.load(
                    config, new RandomWeights(config), towers, placement, Work.UNWATCHED))) {
      return new Run(model, tokenizer, plan).measure(work);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static final class Run {
    private final OmniModel model;
    private final TextTokenizer tokenizer;
    private final Plan plan;
    private final ClipInput clip;
    private final Map<String, List<Double>> one = new TreeMap<>();
    private final Map<String, List<Double>> four = new TreeMap<>();

    Run(OmniModel model, TextTokenizer tokenizer, Plan plan) {
      this.model = model;
      this.tokenizer = tokenizer;
      this.plan = plan;
      int size = model.config().towers().vision().imageSize();
      int bands = model.config().towers().audio().melBins();
      clip =
          new ClipInput(
              QUESTION,
              Optional.of(new float[FRAMES * 3 * size * size]),
              FRAMES,
              Optional.of(new float[bands * LogMel.STEPS]),
              bands,
              30_000,
              new long[] {101, 102});
    }

    ImportanceSpeed measure(Work work) {
      long start = System.nanoTime();
      try (Perception seen = model.perceive(clip.frames(), clip.mel(), clip.gateWords())) {
        double perceived = (System.nanoTime() - start) / 1e6;
        answer(seen, WARM_UP, new TreeMap<>()); // the first calls of a graph are slow
        explain(seen, WARM_UP, new TreeMap<>());
        for (int round = 0; round < plan.rounds; round++) {
          work.check();
          work.progress(round, plan.rounds);
          answer(seen, plan.tokens, one);
          explain(seen, plan.tokens, four);
        }
        return new ImportanceSpeed(perceived, medians(one), medians(four));
      }
    }

    private void answer(Perception seen, int tokens, Map<String, List<Double>> parts) {
      long start = System.nanoTime();
      Prompt prompt =
          Prompt.ofClip(
              QUESTION, Set.of(Place.VIDEO, Place.AUDIO), true, ChatTemplate.QWEN, tokenizer);
      long[] first = {0};
      model.generate(
          new GenerationRequest(
              List.of(new Question(prompt, Optional.of(seen))),
              1,
              new GenerationSettings(tokens, Sampling.GREEDY, Set.of(), Detail.LAYERS)),
          token -> first[0] = token.index() == 0 ? System.nanoTime() : first[0],
          Work.UNWATCHED);
      add(parts, "prompt", first[0] - start);
      add(parts, "answer", System.nanoTime() - first[0]);
    }

    private void explain(Perception seen, int tokens, Map<String, List<Double>> parts) {
      ExplainSettings settings =
          new ExplainSettings(
              EmotionScheme.DFEW,
              Optional.empty(),
              tokens,
              0,
              1,
              0,
              true,
              VerdictThresholdsFile.builtIn().thresholds());
      Explanation explanation =
          new Explainer(model, tokenizer, ChatTemplate.QWEN)
              .explain(clip, seen, settings, ExplanationListener.NOBODY, Work.UNWATCHED);
      explanation.timing().forEach((part, millis) -> add(parts, part, (long) (millis * 1e6)));
    }

    private static void add(Map<String, List<Double>> parts, String name, long nanos) {
      parts.computeIfAbsent(name, _ -> new ArrayList<>()).add(nanos / 1e6);
    }

    private static Map<String, Double> medians(Map<String, List<Double>> parts) {
      Map<String, Double> medians = new TreeMap<>();
      parts.forEach(
          (name, values) ->
              medians.put(
                  name, values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0)));
      return medians;
    }
  }
}
