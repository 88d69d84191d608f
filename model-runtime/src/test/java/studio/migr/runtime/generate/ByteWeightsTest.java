package studio.migr.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;

/**
 * How far answers move when weights are rounded to bytes, on the reference decoder: the margin that
 * docs/graphs.md states.
 */
final class ByteWeightsTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "../shared"), "reference", "qwen2");

  private static final int PROMPTS = 20;
  private static final int TOKENS = 40;

  private record Answers(List<Long> next, List<float[]> scores) {}

  @BeforeEach
  void setUp() {
    assumeTrue(Files.isDirectory(REFERENCE), "no reference decoder in " + REFERENCE);
    Libtorch.useThreads(1);
  }

  @Test
  void answersStayWithinTheStatedMargin() throws Exception {
    Answers exact = answers(Placement.EXACT);
    double[] bf16 = distance(exact, answers(Placement.onProcessor(Precision.BFLOAT16)));
    double[] int8 = distance(exact, answers(Placement.INT8));
    System.out.println("BF16 mean, most, same: " + Arrays.toString(bf16));
    System.out.println("INT8 mean, most, same: " + Arrays.toString(int8));
    assertThat(int8[0]).as("mean distance of log-probabilities").isLessThan(0.01);
    assertThat(int8[1]).as("largest distance of log-probabilities").isLessThan(0.05);
    assertThat(int8[2]).as("prompts with the same most probable token").isGreaterThan(18);
  }

  private static Answers answers(Placement placement) throws Exception {
    SplittableRandom random = new SplittableRandom(8);
    List<Long> next = new ArrayList<>();
    List<float[]> scores = new ArrayList<>();
    try (LanguageModel model =
        LanguageModels.open(REFERENCE, Optional.empty(), placement, Work.UNWATCHED)) {
      for (int k = 0; k < PROMPTS; k++) {
        long vocabulary = model.shape().vocabulary();
        List<Long> prompt = random.longs(16, 0, vocabulary).boxed().toList();
        long[] text = random.longs(TOKENS, 0, vocabulary).toArray();
        Question question = Question.of(new Prompt(prompt));
        model.generate(
            new GenerationRequest(
                List.of(question),
                1,
                new GenerationSettings(1, Sampling.GREEDY, Set.of(), Detail.NONE)),
            token -> next.add(token.id()),
            Work.UNWATCHED);
        scores.add(model.score(question, List.of(text), Work.UNWATCHED).getFirst());
      }
    }
    return new Answers(next, scores);
  }

  /** Mean and largest distance of log-probabilities, and how many prompts go on alike. */
  private static double[] distance(Answers one, Answers other) {
    double sum = 0;
    double most = 0;
    int same = 0;
    for (int k = 0; k < PROMPTS; k++) {
      same += one.next.get(k).equals(other.next.get(k)) ? 1 : 0;
      for (int t = 0; t < TOKENS; t++) {
        double far = Math.abs(one.scores.get(k)[t] - other.scores.get(k)[t]);
        sum += far;
        most = Math.max(most, far);
      }
    }
    return new double[] {sum / PROMPTS / TOKENS, most, same};
  }
}
