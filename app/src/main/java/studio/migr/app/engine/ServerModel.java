package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.serve.EngineAddress;
import studio.migr.runtime.serve.EngineLostException;
import studio.migr.runtime.serve.HostPort;

/**
 * The server whose card the user may compute on, remembered between sessions. Lives on the JavaFX
 * thread.
 */
@Singleton
public final class ServerModel {
  private static final String SETTINGS = "server";

  private final EngineModel engine;
  private final ModelsModel models;
  private final Settings settings;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<KnownServer> known;
  private final ReadOnlyObjectWrapper<ServerState> state;
  private final StringProperty folder = new SimpleStringProperty();
  private final BooleanBinding loadable;
  private TaskHandle calling = () -> {};
  private int calls;

  @Inject
  ServerModel(EngineModel engine, ModelsModel models, Settings settings, TaskRunner tasks) {
    this.engine = engine;
    this.models = models;
    this.settings = settings;
    this.tasks = tasks;
    KnownServer before = settings.load(SETTINGS, KnownServer.NONE);
    known = new ReadOnlyObjectWrapper<>(before);
    state = new ReadOnlyObjectWrapper<>(resting());
    folder.set(before.folder());
    loadable =
        Bindings.createBooleanBinding(
            () ->
                state.get() instanceof ServerState.Reached
                    && !folder.get().isBlank()
                    && !(engine.stateProperty().get() instanceof EngineState.Starting),
            state,
            folder,
            engine.stateProperty());
    models
        .openProperty()
        .subscribe(
            open -> {
              if (open && state.get() instanceof ServerState.Known) {
                call();
              }
            });
    engine.stateProperty().subscribe(this::follow);
  }

  private ServerState resting() {
    return known.get().isNone() ? new ServerState.None() : new ServerState.Known();
  }

  /** What a loaded model tells of the server that it is on. */
  private void follow(EngineState now) {
    now.loaded()
        .map(LoadedModel::wish)
        .filter(wish -> wish.server().isPresent() && wish.server().equals(addressIfGood()))
        .ifPresent(wish -> state.set(new ServerState.Reached(Optional.of(wish.folder()))));
  }

  public ReadOnlyObjectProperty<ServerState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<KnownServer> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** The model's folder, on the server. */
  public StringProperty folderProperty() {
    return folder;
  }

  /** Whether a model can be loaded on the server. */
  public BooleanBinding loadable() {
    return loadable;
  }

  /**
   * Takes a server and calls it.
   *
   * @return why it cannot be called; nothing is changed then
   */
  public Optional<String> use(String address, String tokenFile, String certificate) {
    KnownServer wanted =
        new KnownServer(
            address.strip(), tokenFile.strip(), certificate.strip(), known.get().folder());
    Optional<String> problem = problem(wanted);
    if (problem.isEmpty()) {
      known.set(wanted);
      settings.save(SETTINGS, wanted);
      call();
    }
    return problem;
  }

  private static Optional<String> problem(KnownServer wanted) {
    if (HostPort.parse(wanted.address()).filter(parts -> parts.port() > 0).isEmpty()) {
      return Optional.of(Messages.text("engine.server.no-address", wanted.address()));
    }
    if (wanted.tokenFile().isEmpty()) {
      return Optional.of(Messages.text("engine.server.no-token"));
    }
    try {
      Path unused = Path.of(wanted.tokenFile());
      unused = Path.of(wanted.certificate());
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of(Messages.text("engine.server.no-path", e.getInput()));
    }
  }

  private Optional<EngineAddress> addressIfGood() {
    KnownServer now = known.get();
    return problem(now).isPresent()
        ? Optional.empty()
        : HostPort.parse(now.address())
            .map(
                parts ->
                    new EngineAddress(
                        parts,
                        Path.of(now.tokenFile()),
                        Optional.of(now.certificate())
                            .filter(file -> !file.isEmpty())
                            .map(Path::of)));
  }

  /** Calls the server, to see whether it is there. */
  public void call() {
    Optional<EngineAddress> address = addressIfGood();
    if (address.isEmpty()) {
      state.set(resting());
      return;
    }
    calling.cancel();
    int ticket = ++calls;
    state.set(new ServerState.Calling());
    calling =
        tasks.start(
            "engine.server.calling",
            new ServerCall(address.get()),
            (TaskState<Optional<String>> reached) -> {
              if (ticket == calls) {
                answered(address.get(), reached);
              }
            });
  }

  private void answered(EngineAddress address, TaskState<Optional<String>> reached) {
    switch (reached) {
      case TaskState.Done<Optional<String>>(Optional<String> model) -> {
        state.set(new ServerState.Reached(model));
        if (folder.get().isBlank()) {
          model.ifPresent(folder::set);
        }
      }
      case TaskState.Failed<Optional<String>>(Throwable error) ->
          state.set(
              new ServerState.Failed(
                  error instanceof EngineLostException
                      ? EngineWords.unreachable(address.server())
                      : ErrorSentence.of(error)));
      case TaskState.Cancelled<Optional<String>> _ -> state.set(resting());
      default -> {}
    }
  }

  /** Loads the model on the server, on the device and in the numbers that the room has chosen. */
  public void load() {
    KnownServer now = known.get().withFolder(folder.get().strip());
    known.set(now);
    settings.save(SETTINGS, now);
    addressIfGood()
        .ifPresent(
            address ->
                engine.load(
                    LoadWish.here(
                            now.folder(),
                            models.deviceProperty().get(),
                            models.numbersProperty().get())
                        .on(address)));
  }

  /** Forgets the server; what it does for others goes on. */
  public void forget() {
    calls++;
    calling.cancel();
    if (isUsed(engine.stateProperty().get())) {
      engine.unload();
    }
    known.set(KnownServer.NONE);
    settings.save(SETTINGS, KnownServer.NONE);
    state.set(new ServerState.None());
  }

  private static boolean isUsed(EngineState now) {
    return now.loaded().filter(model -> model.wish().server().isPresent()).isPresent()
        || now instanceof EngineState.Away;
  }
}
