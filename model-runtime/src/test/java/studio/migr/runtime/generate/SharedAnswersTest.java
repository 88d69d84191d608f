package studio.migr.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.work.Work;

/** Questions that begin alike, answered from one cache. */
final class SharedAnswersTest {
  private static final Qwen2Config SMALL =
      new Qwen2Config(320, 64, 96, 2, 4, 2, 2048, 1e4, 1e-6, true, List.of(), Optional.empty());
  private static final int TOKENS = 9;

  private static DecoderModel model;

  @BeforeAll
  static void load() throws WeightsException {
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    model =
        new DecoderModel(
            Qwen2.load(SMALL, new RandomWeights(SMALL), Placement.EXACT, Work.UNWATCHED));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static Question question(int alike, int own, int which) {
    return Question.of(
        new Prompt(
            LongStream.range(0, alike + own)
                .map(k -> k < alike ? (k * k + 7) % 320 : (k * which + 11) % 320)
                .boxed()
                .toList()));
  }

  /** Some begin alike, of different lengths, one longer than a chunk, one of all that is shared. */
  private static final List<Question> QUESTIONS =
      List.of(question(300, 40, 3), question(300, 5, 5), question(12, 30, 7), question(12, 1, 9));

  private static List<Long> alone(Question question) {
    List<Long> ids = new ArrayList<>();
    model.generate(
        new GenerationRequest(
            List.of(question),
            1,
            new GenerationSettings(TOKENS, Sampling.GREEDY, Set.of(), Detail.NONE)),
        token -> ids.add(token.id()),
        Work.UNWATCHED);
    return ids;
  }

  private static List<List<GeneratedToken>> answers(SharedAnswers shared, Sampling sampling) {
    List<List<GeneratedToken>> rows = new ArrayList<>();
    for (int row = 0; row < shared.rows(); row++) {
      rows.add(new ArrayList<>());
    }
    shared.answer(
        sampling, Set.of(), Detail.NONE, token -> rows.get(token.row()).add(token), Work.UNWATCHED);
    return rows;
  }

  private static List<Long> ids(List<GeneratedToken> tokens) {
    return tokens.stream().map(GeneratedToken::id).toList();
  }

  @Test
  void fourSideBySideAnswerAsEachAlone() {
    try (SharedAnswers shared = model.sideBySide(QUESTIONS, TOKENS, 40)) {
      shared.read(Work.UNWATCHED);
      List<List<GeneratedToken>> rows = answers(shared, Sampling.GREEDY);
      for (int row = 0; row < QUESTIONS.size(); row++) {
        assertThat(ids(rows.get(row))).isEqualTo(alone(QUESTIONS.get(row)));
      }
      assertThat(shared.sharedPositions()).isEqualTo(300 + 12 + 12);
      assertThat(shared.positions()).isEqualTo(340 + 305 + 42 + 13);
    }
  }

  @Test
  void waysOnAreAsProbableAsWhenTheyAreReadAlone() {
    List<long[]> ways =
        List.of(
            new long[] {5, 6, 7}, new long[] {5, 9}, new long[] {5, 6, 8, 8}, new long[] {5, 4});
    try (SharedAnswers shared = model.sideBySide(QUESTIONS, TOKENS, 40)) {
      shared.read(Work.UNWATCHED);
      List<List<GeneratedToken>> rows = answers(shared, Sampling.GREEDY);
      List<List<Branch>> branches = new ArrayList<>();
      for (int row = 0; row < QUESTIONS.size(); row++) {
        List<Branch> own = new ArrayList<>();
        for (int kept = row % 2; kept <= TOKENS; kept += 1 + row) {
          own.add(new Branch(kept, ways)); // together more than fit into one reading
        }
        branches.add(own);
      }
      List<List<double[]>> shares = shared.shares(branches, Work.UNWATCHED);
      for (int row = 0; row < QUESTIONS.size(); row++) {
        for (int k = 0; k < branches.get(row).size(); k++) {
          List<Long> prompt = new ArrayList<>(QUESTIONS.get(row).prompt().ids());
          prompt.addAll(ids(rows.get(row)).subList(0, branches.get(row).get(k).kept()));
          assertThat(shares.get(row).get(k))
              .containsExactly(expected(Question.of(new Prompt(prompt)), ways), within(1e-5));
        }
      }
    }
  }

  private static double[] expected(Question question, List<long[]> ways) {
    double[] odds =
        model.score(question, ways, Work.UNWATCHED).stream()
            .mapToDouble(
                scores -> {
                  double sum = 0;
                  for (float score : scores) {
                    sum += score;
                  }
                  return Math.exp(sum);
                })
            .toArray();
    double all = Arrays.stream(odds).sum();
    return Arrays.stream(odds).map(each -> each / all).toArray();
  }

  @Test
  void repeatedQuestionsGetAnswersOfTheirOwnAndCanBeAskedOn() {
    Sampling warm = new Sampling(1.5, 0, 1, 4);
    try (SharedAnswers shared = model.sideBySide(QUESTIONS, TOKENS, 40)) {
      shared.read(Work.UNWATCHED);
      List<List<GeneratedToken>> greedy = answers(shared, Sampling.GREEDY);
      shared.repeat(3);
      List<List<GeneratedToken>> same = answers(shared, Sampling.GREEDY);
      assertThat(ids(same.get(5))).isEqualTo(ids(greedy.get(1)));
      List<List<GeneratedToken>> drawn = answers(shared, warm);
      assertThat(drawn).hasSize(12);
      assertThat(ids(drawn.get(0))).isNotEqualTo(ids(drawn.get(1)));
      List<long[]> ways = List.of(new long[] {5, 6}, new long[] {9});
      List<List<Branch>> branches = new ArrayList<>();
      drawn.forEach(_ -> branches.add(List.of(new Branch(4, ways))));
      List<Long> prompt = new ArrayList<>(QUESTIONS.get(2).prompt().ids());
      prompt.addAll(ids(drawn.get(7)).subList(0, 4));
      assertThat(shared.shares(branches, Work.UNWATCHED).get(7).getFirst())
          .containsExactly(expected(Question.of(new Prompt(prompt)), ways), within(1e-5));
    }
  }

  @Test
  void aWayThatBeginsAnotherIsRefused() {
    Branch wrong = new Branch(0, List.of(new long[] {5}, new long[] {5, 6}));
    assertThatThrownBy(() -> new TokenTree(wrong, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
