package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import studio.migr.app.player.ClipSource;
import studio.migr.app.task.Job;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.protocol.DeletionRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;

/**
 * Asks the loaded model about clips under all conditions, and what changes without what it looked
 * at. Lives on the JavaFX thread; what it asks runs on others.
 */
@Singleton
public final class ClipExplainer {
  private final EngineModel engine;
  private final TaskRunner tasks;

  @Inject
  ClipExplainer(EngineModel engine, TaskRunner tasks) {
    this.engine = engine;
    this.tasks = tasks;
  }

  /**
   * What is asked.
   *
   * @param question in words
   * @param labels what the answer is one of
   * @param samples how often the model reasons anew under each condition, for an interval; 0 for
   *     never, else 2 or more
   */
  public record Wish(String question, List<String> labels, int samples) {
    public Wish {
      labels = List.copyOf(labels);
    }

    /** Without samples. */
    public Wish(String question, List<String> labels) {
      this(question, labels, 0);
    }
  }

  /** Hears an explanation as it is made, on the thread that asks. */
  public interface Listener {
    /** The clip is seen and heard. */
    void started(PositionMap map, ClipTimes times, AnswerTrail.Memory memory);

    /** One more token of the answer to sound and picture. */
    void token(String text);

    /** One more token under another condition. */
    void also(ModelCondition condition);

    /** Hears nothing. */
    Listener NOBODY =
        new Listener() {
          @Override
          public void started(PositionMap map, ClipTimes times, AnswerTrail.Memory memory) {}

          @Override
          public void token(String text) {}

          @Override
          public void also(ModelCondition condition) {}
        };
  }

  /**
   * What came of it.
   *
   * @param ids of the tokens of the answer to sound and picture
   * @param looks where each of them looked, in each layer
   */
  public record Explained(Explanation explanation, List<Long> ids, List<TokenAttention> looks) {
    private static Explained of(ClipAsking.Reached reached) {
      return new Explained(reached.explanation(), reached.ids(), reached.looks());
    }
  }

  /** Keeps what came of it, on the thread that asked. */
  @FunctionalInterface
  public interface Store {
    void keep(Explained explained) throws Exception;
  }

  /** Keeps what came of a deletion test, on the thread that asked. */
  @FunctionalInterface
  public interface ResultStore {
    void keep(DeletionTest.Result result) throws Exception;
  }

  /** The model that can be asked about clips, if there is one; also while it answers. */
  public Optional<LoadedModel> model() {
    return engine
        .stateProperty()
        .get()
        .loaded()
        .filter(LoadedModel::words)
        .filter(LoadedModel::perceives);
  }

  /** Tells when {@link #model()} may have become another. */
  public ObservableValue<EngineState> changes() {
    return engine.stateProperty();
  }

  /**
   * Asks after all that was asked before.
   *
   * @param titleKey of the task
   */
  public TaskHandle explain(
      String titleKey,
      ClipSource clip,
      Wish wish,
      Listener listener,
      Store store,
      Consumer<TaskState<Explained>> states) {
    EngineKeeper keeper = engine.keeper();
    return tasks.start(
        titleKey,
        work -> {
          ClipAsking.Reached reached = new ClipAsking(keeper, clip, wish, listener).run(work);
          Explained explained = Explained.of(reached);
          store.keep(explained);
          return explained;
        },
        states);
  }

  /** Keeps what another model said, on the thread that asked. */
  @FunctionalInterface
  public interface OtherStore {
    void keep(LoadedModel model, Explained explained, PositionMap map) throws Exception;
  }

  /**
   * Asks another model, in an engine of its own that ends with the answer: the one that is loaded
   * stays.
   */
  public TaskHandle explainBy(
      OtherModel other,
      ClipSource clip,
      Wish wish,
      OtherStore store,
      Consumer<TaskState<LoadedModel>> states) {
    return tasks.start(
        "explain.asking-other",
        work -> {
          try (EngineKeeper keeper = new EngineKeeper(() -> {})) {
            LoadedModel loaded = keeper.load(other.wish().run(work), work);
            if (!loaded.words() || !loaded.perceives()) {
              throw new UnfitModelException("engine.refusal.no-senses");
            }
            Started heard = new Started();
            ClipAsking.Reached reached = new ClipAsking(keeper, clip, wish, heard).run(work);
            store.keep(loaded, Explained.of(reached), heard.map.orElseThrow());
            return loaded;
          }
        },
        states);
  }

  /**
   * Reads again what was said of a clip, and says where single heads looked meanwhile.
   *
   * @param said the answer to sound and picture, token by token
   * @param ids of its tokens; empty if they were not kept: then the question is asked anew, and
   *     they are those of the same answer
   * @param head from 0; all of them if it is empty
   */
  public Job<List<TokenAttention>> heads(
      ClipSource clip, Wish wish, List<String> said, List<Long> ids, OptionalInt head) {
    return new HeadReading(engine.keeper(), clip, wish, said, ids, head);
  }

  /** Hears what the positions of the prompt stand for. */
  private static final class Started implements Listener {
    private Optional<PositionMap> map = Optional.empty();

    @Override
    public void started(PositionMap prompt, ClipTimes times, AnswerTrail.Memory memory) {
      map = Optional.of(prompt);
    }

    @Override
    public void token(String text) {}

    @Override
    public void also(ModelCondition condition) {}
  }

  /** Takes away what the model looked at most, and as much at random, and asks anew. */
  public TaskHandle delete(
      ClipSource clip,
      Wish wish,
      DeletionTest.Plan plan,
      ResultStore store,
      Consumer<TaskState<DeletionTest.Result>> states) {
    EngineKeeper keeper = engine.keeper();
    return tasks.start(
        "explain.deleting",
        work -> {
          EngineClient client = keeper.engine().client();
          ModelInfo info = client.info().orElseThrow(() -> new CancellationException("unloaded"));
          // The engine compares with what it explained itself: a kept explanation is made again.
          ClipAsking.Reached before = new ClipAsking(keeper, clip, wish, Listener.NOBODY).run(work);
          DeletionRequest request =
              DeletionRequest.newBuilder()
                  .setId(UUID.randomUUID().toString())
                  .setExplained(before.id())
                  .setQuestion(ClipAsking.question(clip, info, wish.question(), work))
                  .setTarget(
                      plan.target() == DeletionTest.Target.SOUND
                          ? DeletionRequest.Target.SOUND
                          : DeletionRequest.Target.FRAMES)
                  .setShare(plan.share())
                  .setControls(plan.controls())
                  .setSeed(plan.seed())
                  .build();
          DeletionTest.Result result =
              client
                  .delete(request, work)
                  .orElseThrow(() -> new CancellationException("forgotten"));
          store.keep(result);
          return result;
        },
        states);
  }
}
