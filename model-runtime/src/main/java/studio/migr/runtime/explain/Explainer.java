package studio.migr.runtime.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.runtime.attention.FramePlace;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.Branch;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.generate.SharedAnswers;
import studio.migr.runtime.importance.ConditionScores;
import studio.migr.runtime.importance.ImportanceRule;
import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.ModelImportance;
import studio.migr.runtime.importance.SampledScores;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.reasoning.AnswerPlace;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.runtime.reasoning.Sentences;
import studio.migr.runtime.reasoning.WrittenAnswer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/**
 * Asks a model about a clip under four conditions at once: with sound and picture, with one of
 * them, and with the question alone. The clip is seen and heard once, what the prompts share is
 * read once, the answers are written side by side, and then the probabilities of the labels are
 * read at their places. For one thread at a time.
 */
public final class Explainer {
  /** Sentences of longer reasoning are thinned out to so many places of the trace. */
  static final int MOST_POINTS = 64;

  private final OmniModel model;
  private final TextTokenizer tokenizer;
  private final ChatTemplate template;

  public Explainer(OmniModel model, TextTokenizer tokenizer, ChatTemplate template) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.template = template;
  }

  /**
   * Explains.
   *
   * @throws QuestionTooLongException if the model's context has no room for the question
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   * @throws studio.migr.runtime.generate.NumbersOverflowException if the model's numbers left the
   *     range of their type
   */
  public Explanation explain(
      ClipInput clip, ExplainSettings settings, ExplanationListener listener, Work work) {
    work.check();
    Timing timing = new Timing();
    try (Perception seen = model.perceive(clip.frames(), clip.mel(), clip.gateWords())) {
      timing.lap("perceive");
      return explain(clip, seen, settings, timing, listener, work);
    }
  }

  private Explanation explain(
      ClipInput clip,
      Perception seen,
      ExplainSettings settings,
      Timing timing,
      ExplanationListener listener,
      Work work) {
    Rows rows = new Rows(clip, seen);
    listener.perceived(rows.positions(), timing.of("perceive"));
    int most = rows.room(settings.maxTokens());
    List<String> labels = settings.scheme().emotions();
    try (SharedAnswers asked = model.sideBySide(rows.questions, most, branchRoom(labels))) {
      asked.read(work);
      timing.lap("prompt");
      Attended attended = new Attended(rows.positions());
      List<AnswerText> texts =
          answers(asked, Sampling.GREEDY, settings.attention(), rows, attended, listener, work);
      timing.lap("answer");
      Read read = new Read(texts, settings, asked, work);
      timing.lap("labels");
      Optional<SampledScores> samples =
          settings.samples() == 0
              ? Optional.empty()
              : Optional.of(samples(asked, settings, rows, read, work));
      if (settings.samples() > 0) {
        timing.lap("samples");
      }
      return rows.explanation(settings, read, texts, samples, attended, timing.millis());
    }
  }

  /**
   * Takes away what the model looked at most, and as control other parts, and asks it anew.
   *
   * @param clip as it was explained
   * @param settings with which it was explained
   * @param look where the model looked then
   * @param before the answer to sound and picture then
   * @return empty if the clip has nothing of the kind that is to be taken away
   */
  public Optional<DeletionTest.Result> delete(
      ClipInput clip,
      ExplainSettings settings,
      PromptLook look,
      ConditionAnswer before,
      DeletionTest.Plan plan,
      Work work) {
    List<Integer> ranked = DeletionTest.ranked(plan.target(), look, clip.soundMs());
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    List<List<Integer>> removals = DeletionTest.removals(plan, ranked);
    List<Perception> seen = new ArrayList<>();
    try {
      List<ConditionAnswer> after = new ArrayList<>();
      List<Question> questions = new ArrayList<>();
      for (List<Integer> removed : removals) {
        work.check();
        work.progress(questions.size(), removals.size());
        ClipInput left = DeletionTest.without(clip, plan.target(), removed);
        seen.add(model.perceive(left.frames(), left.mel(), left.gateWords()));
        questions.add(new Rows(left, seen.getLast()).questions.getFirst());
      }
      Rows rows = new Rows(clip, seen.getFirst());
      int most = rows.room(settings.maxTokens());
      int room = branchRoom(settings.scheme().emotions());
      try (SharedAnswers asked = model.sideBySide(questions, most, room)) {
        asked.read(work);
        List<AnswerText> texts =
            answers(
                asked,
                Sampling.GREEDY,
                false,
                rows,
                new Attended(rows.positions()),
                ExplanationListener.NOBODY,
                work);
        after.addAll(new Read(texts, settings, asked, work).answers);
      }
      String label = before.answer();
      return Optional.of(
          new DeletionTest.Result(
              label,
              before.probabilities().of(label),
              removals.getFirst(),
              after.getFirst().probabilities().of(label),
              after.stream().skip(1).map(each -> each.probabilities().of(label)).toList(),
              after.getFirst().answer()));
    } finally {
      seen.forEach(Perception::close);
    }
  }

  private static final int SPARE_TOKENS = 96; // of a cut token, and of what ends the reasoning

  private int branchRoom(List<String> labels) {
    return SPARE_TOKENS
        + labels.stream()
            .mapToInt(label -> tokenizer.encode("\n<answer>" + label + "</answer>").length)
            .sum();
  }

  private Set<Long> stops() {
    return model.shape().stopTokens().stream().map(Integer::longValue).collect(Collectors.toSet());
  }

  /** The token that ends an answer that is a label alone. */
  private long end() {
    return tokenizer
        .id(ChatTemplate.END)
        .orElseGet(() -> model.shape().stopTokens().stream().findFirst().orElse(0));
  }

  private List<AnswerText> answers(
      SharedAnswers asked,
      Sampling sampling,
      boolean attention,
      Rows rows,
      Attended attended,
      ExplanationListener listener,
      Work work) {
    List<AnswerText> texts = new ArrayList<>();
    for (int row = 0; row < asked.rows(); row++) {
      texts.add(new AnswerText(tokenizer));
    }
    asked.answer(
        sampling,
        stops(),
        attention ? Detail.LAYERS : Detail.NONE,
        token -> {
          String piece = texts.get(token.row()).append(token.id(), token.last());
          if (token.row() == 0) {
            attended.hear(token);
          }
          if (listener != ExplanationListener.NOBODY) {
            listener.token(rows.condition(token.row()), token, piece);
          }
        },
        work);
    return texts;
  }

  private SampledScores samples(
      SharedAnswers asked, ExplainSettings settings, Rows rows, Read read, Work work) {
    int times = settings.samples();
    asked.repeat(times);
    Sampling sampling = new Sampling(settings.temperature(), 0, 1, settings.seed());
    List<AnswerText> texts =
        answers(
            asked,
            sampling,
            false,
            rows,
            new Attended(rows.positions()),
            ExplanationListener.NOBODY,
            work);
    List<List<Branch>> places = new ArrayList<>();
    for (AnswerText text : texts) {
      places.add(List.of(text.labels(place(text, settings), settings.scheme().emotions(), end())));
    }
    List<List<double[]>> shares = asked.shares(places, work);
    Map<ModelCondition, List<LabelProbabilities>> by = new EnumMap<>(ModelCondition.class);
    rows.rowOf.forEach(
        (condition, row) ->
            by.put(
                condition,
                shares.subList(row * times, (row + 1) * times).stream()
                    .map(
                        each ->
                            LabelProbabilities.of(settings.scheme().emotions(), each.getFirst()))
                    .toList()));
    return new SampledScores(read.answers.getFirst().answer(), by);
  }

  private static AnswerPlace place(AnswerText text, ExplainSettings settings) {
    Reasoning reasoning = ReasoningParser.parse(text.text());
    EmotionWords words = new EmotionWords(settings.scheme());
    return WrittenAnswer.bare(reasoning, words).isPresent()
        ? AnswerPlace.BARE
        : AnswerPlace.in(reasoning);
  }

  /** The questions, one for each condition that differs from the others. */
  private final class Rows {
    final List<Question> questions = new ArrayList<>();
    final Map<ModelCondition, Integer> rowOf = new EnumMap<>(ModelCondition.class);
    private final List<Optional<FramePlace>> places;

    Rows(ClipInput clip, Perception seen) {
      places = clip.places();
      Map<Set<Place>, Integer> known = new LinkedHashMap<>();
      for (ModelCondition condition : ModelCondition.values()) {
        Set<Place> shown = EnumSet.noneOf(Place.class);
        if (condition.hasPicture() && clip.frames().isPresent()) {
          shown.add(Place.VIDEO);
        }
        if (condition.hasSound() && clip.mel().isPresent()) {
          shown.add(Place.AUDIO);
        }
        Integer row = known.get(shown);
        if (row == null) {
          row = questions.size();
          known.put(shown, row);
          Prompt prompt =
              Prompt.ofClip(clip.question(), shown, model.config().wrapped(), template, tokenizer);
          questions.add(new Question(prompt, Optional.of(seen)));
        }
        rowOf.put(condition, row);
      }
    }

    /** Of the prompt with sound and picture. */
    PositionMap positions() {
      return model.positions(questions.getFirst()).cut(places);
    }

    ModelCondition condition(int row) {
      return rowOf.entrySet().stream()
          .filter(each -> each.getValue() == row)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    int room(int wanted) {
      int positions = positions().length();
      int left = model.shape().positions() - positions;
      if (left < 1) {
        throw new QuestionTooLongException(positions, model.shape().positions());
      }
      return Math.min(wanted, left);
    }

    Explanation explanation(
        ExplainSettings settings,
        Read read,
        List<AnswerText> texts,
        Optional<SampledScores> samples,
        Attended attended,
        Map<String, Double> timing) {
      Map<ModelCondition, ConditionAnswer> answers = new EnumMap<>(ModelCondition.class);
      Map<ModelCondition, LabelProbabilities> by = new EnumMap<>(ModelCondition.class);
      rowOf.forEach(
          (condition, row) -> {
            answers.put(condition, read.answers.get(row));
            by.put(condition, read.answers.get(row).probabilities());
          });
      ConditionAnswer heard = read.answers.get(rowOf.getOrDefault(ModelCondition.AUDIO, 0));
      ConditionAnswer seen = read.answers.get(rowOf.getOrDefault(ModelCondition.VISUAL, 0));
      return new Explanation(
          answers,
          ModelImportance.of(
              new ConditionScores(read.answers.getFirst().answer(), by),
              samples,
              settings
                  .trueLabel()
                  .map(truth -> ImportanceRule.apply(truth, heard.answer(), seen.answer())),
              settings.thresholds()),
          texts.getFirst().pieces(),
          new DecisionTrace(read.trace),
          attended.drift(),
          attended.look(),
          timing);
    }
  }

  /** What is read of the answers once they are written. */
  private final class Read {
    final List<ConditionAnswer> answers = new ArrayList<>();
    final List<TracePoint> trace = new ArrayList<>();

    Read(List<AnswerText> texts, ExplainSettings settings, SharedAnswers asked, Work work) {
      List<String> labels = settings.scheme().emotions();
      EmotionWords words = new EmotionWords(settings.scheme());
      List<List<Branch>> branches = new ArrayList<>();
      for (AnswerText text : texts) {
        List<Branch> own = new ArrayList<>();
        own.add(text.labels(place(text, settings), labels, end()));
        branches.add(own);
      }
      AnswerText both = texts.getFirst();
      AnswerPlace last = place(both, settings);
      List<TracePlace> places = places(ReasoningParser.parse(both.text()), last);
      places.forEach(each -> branches.getFirst().add(both.labels(each.place, labels, end())));
      List<List<double[]>> shares = asked.shares(branches, work);
      for (int row = 0; row < texts.size(); row++) {
        LabelProbabilities found = LabelProbabilities.of(labels, shares.get(row).getFirst());
        String text = texts.get(row).text();
        Optional<String> written = WrittenAnswer.of(ReasoningParser.parse(text), words);
        answers.add(
            new ConditionAnswer(text, written.orElseGet(found::top), written.isPresent(), found));
      }
      for (int k = 0; k < places.size(); k++) {
        trace.add(point(both, places.get(k), shares.getFirst().get(k + 1), labels));
      }
      trace.add(
          point(
              both,
              new TracePlace(last, SegmentKind.ANSWER),
              shares.getFirst().getFirst(),
              labels));
    }

    private static TracePoint point(
        AnswerText text, TracePlace at, double[] shares, List<String> labels) {
      return new TracePoint(
          at.place.kept(),
          text.tokensBefore(at.place.kept()),
          at.kind,
          LabelProbabilities.of(labels, shares));
    }
  }

  private record TracePlace(AnswerPlace place, SegmentKind kind) {}

  /** Before any reasoning, and after its sentences; none behind the answer's own place. */
  private static List<TracePlace> places(Reasoning reasoning, AnswerPlace last) {
    if (last.equals(AnswerPlace.BARE)) {
      return List.of();
    }
    List<TracePlace> places = new ArrayList<>();
    places.add(new TracePlace(AnswerPlace.AT_ONCE, SegmentKind.TEXT));
    List<Segment> sentences =
        Sentences.of(reasoning).stream().filter(sentence -> sentence.end() <= last.kept()).toList();
    int step = Math.max(1, (sentences.size() + MOST_POINTS - 1) / MOST_POINTS);
    for (int k = step - 1; k < sentences.size(); k += step) {
      Segment sentence = sentences.get(k);
      places.add(
          new TracePlace(AnswerPlace.after(reasoning.text(), sentence.end()), sentence.kind()));
    }
    return places;
  }

  /** Milliseconds of the stretches of an explanation. */
  private static final class Timing {
    private final Map<String, Double> millis = new LinkedHashMap<>();
    private long since = System.nanoTime();

    void lap(String name) {
      long now = System.nanoTime();
      millis.put(name, (now - since) / 1e6);
      since = now;
    }

    double of(String name) {
      return millis.getOrDefault(name, 0.0);
    }

    Map<String, Double> millis() {
      return millis;
    }
  }
}
