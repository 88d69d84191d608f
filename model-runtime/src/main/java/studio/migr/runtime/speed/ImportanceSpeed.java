package studio.migr.runtime.speed;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.generate.Branch;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.generate.SharedAnswers;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.tokenizer.NewTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/**
 * Times the explanation of an answer, with all four conditions, trace, drift and probabilities,
 * against that one answer alone with its attention. Its reasoning has eight sentences. The model
 * has HumanOmni's tokens (784 of the picture, 500 of the sound) and its projectors, but small
 * towers. The clip is seen and heard once for both. Each round measures both, one after the other;
 * medians are compared.
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
  private static final int SENTENCES = 8;
  private static final int ROOM = 512;
  private static final int DROPPED = 2; // the closing tag but for its first token
  private static final int MOST_WORDS = 4000;
  private static final List<String> MARKS =
      List.of("<|endoftext|>", ChatTemplate.START, ChatTemplate.END);

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
        decoder,
        new Towers(vision, audio, text),
        Projector.ALL_IN_ONE,
        64,
        -2,
        FRAMES,
        true,
        false);
  }

  public static ImportanceSpeed measure(
      Qwen2Config decoder, Placement placement, Plan plan, Work work)
      throws IOException, WeightsException {
    HumanOmniConfig config = around(decoder);
    Placement towers = new Placement(placement.device(), Precision.FLOAT32, LinearOperator.PLAIN);
    Path folder = Files.createTempDirectory("studio-bench");
    NewTokenizer.writeBytePairs(folder, texts(), MOST_WORDS, MARKS);
    try (TextTokenizer tokenizer = TextTokenizer.open(folder);
        OmniModel model =
            new OmniModel(
                HumanOmni.load(
                    config, new RandomWeights(config), towers, placement, Work.UNWATCHED))) {
      return new Run(model, tokenizer, plan).measure(work);
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** So that each word of the prompt and each label is about one token, as in real tokenizers. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int twice = 0; twice < 2; twice++) {
      texts.add(QUESTION + " " + ChatTemplate.QWEN.system() + " user\nassistant\nsystem\n");
      EmotionScheme.DFEW.emotions().forEach(label -> texts.add(way(label)));
      texts.add("<vi_start><vi_end>\n<au_start><au_end>\n");
    }
    return texts;
  }

  private static String way(String label) {
    return "\n</think>\n<answer>" + label + "</answer>";
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
              List.of(),
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

    /** What an explanation does, with a reasoning of eight sentences. */
    private void explain(Perception seen, int tokens, Map<String, List<Double>> parts) {
      long start = System.nanoTime();
      List<Question> questions =
          Stream.of(
                  Set.of(Place.VIDEO, Place.AUDIO),
                  Set.of(Place.AUDIO),
                  Set.of(Place.VIDEO),
                  Set.<Place>of())
              .map(
                  shown ->
                      new Question(
                          Prompt.ofClip(QUESTION, shown, true, ChatTemplate.QWEN, tokenizer),
                          Optional.of(seen)))
              .toList();
      try (SharedAnswers asked = model.sideBySide(questions, tokens, ROOM)) {
        asked.read(Work.UNWATCHED);
        long read = System.nanoTime();
        asked.answer(Sampling.GREEDY, Set.of(), Detail.LAYERS, _ -> {}, Work.UNWATCHED);
        long answered = System.nanoTime();
        asked.shares(branches(tokens, questions.size()), Work.UNWATCHED);
        add(parts, "prompt", read - start);
        add(parts, "answer", answered - read);
        add(parts, "labels", System.nanoTime() - answered);
      }
    }

    private List<List<Branch>> branches(int tokens, int rows) {
      List<long[]> ways =
          EmotionScheme.DFEW.emotions().stream()
              .map(label -> tokenizer.encode(way(label)))
              .map(ids -> Arrays.copyOf(ids, ids.length - DROPPED))
              .toList();
      List<List<Branch>> branches = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        branches.add(new ArrayList<>(List.of(new Branch(tokens, ways))));
      }
      for (int sentence = 0; sentence < SENTENCES; sentence++) {
        branches.getFirst().add(new Branch(tokens * sentence / SENTENCES, ways));
      }
      return branches;
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
