package studio.migr.training.grpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.SampleShape;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.model.Trained;
import studio.migr.training.optimize.AdamW;
import studio.migr.training.reward.Reward;
import studio.migr.training.reward.Rollout;
import studio.migr.training.reward.WeightedRewards;
import studio.migr.training.trainer.TrainerConfig;
import studio.migr.training.trainer.TrainingFault;

/** A small new model of HumanOmni's architecture learns from its own answers. */
final class GrpoLearnerTest {
  private static final Trained DECODER = new Trained.Parts(EnumSet.of(ModelPart.DECODER));
  private static final Trained LORA =
      new Trained.Lora(
          LoraConfig.of(16, 64, 0, List.of("q_proj", "v_proj", "o_proj", "up_proj", "down_proj")),
          5);

  @TempDir static Path models;
  private static Path fresh = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    Libtorch.useThreads(1);
    fresh = models.resolve("fresh");
    NewModel.write(fresh, NewModelShape.MICRO, 3);
  }

  /** Something that any text earns a little of, so that there is a way up from anywhere. */
  private static final class LettersE implements Reward {
    @Override
    public String id() {
      return "letters_e";
    }

    @Override
    public OptionalDouble of(Rollout rollout) {
      String text = rollout.reasoning().text();
      long found = text.chars().filter(each -> each == 'e').count();
      return OptionalDouble.of(text.isEmpty() ? 0 : found / (double) text.length());
    }
  }

  private static WeightedRewards rewards() {
    return new WeightedRewards(List.of(new LettersE()), Map.of("letters_e", 1.0));
  }

  private static GrpoSettings settings(String json) throws IOException {
    Path file = Files.writeString(Files.createTempFile(models, "settings", ".json"), json);
    return TrainerConfig.as(
        GrpoSettings.class, TrainerConfig.read(file, GrpoSettings.DEFAULTS), file);
  }

  private static TrainableModel open(Trained trained) throws IOException {
    return TrainableModel.open(
        fresh,
        Optional.empty(),
        trained,
        new AdamW.Settings(0.9, 0.999, 1e-8, 0),
        Placement.EXACT,
        Work.UNWATCHED);
  }

  private static List<AskedClip> clips(SampleShape shape, int count) {
    List<AskedClip> clips = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      SplittableRandom random = new SplittableRandom(k);
      float[] frames = new float[2 * shape.frameNumbers()];
      float[] mel = new float[shape.melBins() * shape.melSteps()];
      for (float[] values : List.of(frames, mel)) {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) random.nextDouble(-1, 1);
        }
      }
      List<Long> ids = new ArrayList<>(List.of(30L, (long) Place.VIDEO.id(), 31L));
      if (k % 2 == 0) {
        ids.add((long) Place.AUDIO.id()); // so that questions differ in length
      }
      ids.add(32L);
      clips.add(
          new AskedClip(
              record("c" + k),
              new Prompt(ids),
              new ClipFeatures(Optional.of(frames), Optional.of(mel)),
              new long[] {2, 60, 61, 62, 3}));
    }
    return clips;
  }

  private static ClipRecord record(String name) {
    return new ClipRecord(
        name,
        name + ".mp4",
        Optional.empty(),
        Optional.empty(),
        "fear",
        Map.of(),
        1,
        Optional.of(DominantModality.AUDIO),
        Optional.empty(),
        Evidence.NONE,
        Optional.empty(),
        "test",
        true);
  }

  /** A tenth of the vocabulary ends an answer, so that answers differ in length. */
  private static Set<Long> manyStops() {
    return LongStream.range(0, 40).map(k -> 10 * k + 3).boxed().collect(Collectors.toSet());
  }

  private static List<GrpoLearner.Step> learn(
      TrainableModel model, GrpoSettings settings, double rate, int steps) throws Exception {
    try (TextTokenizer tokenizer = TextTokenizer.open(fresh);
        GrpoLearner learner =
            new GrpoLearner(model, tokenizer::decode, manyStops(), settings, rewards())) {
      List<AskedClip> clips = clips(model.shape(), settings.clips());
      List<GrpoLearner.Step> done = new ArrayList<>();
      for (int step = 1; step <= steps; step++) {
        done.add(learner.step(step, clips, 100L * step, rate, 1, Work.UNWATCHED));
      }
      return done;
    }
  }

  private static double value(GrpoLearner.Step step, String name) {
    return step.metrics().getOrDefault(name, Double.NaN);
  }

  private static double meanReward(List<GrpoLearner.Step> steps) {
    return steps.stream().mapToDouble(step -> value(step, "reward")).average().orElseThrow();
  }

  @Test
  void aRewardThatCanBeEarnedIsEarned() throws Exception {
    try (TrainableModel model = open(DECODER)) {
      List<GrpoLearner.Step> steps =
          learn(
              model, settings("{\"group\":8,\"clips\":2,\"max_tokens\":10,\"beta\":0}"), 2e-2, 24);
      assertThat(meanReward(steps.subList(20, 24)))
          .isGreaterThan(2 * meanReward(steps.subList(0, 4)));
    }
  }

  @Test
  void answersAreScoredAsTheyWereDrawn() throws Exception {
    for (Trained trained : List.of(DECODER, LORA)) {
      try (TrainableModel model = open(trained)) {
        for (GrpoLearner.Step step :
            learn(model, settings("{\"clips\":3,\"max_tokens\":12}"), 1e-2, 3)) {
          assertThat(value(step, "sampling/sampling_logp_difference/max")).isLessThan(1e-3);
          assertThat(value(step, "clip_ratio/region_mean"))
              .as("what is learnt from at once is never clipped")
              .isZero();
          assertThat(step.samples()).hasSize(12);
          assertThat(value(step, "completions/max_length")).isLessThanOrEqualTo(12);
          assertThat(value(step, "entropy")).isBetween(0.0, Math.log(1000));
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameStepsAndWeightsToTheBit() throws Exception {
    List<Object> once = trace();
    assertThat(trace()).isEqualTo(once);
  }

  private static List<Object> trace() throws Exception {
    try (TrainableModel model = open(LORA);
        NDManager scope = model.newScope()) {
      List<Object> trace = new ArrayList<>();
      for (GrpoLearner.Step step :
          learn(
              model,
              settings("{\"clips\":2,\"max_tokens\":8,\"inner_epochs\":2,\"beta\":0.1}"),
              1e-2,
              3)) {
        Map<String, Double> metrics = new LinkedHashMap<>(step.metrics());
        metrics.keySet().removeIf(name -> name.contains("time"));
        trace.add(metrics);
        trace.add(step.samples());
      }
      model.parameters(scope).forEach((_, values) -> trace.add(boxed(values.toFloatArray())));
      return trace;
    }
  }

  private static List<Float> boxed(float[] values) {
    List<Float> all = new ArrayList<>();
    for (float value : values) {
      all.add(value);
    }
    return all;
  }

  @Test
  void severalInnerEpochsAreClippedAndGoAwayFromTheReference() throws Exception {
    try (TrainableModel model = open(LORA)) {
      List<GrpoLearner.Step> steps =
          learn(
              model,
              settings("{\"clips\":2,\"group\":6,\"max_tokens\":8,\"inner_epochs\":5}"),
              5e-2,
              3);
      assertThat(value(steps.getFirst(), "kl")).isCloseTo(0, within(1e-6));
      assertThat(value(steps.getLast(), "kl")).isPositive();
      double clipped =
          steps.stream()
              .mapToDouble(step -> value(step, "clip_ratio/region_mean"))
              .max()
              .orElseThrow();
      assertThat(clipped).isBetween(0.001, 1.0);
    }
  }

  @Test
  void groupByGroupIsTheLossOfTheWholeStep() throws Exception {
    try (TrainableModel model = open(DECODER);
        TextTokenizer tokenizer = TextTokenizer.open(fresh);
        DecoderModel answering = model.answering()) {
      for (GrpoLoss.Variant variant : GrpoLoss.Variant.values()) {
        GrpoSettings settings =
            settings(
                "{\"clips\":3,\"max_tokens\":20,\"beta\":0,\"loss\":\"%s\"}"
                    .formatted(variant.name().toLowerCase(Locale.ROOT)));
        Rollouts rollouts = new Rollouts(answering, tokenizer::decode, settings, manyStops());
        List<RewardedGroup> groups =
            rollouts.of(clips(model.shape(), 3), 7, Work.UNWATCHED).stream()
                .map(group -> RewardedGroup.of(group, rewards()))
                .toList();
        double all = 0;
        double tokens = 0;
        double rows = 0;
        double mean = 0;
        for (RewardedGroup group : groups) {
          for (int k = 0; k < 4; k++) {
            int length = group.rollout().answers().get(k).tokens().length;
            double advantage = group.advantages().values()[k];
            all -= advantage * length;
            mean -= advantage;
            tokens += length;
            rows++;
          }
        }
        try (PolicyUpdate update = new PolicyUpdate(model, settings)) {
          double wanted =
              switch (variant) {
                case GRPO -> mean / rows;
                case DAPO -> all / tokens;
                case DR_GRPO -> all / (rows * 20);
              };
          assertThat(update.of(groups, 0, 1).loss())
              .as(variant.name())
              .isCloseTo(wanted, within(1e-5));
          assertThat(all).as("answers differ in length").isNotCloseTo(0, within(0.01));
        }
      }
    }
  }

  @Test
  void equalRewardsAreSaidToTeachNothing() throws Exception {
    WeightedRewards equal =
        new WeightedRewards(
            List.of(
                new Reward() {
                  @Override
                  public String id() {
                    return "same";
                  }

                  @Override
                  public OptionalDouble of(Rollout rollout) {
                    return OptionalDouble.of(1);
                  }
                }),
            Map.of("same", 1.0));
    try (TrainableModel model = open(LORA);
        TextTokenizer tokenizer = TextTokenizer.open(fresh);
        GrpoLearner learner =
            new GrpoLearner(
                model, tokenizer::decode, manyStops(), settings("{\"max_tokens\":4}"), equal)) {
      GrpoLearner.Step step = learner.step(1, clips(model.shape(), 1), 5, 1e-2, 1, Work.UNWATCHED);
      assertThat(step.spread()).isFalse();
      assertThat(value(step, "frac_reward_zero_std")).isEqualTo(1);
      assertThat(value(step, "grad_norm")).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void settingsAreThoseOfThePaperAndWrongOnesAreNamed() throws IOException {
    GrpoSettings usual = settings("{}");
    assertThat(usual).isEqualTo(GrpoSettings.DEFAULTS);
    assertThat(usual.group()).isEqualTo(4);
    assertThat(usual.weights().keySet())
        .containsExactlyInAnyOrder("accuracy", "format", "order", "grounding");
    assertThat(settings("{\"rewards\":{\"format\":2}}").weights()).isEqualTo(Map.of("format", 2.0));
    for (String wrong :
        List.of("{\"group\":1}", "{\"loss\":\"ppo\"}", "{\"rewards\":{\"a\":0}}", "{\"grup\":4}")) {
      assertThatThrownBy(() -> settings(wrong)).isInstanceOf(TrainingFault.class);
    }
  }
}
