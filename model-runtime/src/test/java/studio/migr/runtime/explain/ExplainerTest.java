package studio.migr.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.reasoning.AnswerPlace;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.tokenizer.ByteTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/** HumanOmni in miniature, whose random weights answer differently under each condition. */
final class ExplainerTest {
  private static final Path MODEL =
      Path.of(System.getProperty("shared.directory", "none"), "reference", "humanomni");
  private static final int TOKENS = 40;
  private static final String QUESTION = "Which emotion?";

  @TempDir private static Path folder;

  private static OmniModel model;
  private static TextTokenizer tokenizer;
  private static Explainer explainer;
  private static ClipInput clip;

  @BeforeAll
  static void load() throws Exception {
    assumeTrue(Files.exists(MODEL), "the reference checkpoints are not beside the project");
    Libtorch.useThreads(1);
    ByteTokenizer.write(folder);
    tokenizer = TextTokenizer.open(folder);
    model =
        (OmniModel) LanguageModels.open(MODEL, Optional.empty(), Placement.EXACT, Work.UNWATCHED);
    explainer = new Explainer(model, tokenizer, ChatTemplate.QWEN);
    int frames = model.config().frames();
    int size = model.config().towers().vision().imageSize();
    Random random = new Random(5);
    float[] pixels = new float[frames * 3 * size * size];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = random.nextFloat(-1, 1);
    }
    float[] sound = new float[2 * LogMel.SAMPLE_RATE];
    for (int k = 0; k < sound.length; k++) {
      sound[k] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * k / LogMel.SAMPLE_RATE));
    }
    int bands = model.config().towers().audio().melBins();
    float[] mel = new LogMel(bands).of(sound);
    clip =
        new ClipInput(
            QUESTION,
            Optional.of(pixels),
            frames,
            List.of(),
            Optional.of(mel),
            bands,
            2000,
            new long[] {101, 102});
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
      tokenizer.close();
    }
  }

  private static ExplainSettings settings(int samples) {
    return new ExplainSettings(
        EmotionScheme.DFEW,
        Optional.of("fear"),
        TOKENS,
        samples,
        1,
        3,
        true,
        VerdictThresholdsFile.builtIn().thresholds());
  }

  private static Explanation explain(ClipInput of) {
    return explainer.explain(of, settings(0), ExplanationListener.NOBODY, Work.UNWATCHED);
  }

  /** The prompt of one condition, made apart from the explainer. */
  private static Prompt prompt(ModelCondition condition) {
    Set<Place> shown = EnumSet.noneOf(Place.class);
    if (condition.hasPicture()) {
      shown.add(Place.VIDEO);
    }
    if (condition.hasSound()) {
      shown.add(Place.AUDIO);
    }
    return Prompt.ofClip(QUESTION, shown, model.config().wrapped(), ChatTemplate.QWEN, tokenizer);
  }

  @Test
  void fourConditionsSideBySideAnswerAsEachAlone() {
    Explanation explanation = explain(clip);
    try (Perception seen = model.perceive(clip.frames(), clip.mel(), clip.gateWords())) {
      for (ModelCondition condition : ModelCondition.values()) {
        List<GeneratedToken> alone = new ArrayList<>();
        Question question = new Question(prompt(condition), Optional.of(seen));
        Set<Long> stops =
            model.shape().stopTokens().stream().map(Integer::longValue).collect(Collectors.toSet());
        model.generate(
            new GenerationRequest(
                List.of(question),
                1,
                new GenerationSettings(TOKENS, Sampling.GREEDY, stops, Detail.LAYERS)),
            alone::add,
            Work.UNWATCHED);
        long[] ids = alone.stream().mapToLong(GeneratedToken::id).toArray();
        ConditionAnswer answer = explanation.under(condition);
        assertThat(answer.text()).isEqualTo(tokenizer.decode(ids));
        assertThat(answer.probabilities().array())
            .as("read behind the answer as when everything is read anew")
            .containsExactly(labels(question, ids, answer.text()), within(1e-4));
      }
    }
    assertThat(
            Arrays.stream(ModelCondition.values())
                .map(each -> explanation.under(each).probabilities())
                .distinct())
        .hasSize(4);
  }

  private static double[] labels(Question question, long[] ids, String text) {
    AnswerPlace place = AnswerPlace.in(ReasoningParser.parse(text));
    AnswerText answer = new AnswerText(tokenizer);
    for (long id : ids) {
      answer.append(id, false);
    }
    int kept = answer.tokensBefore(place.kept());
    String held = tokenizer.decode(Arrays.copyOf(ids, kept));
    String rest = text.substring(held.length(), place.kept()) + place.before();
    List<Long> prompt = new ArrayList<>(question.prompt().ids());
    Arrays.stream(ids).limit(kept).forEach(prompt::add);
    List<long[]> ways =
        EmotionScheme.DFEW.emotions().stream()
            .map(label -> tokenizer.encode(rest + label + "<"))
            .toList();
    double[] odds =
        model
            .score(new Question(new Prompt(prompt), question.perception()), ways, Work.UNWATCHED)
            .stream()
            .mapToDouble(
                scores -> {
                  double sum = 0;
                  for (int k = rest.length(); k < scores.length; k++) {
                    sum += scores[k]; // one token a byte: those before the label are all alike
                  }
                  return Math.exp(sum);
                })
            .toArray();
    return LabelProbabilities.of(EmotionScheme.DFEW.emotions(), odds).array();
  }

  @Test
  void theScoreIsTheShapleyValueOfTheFourConditions() {
    Explanation explanation = explain(clip);
    String label = explanation.answer().answer();
    double[] v =
        Arrays.stream(ModelCondition.values())
            .mapToDouble(each -> explanation.under(each).probabilities().of(label))
            .toArray(); // both, audio, visual, none
    ModalityShare share = explanation.importance().share();
    assertThat(share.audio()).isCloseTo(((v[1] - v[3]) + (v[0] - v[2])) / 2, within(1e-12));
    assertThat(share.audio() + share.visual()).isCloseTo(v[0] - v[3], within(1e-12));
    assertThat(explanation.importance().rule()).isPresent();
    assertThat(explanation.answer().written()).isFalse();
  }

  @Test
  void theTraceGoesFromNoReasoningToTheAnswer() {
    Explanation explanation = explain(clip);
    DecisionTrace trace = explanation.trace();
    assertThat(trace.points()).hasSizeGreaterThan(1);
    assertThat(trace.direct().end()).isZero();
    assertThat(trace.direct().probabilities()).isNotEqualTo(explanation.answer().probabilities());
    assertThat(trace.points().getLast().probabilities())
        .isEqualTo(explanation.answer().probabilities());
    assertThat(explanation.tokens()).hasSize(TOKENS);
    assertThat(String.join("", explanation.tokens())).isEqualTo(explanation.answer().text());
  }

  @Test
  void attentionOfEachTokenIsSharedAmongSoundPictureAndText() {
    Explanation explanation = explain(clip);
    assertThat(explanation.drift().shares())
        .hasSize(TOKENS)
        .allSatisfy(
            each ->
                assertThat(each.audio() + each.visual() + each.text()).isCloseTo(1, within(1e-6)));
    assertThat(explanation.drift().peak(each -> each.audio()).orElseThrow().share())
        .isGreaterThan(explanation.drift().mean(each -> each.audio()));
    assertThat(explanation.look().orElseThrow().frames()).hasSize(clip.frameCount());
    assertThat(explanation.look().orElseThrow().soundSteps(2000)).hasSize(34);
  }

  @Test
  void theSoundOfASilentClipAddsNothing() {
    ClipInput silent =
        new ClipInput(
            QUESTION,
            clip.frames(),
            clip.frameCount(),
            List.of(),
            Optional.empty(),
            clip.melBands(),
            0,
            clip.gateWords());
    Explanation explanation = explain(silent);
    assertThat(explanation.under(ModelCondition.AUDIO))
        .isEqualTo(explanation.under(ModelCondition.NONE));
    assertThat(explanation.under(ModelCondition.BOTH))
        .isEqualTo(explanation.under(ModelCondition.VISUAL));
    assertThat(explanation.importance().share().audio()).isZero();
    assertThat(explanation.look().orElseThrow().soundSteps(2000)).isEmpty();
  }

  @Test
  void severalSamplesGiveAnInterval() {
    Explanation explanation =
        explainer.explain(clip, settings(3), ExplanationListener.NOBODY, Work.UNWATCHED);
    var interval = explanation.importance().interval().orElseThrow();
    assertThat(interval.audioLow()).isLessThan(interval.audioHigh());
    assertThat(explanation.under(ModelCondition.BOTH)).isEqualTo(explain(clip).answer());
    assertThat(explanation.timing()).containsKeys("perceive", "prompt", "answer", "samples");
  }

  @Test
  void whatIsTakenAwayIsComparedWithAsMuchOfTheRest() {
    Explanation explanation = explain(clip);
    for (DeletionTest.Target target : DeletionTest.Target.values()) {
      DeletionTest.Result result =
          explainer
              .delete(
                  clip,
                  settings(0),
                  explanation.look().orElseThrow(),
                  explanation.answer(),
                  new DeletionTest.Plan(target, 0.25, 2, 7),
                  Work.UNWATCHED)
              .orElseThrow();
      assertThat(result.removed())
          .hasSize(target == DeletionTest.Target.FRAMES ? 2 : 9); // of 34 steps
      assertThat(result.controls()).hasSize(2).doesNotContain(result.before());
      assertThat(result.after()).isNotEqualTo(result.before());
      ClipInput left = DeletionTest.without(clip, target, result.removed());
      assertThat(result.after())
          .as("as when that clip is asked about from the start")
          .isCloseTo(explain(left).answer().probabilities().of(result.label()), within(1e-5));
    }
  }

  @Test
  void aCancellationIsHeardAndALongQuestionRefused() {
    Work cancelled =
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> explainer.explain(clip, settings(0), ExplanationListener.NOBODY, cancelled))
        .isInstanceOf(CancellationException.class);
    ClipInput endless =
        new ClipInput(
            "why ".repeat(600),
            clip.frames(),
            clip.frameCount(),
            List.of(),
            clip.mel(),
            clip.melBands(),
            clip.soundMs(),
            clip.gateWords());
    assertThatThrownBy(() -> explain(endless)).isInstanceOf(QuestionTooLongException.class);
  }
}
