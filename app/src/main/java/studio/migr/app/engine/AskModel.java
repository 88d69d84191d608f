package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.serve.EngineLostException;

/**
 * The question about the clip at hand, and what the model writes. The question stays whatever
 * happens to the engine; the answer stays until another is asked for or another clip is chosen.
 * Lives on the JavaFX thread.
 */
@Singleton
public final class AskModel {
  private final EngineModel engine;
  private final PlayerModel player;
  private final TaskRunner tasks;
  private final OwnModel own;
  private final StringProperty question = new SimpleStringProperty(Prompt.THINK_AND_ANSWER);
  private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper given = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<AskState> state =
      new ReadOnlyObjectWrapper<>(new AskState.Idle());
  private final ReadOnlyObjectWrapper<Optional<AnswerTrail>> trail =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanBinding possible;
  private final BooleanBinding running;
  private TaskHandle asking = () -> {};
  private int asked;

  /** Whether a question waits for the studio's own model. */
  private boolean waiting;

  @Inject
  AskModel(EngineModel engine, PlayerModel player, TaskRunner tasks, OwnModel own) {
    this.own = own;
    this.engine = engine;
    this.player = player;
    this.tasks = tasks;
    this.running = Bindings.createBooleanBinding(() -> state.get().running(), state);
    this.possible =
        Bindings.createBooleanBinding(
            this::canAsk, engine.stateProperty(), question, player.sourceProperty(), state);
    player.sourceProperty().subscribe(_ -> forget());
    engine.stateProperty().subscribe(this::follow);
    player.condition().nowProperty().subscribe(_ -> tellGiven());
  }

  private void follow(EngineState now) {
    tellGiven();
    if (waiting && !(now instanceof EngineState.Off) && !(now instanceof EngineState.Starting)) {
      waiting = false;
      ask();
    }
  }

  /** Without a model, the studio's own is loaded first. */
  private boolean canAsk() {
    if (engine.stateProperty().get() instanceof EngineState.Off) {
      return !question.get().isBlank() && player.source().isPresent();
    }
    return engine.stateProperty().get() instanceof EngineState.Ready(LoadedModel model)
        && model.words()
        && !question.get().isBlank()
        && (!model.perceives() || player.source().isPresent())
        && !state.get().running();
  }

  /** The words of the question. */
  public StringProperty questionProperty() {
    return question;
  }

  /** What the model has written so far. */
  public ReadOnlyStringProperty answerProperty() {
    return answer.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<AskState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the model can be asked now. */
  public BooleanBinding possible() {
    return possible;
  }

  /** Whether a question is being answered. */
  public BooleanBinding running() {
    return running;
  }

  /** Asks about the clip as it is played now: by its sound, its picture, or both. */
  public void ask() {
    if (!canAsk()) {
      return;
    }
    if (engine.stateProperty().get() instanceof EngineState.Off) {
      waiting = true;
      own.answer();
      return;
    }
    int ticket = ++asked;
    answer.set("");
    state.set(new AskState.Looking());
    trail.set(Optional.empty());
    String model = engine.stateProperty().get().loaded().map(one -> one.wish().name()).orElse("");
    boolean perceives =
        engine.stateProperty().get().loaded().map(LoadedModel::perceives).orElse(false);
    @Nullable ClipSource clip = perceives ? player.source().orElse(null) : null;
    engine.answering(true);
    asking =
        tasks.start(
            "engine.asking",
            new Asking(
                engine.keeper(),
                clip,
                player.condition().nowProperty().get(),
                question.get(),
                () -> later(ticket, () -> state.set(new AskState.Writing())),
                new Ear(ticket, model)),
            reached -> ended(ticket, reached));
  }

  /** Hears an answer on the thread that asks, and tells it here. */
  private final class Ear implements Asking.Listener {
    private final int ticket;
    private final String model;

    Ear(int ticket, String model) {
      this.ticket = ticket;
      this.model = model;
    }

    @Override
    public void started(String id, PositionMap map, ClipTimes times) {
      AnswerTrail begun = new AnswerTrail(model, map, times, new LookReading(engine.keeper(), id));
      later(ticket, () -> trail.set(Optional.of(begun)));
    }

    @Override
    public void token(int index, String text, double logProbability) {
      later(
          ticket,
          () -> {
            answer.set(answer.get() + text);
            trail.get().ifPresent(all -> all.add(index, text, logProbability));
          });
    }
  }

  /** How the latest answer came about; empty until its first token is near. */
  public ReadOnlyObjectProperty<Optional<AnswerTrail>> trailProperty() {
    return trail.getReadOnlyProperty();
  }

  private void later(int ticket, Runnable news) {
    Platform.runLater(
        () -> {
          if (ticket == asked && state.get().running()) {
            news.run();
          }
        });
  }

  private void ended(int ticket, TaskState<AskState> reached) {
    if (reached instanceof TaskState.Running<AskState>) {
      return;
    }
    boolean lost =
        reached instanceof TaskState.Failed<AskState>(Throwable error)
            && error instanceof EngineLostException;
    if (!lost) { // else the end of the process follows, and leads on from there
      engine.answering(false);
    }
    if (ticket == asked) {
      state.set(
          switch (reached) {
            case TaskState.Done<AskState>(AskState end) -> end;
            case TaskState.Failed<AskState>(Throwable error) ->
                new AskState.Failed(ErrorSentence.of(error));
            default -> new AskState.Stopped();
          });
    }
  }

  /** Stops the answer after the token that is being made. */
  public void cancel() {
    asking.cancel();
  }

  /** What is written belongs to another clip. */
  private void forget() {
    asked++;
    waiting = false;
    asking.cancel();
    answer.set("");
    trail.set(Optional.empty());
    state.set(new AskState.Idle());
  }

  /** What the model would be given now, in words; empty while it cannot be asked. */
  public ReadOnlyStringProperty givenProperty() {
    return given.getReadOnlyProperty();
  }

  private void tellGiven() {
    given.set(
        engine
            .stateProperty()
            .get()
            .loaded()
            .map(model -> Messages.text(givenKey(model), model.wish().name()))
            .orElse(""));
  }

  private String givenKey(LoadedModel model) {
    if (!model.words()) {
      return "engine.ask.no-words";
    }
    return model.perceives()
        ? "engine.ask.given." + player.condition().nowProperty().get().id()
        : "engine.ask.words-alone";
  }
}
