package studio.migr.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.FrameTokens;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.work.Work;

/** Answers of a small decoder with random weights. */
final class GenerationTest {
  private static final Qwen2Config SMALL =
      new Qwen2Config(320, 64, 96, 2, 4, 2, 2048, 1e4, 1e-6, true, List.of(), Optional.empty());

  private static DecoderModel model;

  @BeforeAll
  static void load() throws WeightsException {
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    model = load(Placement.EXACT);
  }

  private static DecoderModel load(Placement placement) throws WeightsException {
    return new DecoderModel(Qwen2.load(SMALL, new RandomWeights(SMALL), placement, Work.UNWATCHED));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static Question question(int tokens) {
    List<Long> ids = LongStream.range(0, tokens).map(k -> (k * k + 7) % 320).boxed().toList();
    return Question.of(new Prompt(ids));
  }

  private static List<GeneratedToken> answers(DecoderModel answering, GenerationRequest request) {
    List<GeneratedToken> tokens = new ArrayList<>();
    answering.generate(request, tokens::add, Work.UNWATCHED);
    return tokens;
  }

  private static GenerationRequest request(
      List<Question> questions, int answers, int tokens, Sampling sampling, Detail detail) {
    return new GenerationRequest(
        questions, answers, new GenerationSettings(tokens, sampling, Set.of(), detail));
  }

  private static List<Long> ids(List<GeneratedToken> tokens, int row) {
    return tokens.stream().filter(token -> token.row() == row).map(GeneratedToken::id).toList();
  }

  private static List<Float> scores(List<GeneratedToken> tokens) {
    return tokens.stream().map(GeneratedToken::logProbability).toList();
  }

  @Test
  void theAnswerIsTheSameBitForBitWithItsAttention() throws WeightsException {
    Sampling sampling = new Sampling(1, 0, 0.9, 3);
    List<Placement> placements =
        List.of(Placement.EXACT, Placement.onProcessor(Precision.BFLOAT16), Placement.INT8);
    for (Placement placement : placements) {
      try (DecoderModel one = load(placement)) {
        List<GeneratedToken> plain =
            answers(one, request(List.of(question(70)), 1, 12, sampling, Detail.NONE));
        for (Detail detail : List.of(Detail.LAYERS, Detail.HEADS)) {
          List<GeneratedToken> kept =
              answers(one, request(List.of(question(70)), 1, 12, sampling, detail));
          assertThat(ids(kept, 0)).isEqualTo(ids(plain, 0));
          assertThat(scores(kept)).isEqualTo(scores(plain));
        }
      }
    }
  }

  @Test
  void sharesOfEveryLayerAndHeadSumToOne() {
    List<GeneratedToken> tokens =
        answers(model, request(List.of(question(9)), 1, 3, Sampling.GREEDY, Detail.HEADS));
    for (GeneratedToken token : tokens) {
      TokenAttention looked = token.attention().orElseThrow();
      assertThat(looked.positions()).isEqualTo(9 + token.index());
      for (int layer = 0; layer < SMALL.layers(); layer++) {
        for (int head = 0; head < SMALL.heads(); head++) {
          float[] shares = looked.of(layer, head);
          double sum = IntStream.range(0, shares.length).mapToDouble(k -> shares[k]).sum();
          assertThat(sum).isCloseTo(1, within(1e-5));
        }
      }
    }
  }

  @Test
  void questionsSideBySideGetTheAnswersThatTheyGetAlone() {
    List<Question> questions = List.of(question(40), question(7), question(300));
    List<GeneratedToken> together =
        answers(model, request(questions, 1, 8, Sampling.GREEDY, Detail.LAYERS));
    for (int row = 0; row < questions.size(); row++) {
      List<GeneratedToken> alone =
          answers(
              model, request(List.of(questions.get(row)), 1, 8, Sampling.GREEDY, Detail.LAYERS));
      assertThat(ids(together, row)).isEqualTo(ids(alone, 0));
      int which = row;
      TokenAttention beside =
          together.stream()
              .filter(token -> token.row() == which)
              .findFirst()
              .flatMap(GeneratedToken::attention)
              .orElseThrow();
      TokenAttention lone = alone.getFirst().attention().orElseThrow();
      assertThat(beside.shares()).containsExactly(lone.shares(), within(1e-5f));
    }
  }

  @Test
  void theSameSeedGivesTheSameAnswersAndAnotherSeedOthers() {
    Sampling sampling = new Sampling(1.5, 50, 0.95, 11);
    GenerationRequest group = request(List.of(question(20)), 4, 16, sampling, Detail.NONE);
    List<GeneratedToken> once = answers(model, group);
    assertThat(ids(answers(model, group), 2)).isEqualTo(ids(once, 2));
    assertThat(ids(once, 0)).isNotEqualTo(ids(once, 1));
    Sampling other = new Sampling(1.5, 50, 0.95, 99);
    assertThat(ids(answers(model, request(List.of(question(20)), 4, 16, other, Detail.NONE)), 2))
        .isNotEqualTo(ids(once, 2));
  }

  @Test
  void theGroupsOfSeveralQuestionsAreWhatEachQuestionAloneGets() {
    Sampling drawn = new Sampling(1, 0, 1, 11);
    List<Question> two = List.of(question(20), question(33));
    List<GeneratedToken> together = answers(model, request(two, 3, 12, drawn, Detail.NONE));
    for (int row = 0; row < 6; row++) {
      Sampling own = new Sampling(1, 0, 1, 11 + 3L * (row / 3));
      List<GeneratedToken> alone =
          answers(model, request(List.of(two.get(row / 3)), 3, 12, own, Detail.NONE));
      assertThat(ids(together, row)).isEqualTo(ids(alone, row % 3));
    }
  }

  @Test
  void tokensAreDrawnAsOftenAsTheirProbabilitySays() {
    int draws = 2000;
    double temperature = 0.1;
    Question asked = question(20);
    List<long[]> each = LongStream.range(0, 320).mapToObj(token -> new long[] {token}).toList();
    double[] likely =
        model.score(asked, each, Work.UNWATCHED).stream()
            .mapToDouble(one -> Math.exp(one[0] / temperature))
            .toArray();
    double all = Arrays.stream(likely).sum();
    int[] drawn = new int[8];
    double[] expected = new double[8];
    for (int token = 0; token < 320; token++) {
      expected[token / 40] += draws * likely[token] / all;
    }
    answers(
            model,
            request(List.of(asked), draws, 1, new Sampling(temperature, 0, 1, 5), Detail.NONE))
        .forEach(token -> drawn[(int) token.id() / 40]++);
    for (int part = 0; part < 8; part++) {
      double spread = Math.sqrt(expected[part] * (1 - expected[part] / draws));
      assertThat((double) drawn[part]).isCloseTo(expected[part], within(4 * spread));
    }
  }

  @Test
  void oneCandidateIsTheMostProbable() {
    List<Long> greedy =
        ids(answers(model, request(List.of(question(5)), 1, 6, Sampling.GREEDY, Detail.NONE)), 0);
    Sampling one = new Sampling(1, 1, 1, 5);
    Sampling narrow = new Sampling(1, 0, 1e-6, 5);
    for (Sampling sampling : List.of(one, narrow)) {
      assertThat(ids(answers(model, request(List.of(question(5)), 1, 6, sampling, Detail.NONE)), 0))
          .isEqualTo(greedy);
    }
  }

  @Test
  void anAnswerEndsWithItsStopToken() {
    List<Long> whole =
        ids(answers(model, request(List.of(question(20)), 1, 9, Sampling.GREEDY, Detail.NONE)), 0);
    long stop = whole.get(4);
    List<GeneratedToken> tokens =
        answers(
            model,
            new GenerationRequest(
                List.of(question(20)),
                1,
                new GenerationSettings(9, Sampling.GREEDY, Set.of(stop), Detail.NONE)));
    assertThat(ids(tokens, 0)).isEqualTo(whole.subList(0, whole.indexOf(stop) + 1));
    assertThat(tokens.getLast().last()).isTrue();
  }

  @Test
  void aCancellationIsHeardBetweenTokensAndTheModelGoesOnAnswering() {
    List<GeneratedToken> heard = new ArrayList<>();
    Work cancelled =
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return heard.size() >= 3;
          }
        };
    GenerationRequest request = request(List.of(question(20)), 1, 50, Sampling.GREEDY, Detail.NONE);
    assertThatThrownBy(() -> model.generate(request, heard::add, cancelled))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).hasSize(3);
    assertThat(ids(answers(model, request), 0))
        .hasSize(50)
        .startsWith(ids(heard, 0).toArray(Long[]::new));
  }

  @Test
  void aGivenTextScoresAndLooksAsWhenItWasChosen() {
    List<GeneratedToken> chosen =
        answers(model, request(List.of(question(70)), 1, 10, Sampling.GREEDY, Detail.LAYERS));
    long[] text = chosen.stream().mapToLong(GeneratedToken::id).toArray();
    List<float[]> scores = model.score(question(70), List.of(text, new long[] {5}), Work.UNWATCHED);
    List<GeneratedToken> traced = new ArrayList<>();
    model.trace(question(70), text, Detail.LAYERS, traced::add, Work.UNWATCHED);
    assertThat(scores.get(1)).hasSize(1);
    for (int k = 0; k < text.length; k++) {
      assertThat(scores.getFirst()[k]).isCloseTo(chosen.get(k).logProbability(), within(1e-4f));
      assertThat(traced.get(k).attention().orElseThrow().shares())
          .containsExactly(chosen.get(k).attention().orElseThrow().shares(), within(1e-5f));
    }
  }

  @Test
  void tokensOfFramesAreCoarseEverywhereAndFineOnEachFourth() {
    List<PositionSpan> spans = new FrameTokens(14, true).spans(8, 0);
    assertThat(new PositionMap(spans).length()).isEqualTo(784);
    assertThat(spans.getFirst()).isEqualTo(new PositionSpan.Frame(0, 0, 7, 7));
    assertThat(spans.get(8)).isEqualTo(new PositionSpan.Frame(392, 1, 14, 14));
    assertThat(spans.getLast()).isEqualTo(new PositionSpan.Frame(588, 5, 14, 14));
  }

  @Test
  void withoutACompressorEveryFrameIsFine() {
    List<PositionSpan> spans = new FrameTokens(7, false).spans(8, 20);
    assertThat(spans).hasSize(8);
    assertThat(spans.getLast()).isEqualTo(new PositionSpan.Frame(20 + 7 * 49, 7, 7, 7));
  }

  @Test
  void whatIsNoTokenIsRefused() {
    Question wrong = Question.of(new Prompt(List.of(3L, 320L)));
    GenerationRequest request = request(List.of(wrong), 1, 2, Sampling.GREEDY, Detail.NONE);
    assertThatThrownBy(() -> answers(model, request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("320");
  }
}
