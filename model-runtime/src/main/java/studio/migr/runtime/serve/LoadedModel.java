package studio.migr.runtime.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.explain.PromptLook;
import studio.migr.runtime.explain.QuestionTooLongException;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Continuation;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.ScoreReply;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.Scored;
import studio.migr.runtime.serve.protocol.Senses;
import studio.migr.runtime.serve.protocol.Started;
import studio.migr.runtime.serve.protocol.Token;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.tokenizer.TextStream;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/** A checkpoint with its words, as the protocol speaks of it. */
final class LoadedModel implements HostedModel {
  private final LanguageModel model;
  private final QuestionReader questions;
  private final ModelInfo info;
  private final VerdictThresholdsFile thresholds;

  private LoadedModel(
      LanguageModel model,
      QuestionReader questions,
      ModelInfo info,
      VerdictThresholdsFile thresholds) {
    this.model = model;
    this.questions = questions;
    this.info = info;
    this.thresholds = thresholds;
  }

  /** Owns the model from here on. */
  static LoadedModel open(
      Path folder,
      Optional<Path> adapter,
      ModelReport report,
      LanguageModel model,
      Placement placement)
      throws IOException {
    try {
      QuestionReader questions = QuestionReader.open(folder, model);
      ModelInfo info = describe(folder, adapter, report, model, placement, questions);
      return new LoadedModel(model, questions, info, VerdictThresholdsFile.of(folder));
    } catch (Throwable e) {
      model.close();
      throw e;
    }
  }

  private static ModelInfo describe(
      Path folder,
      Optional<Path> adapter,
      ModelReport report,
      LanguageModel model,
      Placement placement,
      QuestionReader questions) {
    Qwen2Config shape = model.shape();
    long parameters = report.parameters().orElse(0);
    ModelInfo.Builder info =
        ModelInfo.newBuilder()
            .setFolder(folder.toString())
            .setAdapter(adapter.map(Path::toString).orElse(""))
            .setFamily(report.family().id())
            .setDevice(placement.device())
            .setPrecision(precision(placement))
            .setParameters(parameters)
            .setWeightBytes(
                placement.linear().bytes()
                    ? report.memory().orElseThrow().weights(TensorType.I8)
                    : parameters * placement.precision().bytes())
            .setLayers(shape.layers())
            .setHeads(shape.heads())
            .setHidden(shape.hidden())
            .setVocabulary(shape.vocabulary())
            .setContext(shape.positions())
            .setTokenizer(questions.knowsWords());
    if (model instanceof OmniModel omni) {
      info.setSenses(
          Senses.newBuilder()
              .setFrames(omni.config().frames())
              .setImageSize(omni.config().towers().vision().imageSize())
              .setFaceCrops(omni.config().faceCrops())
              .setSampleRate(studio.migr.runtime.features.LogMel.SAMPLE_RATE));
    }
    return info.build();
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public Finished.Reason generate(GenerateRequest request, Listener listener, Work work)
      throws RefusalException {
    Set<Long> stops = stops(request);
    try (AskedQuestion asked = questions.read(request.getQuestion(), work)) {
      PositionMap positions =
          model.positions(asked.question()).cut(Looks.places(request.getQuestion()));
      int room = info.getContext() - positions.length();
      if (room < 1) {
        throw new RefusalException(
            "engine.refusal.too-long",
            Integer.toString(positions.length()),
            Integer.toString(info.getContext()));
      }
      listener.started(
          Started.newBuilder()
              .addAllSpans(Looks.spans(positions))
              .setPromptPositions(positions.length())
              .setPerceiveMs(asked.perceiveMs())
              .build());
      GenerationSettings settings =
          new GenerationSettings(
              Math.clamp(request.getMaxTokens(), 1, room),
              sampling(request),
              stops,
              detail(request));
      Answer answer = new Answer(positions, stops, listener);
      try {
        model.generate(
            new GenerationRequest(List.of(asked.question()), 1, settings), answer::token, work);
      } catch (CancellationException e) {
        return Finished.Reason.CANCELLED;
      }
      return answer.stopped ? Finished.Reason.STOP_TOKEN : Finished.Reason.LENGTH;
    } catch (CancellationException e) {
      return Finished.Reason.CANCELLED;
    }
  }

  /** Turns the model's tokens into the protocol's. */
  private final class Answer {
    private final PositionMap positions;
    private final Set<Long> stops;
    private final Listener listener;
    private final @Nullable TextStream text;
    private boolean stopped;

    Answer(PositionMap positions, Set<Long> stops, Listener listener) {
      this.positions = positions;
      this.stops = stops;
      this.listener = listener;
      this.text = questions.tokenizer().map(TextStream::new).orElse(null);
    }

    void token(GeneratedToken token) {
      stopped = stops.contains(token.id());
      Token.Builder told =
          Token.newBuilder()
              .setIndex(token.index())
              .setId(token.id())
              .setLogProbability(token.logProbability());
      if (text != null) {
        told.setText(text.append(token.id()) + (token.last() ? text.finish() : ""));
      }
      token.attention().ifPresent(look -> told.setAttention(Looks.summary(look, positions)));
      listener.token(
          told.build(),
          token.attention().map(look -> Looks.tiles(token.index(), look)).orElse(List.of()));
    }
  }

  private Set<Long> stops(GenerateRequest request) {
    return Stream.concat(
            request.getStopTokensList().stream(),
            model.shape().stopTokens().stream().map(Integer::longValue))
        .collect(Collectors.toSet());
  }

  private static Precision precision(Placement placement) {
    if (placement.linear().bytes()) {
      return Precision.INT8;
    }
    return switch (placement.precision()) {
      case FLOAT32 -> Precision.FLOAT32;
      case FLOAT16 -> Precision.FLOAT16;
      case BFLOAT16 -> Precision.BFLOAT16;
    };
  }

  private static Sampling sampling(GenerateRequest request) throws RefusalException {
    var wanted = request.getSampling();
    double topP = wanted.getTopP() == 0 ? 1 : wanted.getTopP();
    try {
      return new Sampling(wanted.getTemperature(), wanted.getTopK(), topP, wanted.getSeed());
    } catch (IllegalArgumentException e) {
      throw new RefusalException("engine.refusal.sampling");
    }
  }

  private static Detail detail(GenerateRequest request) {
    return switch (request.getAttention()) {
      case ATTENTION_LAYERS -> Detail.LAYERS;
      case ATTENTION_HEADS -> Detail.HEADS;
      default -> Detail.NONE;
    };
  }

  @Override
  public ScoreReply score(ScoreRequest request, Work work) throws RefusalException {
    ScoreReply.Builder reply = ScoreReply.newBuilder();
    if (request.getContinuationsCount() == 0) {
      return reply.build();
    }
    java.util.List<long[]> continuations = new java.util.ArrayList<>();
    for (Continuation given : request.getContinuationsList()) {
      continuations.add(ids(given));
    }
    try (AskedQuestion asked = questions.read(request.getQuestion(), work)) {
      List<float[]> scores = model.score(asked.question(), continuations, work);
      for (int k = 0; k < scores.size(); k++) {
        Scored.Builder scored = Scored.newBuilder();
        LongStream.of(continuations.get(k)).forEach(scored::addIds);
        for (float logProbability : scores.get(k)) {
          scored.addLogProbabilities(logProbability);
        }
        reply.addContinuations(scored);
      }
      return reply.build();
    }
  }

  @Override
  public void trace(TraceRequest request, Consumer<AttentionTile> told, Work work)
      throws RefusalException {
    long[] answer = ids(request.getAnswer());
    int[] heads = request.getHeadsList().stream().mapToInt(Integer::intValue).toArray();
    if (IntStream.of(heads).anyMatch(head -> head < 0 || head >= info.getHeads())) {
      throw new RefusalException("engine.refusal.no-head", Integer.toString(info.getHeads()));
    }
    try (AskedQuestion asked = questions.read(request.getQuestion(), work)) {
      int positions = model.positions(asked.question()).length() + answer.length;
      if (positions > info.getContext()) {
        throw new RefusalException(
            "engine.refusal.too-long",
            Integer.toString(positions),
            Integer.toString(info.getContext()));
      }
      model.trace(
          asked.question(),
          answer,
          Detail.HEADS,
          token ->
              Looks.tiles(token.index(), token.attention().orElseThrow().heads(heads))
                  .forEach(told),
          work);
    }
  }

  @Override
  public Explanation explain(
      Question question, ExplainSettings settings, ExplanationListener listener, Work work)
      throws RefusalException {
    try {
      return questions.explainer().explain(questions.clip(question), settings, listener, work);
    } catch (QuestionTooLongException e) {
      throw new RefusalException(
          "engine.refusal.too-long",
          Integer.toString(e.positions()),
          Integer.toString(e.context()));
    }
  }

  @Override
  public DeletionTest.Result delete(
      Question question,
      ExplainSettings settings,
      Explanation explained,
      DeletionTest.Plan plan,
      Work work)
      throws RefusalException {
    PromptLook look =
        explained.look().orElseThrow(() -> new RefusalException("engine.refusal.nothing-there"));
    return questions
        .explainer()
        .delete(questions.clip(question), settings, look, explained.answer(), plan, work)
        .orElseThrow(() -> new RefusalException("engine.refusal.nothing-there"));
  }

  @Override
  public VerdictThresholdsFile thresholds() {
    return thresholds;
  }

  private long[] ids(Continuation given) throws RefusalException {
    long[] ids;
    if (given.hasTokens()) {
      ids = given.getTokens().getIdsList().stream().mapToLong(Long::longValue).toArray();
    } else {
      TextTokenizer words =
          questions
              .tokenizer()
              .orElseThrow(() -> new RefusalException("engine.refusal.no-tokenizer"));
      ids = words.encode(given.getWords());
    }
    if (ids.length == 0
        || LongStream.of(ids).anyMatch(id -> id < 0 || id >= info.getVocabulary())) {
      throw new RefusalException("engine.refusal.tokens");
    }
    return ids;
  }

  @Override
  public void close() {
    questions.close();
    model.close();
  }
}
