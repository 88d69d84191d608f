package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;

/** Answers with a decoder. Prompts may hold what a model with senses perceived. */
public class DecoderModel implements LanguageModel {
  /** One position of HumanOmni's sound: Whisper's 20 ms, three together. */
  private static final double SOUND_STEP_MS = 60;

  private static final int WARM_UP = 3;

  private static final long[] MARKS = {Place.VIDEO.id(), Place.AUDIO.id()};

  private final Qwen2 decoder;
  private final TokenGenerator generator;

  /** Owns the decoder from here on. */
  public DecoderModel(Qwen2 decoder) {
    this.decoder = decoder;
    this.generator = new TokenGenerator(decoder);
  }

  /** Answers something short: the first calls of a graph are slow, seconds on a graphics card. */
  void warmUp() {
    List<Long> ids = Collections.nCopies(WARM_UP, 0L);
    for (Detail detail : List.of(Detail.NONE, Detail.LAYERS)) {
      GenerationSettings settings =
          new GenerationSettings(WARM_UP, Sampling.GREEDY, Set.of(), detail);
      generate(
          new GenerationRequest(List.of(Question.of(new Prompt(ids))), 1, settings),
          token -> {},
          Work.UNWATCHED);
    }
  }

  @Override
  public Qwen2Config shape() {
    return decoder.shape();
  }

  @Override
  public void generate(GenerationRequest request, GenerationListener listener, Work work) {
    try (NDManager scope = decoder.newScope()) {
      List<NDArray> rows =
          request.questions().stream().map(question -> vectors(scope, question)).toList();
      generator.generate(rows, request.answers(), request.settings(), listener, work);
    }
  }

  @Override
  public List<float[]> score(Question question, List<long[]> continuations, Work work) {
    try (NDManager scope = decoder.newScope()) {
      return new TeacherForcing(decoder).score(vectors(scope, question), continuations, work);
    }
  }

  @Override
  public void trace(
      Question question,
      long[] continuation,
      Detail detail,
      GenerationListener listener,
      Work work) {
    try (NDManager scope = decoder.newScope()) {
      new TeacherForcing(decoder)
          .trace(vectors(scope, question), continuation, detail, listener, work);
    }
  }

  /**
   * Opens questions that begin alike, to be answered side by side. Nothing else may be asked until
   * it is closed.
   *
   * @param maxTokens after how many tokens answers end at the latest
   * @param branchRoom most tokens of the continuations of one {@link Branch}, and one more
   */
  public SharedAnswers sideBySide(List<Question> questions, int maxTokens, int branchRoom) {
    NDManager scope = decoder.newScope();
    try {
      List<NDArray> rows = questions.stream().map(question -> vectors(scope, question)).toList();
      return new SharedAnswers(decoder, generator, scope, questions, rows, maxTokens, branchRoom);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** The prompt's vectors, [positions, hidden]. */
  private NDArray vectors(NDManager scope, Question question) {
    long[] ids = question.prompt().array();
    List<NDArray> parts = new ArrayList<>();
    List<Long> marks = new ArrayList<>();
    for (long mark : MARKS) {
      if (question.prompt().ids().contains(mark)) {
        marks.add(mark);
        parts.add(part(question, mark));
      }
    }
    for (long id : ids) {
      if (id >= shape().vocabulary() || (id < 0 && !marks.contains(id))) {
        throw new IllegalArgumentException("no token has the number " + id);
      }
    }
    return decoder.splice(scope, ids, marks.stream().mapToLong(Long::longValue).toArray(), parts);
  }

  static NDArray part(Question question, long mark) {
    return question
        .perception()
        .flatMap(mark == Place.VIDEO.id() ? Perception::video : Perception::audio)
        .orElseThrow(
            () -> new IllegalArgumentException("a prompt for what was not perceived: " + mark));
  }

  @Override
  public PositionMap positions(Question question) {
    List<PositionSpan> spans = new ArrayList<>();
    int at = 0;
    for (long id : question.prompt().ids()) {
      List<PositionSpan> added = spans(question, id, at);
      for (PositionSpan span : added) {
        if (span instanceof PositionSpan.Text text
            && !spans.isEmpty()
            && spans.getLast() instanceof PositionSpan.Text before) {
          spans.removeLast();
          spans.add(new PositionSpan.Text(before.start(), before.length() + text.length()));
        } else {
          spans.add(span);
        }
        at += span.length();
      }
    }
    return new PositionMap(spans);
  }

  private static List<PositionSpan> spans(Question question, long id, int at) {
    if (id >= 0) {
      return List.of(new PositionSpan.Text(at, 1));
    }
    int tokens = (int) part(question, id).getShape().get(0);
    if (id == Place.AUDIO.id()) {
      return List.of(new PositionSpan.Sound(at, tokens, SOUND_STEP_MS));
    }
    return question.perception().orElseThrow().frames(at);
  }

  @Override
  public void close() {
    generator.close();
    decoder.close();
  }
}
