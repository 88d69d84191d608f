package studio.migr.training.grpo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.SampleShape;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.reward.RewardCatalog;
import studio.migr.training.reward.WeightedRewards;

/**
 * How fast a model learns from its own answers, and where the time goes. Each round times a step
 * and the machine's matrix product one after the other, so that what else the machine does meets
 * both alike.
 *
 * @param seconds of a step
 * @param shares of that time by what it is spent on
 * @param rollouts answers of a step
 * @param questionPlaces of one question with its clip
 * @param answerTokens of one answer
 * @param operations multiplications and additions of a step
 * @param product multiplications and additions a second in the machine's matrix product
 */
public record GrpoSpeed(
    double seconds,
    Map<String, Double> shares,
    int rollouts,
    int questionPlaces,
    int answerTokens,
    double operations,
    double product) {
  private static final int SIDE = 1024;
  private static final int PRODUCTS = 4;
  private static final int WORDS = 48;
  private static final List<String> PARTS =
      List.of("time/rollouts", "time/rewards", "time/reference", "time/learning");

  public GrpoSpeed {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** Part of the machine's matrix product that a step reaches, 0..1. */
  public double ofProduct() {
    return operations / seconds / product;
  }

  /**
   * Times steps with clips that are noise; the model is not kept.
   *
   * @param words the text of tokens
   * @param rounds how many steps
   */
  public static GrpoSpeed measure(
      TrainableModel model,
      Function<long[], String> words,
      GrpoSettings settings,
      int rounds,
      Work work)
      throws WeightsException {
    List<AskedClip> asked = new ArrayList<>();
    for (int k = 0; k < settings.clips(); k++) {
      asked.add(noise(model, k));
    }
    WeightedRewards rewards =
        new WeightedRewards(RewardCatalog.all(new LexiconReader()), settings.weights());
    List<Map<String, Double>> steps = new ArrayList<>();
    List<Double> products = new ArrayList<>();
    try (GrpoLearner learner = new GrpoLearner(model, words, Set.of(), settings, rewards);
        NDManager scope = model.newScope()) {
      learner.step(1, asked, 1, 0, 1, Work.UNWATCHED); // the first calls compile
      NDArray square = scope.ones(new Shape(SIDE, SIDE));
      product(square);
      for (int round = 0; round < rounds; round++) {
        work.check();
        work.progress(round, rounds);
        products.add(product(square));
        steps.add(learner.step(round + 2L, asked, round, 0, 1, Work.UNWATCHED).metrics());
        products.add(product(square));
      }
    }
    double seconds = median(steps, "step_time");
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String part : PARTS) {
      shares.put(part.substring(part.indexOf('/') + 1), median(steps, part) / seconds);
    }
    int places = model.shape().length(asked.getFirst().with(new long[0]));
    return new GrpoSpeed(
        seconds,
        shares,
        settings.clips() * settings.group(),
        places,
        settings.maxTokens(),
        operations(model, settings, places),
        products.stream().sorted().skip(products.size() / 2).findFirst().orElseThrow());
  }

  private static double operations(TrainableModel model, GrpoSettings settings, int places) {
    GrpoWork work = new GrpoWork(model.config(), model.weights(), model.trained());
    int group = settings.group();
    int tokens = settings.maxTokens();
    double one =
        work.rollouts(group, places, tokens)
            + (settings.beta() > 0 ? work.reference(group, places, tokens) : 0)
            + settings.innerEpochs() * work.learning(group, places, tokens);
    return settings.clips() * one;
  }

  private static double product(NDArray square) {
    long start = System.nanoTime();
    for (int k = 0; k < PRODUCTS; k++) {
      try (NDArray result = square.matMul(square);
          NDArray one = result.get(0, 0)) {
        one.toFloatArray();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return 2.0 * PRODUCTS * SIDE * SIDE * SIDE / seconds;
  }

  private static double median(List<Map<String, Double>> steps, String name) {
    return steps.stream()
        .map(step -> step.getOrDefault(name, 0.0))
        .sorted()
        .skip(steps.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static AskedClip noise(TrainableModel model, int number) {
    SplittableRandom random = new SplittableRandom(number);
    SampleShape shape = model.shape();
    List<Long> ids = new ArrayList<>();
    ClipFeatures features = ClipFeatures.NONE;
    if (model.config() instanceof HumanOmniConfig omni) {
      ids.add((long) Place.VIDEO.id());
      ids.add((long) Place.AUDIO.id());
      features =
          new ClipFeatures(
              Optional.of(numbers(omni.frames() * shape.frameNumbers(), random)),
              Optional.of(numbers(shape.melBins() * shape.melSteps(), random)));
    }
    for (int k = 0; k < WORDS; k++) {
      ids.add(10L + k);
    }
    return new AskedClip(record(number), new Prompt(ids), features, new long[] {2, 10, 11, 3});
  }

  private static float[] numbers(int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  private static ClipRecord record(int number) {
    return new ClipRecord(
        "noise " + number,
        "",
        Optional.empty(),
        Optional.empty(),
        "neutral",
        Map.of(),
        1,
        Optional.empty(),
        Optional.empty(),
        Evidence.NONE,
        Optional.empty(),
        "noise",
        true);
  }
}
