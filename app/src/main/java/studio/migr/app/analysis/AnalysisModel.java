package studio.migr.app.analysis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.engine.AskModel;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.app.engine.ClipExplainer.Explained;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.serve.EngineLostException;

/**
 * What the loaded model says of the clip on screen, and why. What it said before is there at once;
 * else it is asked, and what it writes is told as it comes. Then it is asked about the next clips
 * of the list, one after the other, as long as nobody else needs it and no clip plays. Lives on the
 * JavaFX thread.
 */
@Singleton
public final class AnalysisModel {
  private static final Logger LOG = LoggerFactory.getLogger(AnalysisModel.class);
  private static final String SETTINGS = "analysis";

  /** By then a clip that was chosen is painted, on few cores, too. */
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS, Runnable::run);

  private final ClipExplainer explainer;
  private final OwnModel own;
  private final AskModel ask;
  private final ProjectModel projects;
  private final Neighbours neighbours;
  private final PlayerModel player;
  private final BooleanProperty unasked;
  private final ReadOnlyObjectWrapper<AnalysisState> state =
      new ReadOnlyObjectWrapper<>(new AnalysisState.Nothing());
  private final ReadOnlyObjectWrapper<Optional<AnswerTrail>> trail =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper invited = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper withheldNow = new ReadOnlyBooleanWrapper();
  private final List<ObservableValue<Boolean>> withholding = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();
  private final Executor readers;
  private final Truths truths = new Truths();
  private final ReadAhead ahead;
  private AnalysisState known = new AnalysisState.Nothing();
  private Optional<AnswerTrail> written = Optional.empty();
  private Optional<Whom> whom = Optional.empty();
  private Optional<AnalysisStore> store = Optional.empty();
  private @Nullable Run running;
  private int asked;

  /** Whether the user asked before a model was there. */
  private boolean wanted;

  /** A question on its way. */
  private final class Run {
    final String clip;
    final String key;
    volatile Optional<String> truth = Optional.empty(); // read on the thread that asks
    volatile Instant when = Instant.EPOCH; // it was said, on that thread, too
    Optional<AnswerTrail> trail = Optional.empty();
    TaskHandle handle = () -> {};

    Run(String clip, String key) {
      this.clip = clip;
      this.key = key;
    }

    boolean onScreen() {
      return player.source().map(ClipSource::id).equals(Optional.of(clip));
    }
  }

  @Inject
  AnalysisModel(
      ClipExplainer explainer,
      OwnModel own,
      AskModel ask,
      ProjectModel projects,
      LibraryModel library,
      PlayerModel player,
      AnnotateModel labels,
      Settings settings) {
    this.explainer = explainer;
    this.own = own;
    this.ask = ask;
    this.projects = projects;
    this.neighbours = new Neighbours(library, projects);
    this.player = player;
    this.readers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("analysis-", 1).factory());
    this.ahead = new ReadAhead(readers, truths, neighbours);
    unasked =
        new SimpleBooleanProperty(settings.load(SETTINGS, AnalysisSettings.DEFAULT).unasked());
    unasked.subscribe(
        (_, now) -> {
          settings.save(SETTINGS, new AnalysisSettings(now));
          refresh();
        });
    explainer
        .changes()
        .subscribe(
            _ -> {
              follow(explainer.model());
              tell();
            });
    player.sourceProperty().subscribe(_ -> refresh());
    labels.schemeProperty().subscribe(_ -> refresh()); // the model answers in its labels
    ask.running().subscribe(_ -> giveWay());
    player.playingProperty().subscribe(_ -> giveWay());
  }

  /** What is known of the clip on screen. */
  public ReadOnlyObjectProperty<AnalysisState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The answer to sound and picture, as far as it is written; empty without one. */
  public ReadOnlyObjectProperty<Optional<AnswerTrail>> trailProperty() {
    return trail.getReadOnlyProperty();
  }

  /** Whether clips are analysed as they are opened, and the next ones ahead; remembered. */
  public BooleanProperty unaskedProperty() {
    return unasked;
  }

  /** Whether a model is there that can be asked about clips. */
  public boolean possible() {
    return whom.isPresent();
  }

  /**
   * Whether there is room for what a model says, because one is there and nothing is withheld: it
   * stays while clips change.
   */
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** Whether nothing that a model says of the clip on screen may be shown. */
  public ReadOnlyBooleanProperty withheldProperty() {
    return withheldNow.getReadOnlyProperty();
  }

  /** Whether no model is there, but the studio's own could say something of the clip on screen. */
  public ReadOnlyBooleanProperty invitedProperty() {
    return invited.getReadOnlyProperty();
  }

  /** The folder of what is kept, and what the clip on screen is named in it. */
  public Optional<KeptExplanations> kept() {
    return projects.project().map(open -> new KeptExplanations(open.cacheFolder()));
  }

  /**
   * Shows nothing while {@code condition} holds: what a model says would lead a judgement. It is
   * asked meanwhile, all the same.
   */
  public void withholdWhile(ObservableValue<Boolean> condition) {
    withholding.add(condition);
    condition.subscribe(_ -> tell());
  }

  /** What the model that is loaded is asked; empty without one. */
  public Optional<ClipExplainer.Wish> wish() {
    return whom.flatMap(_ -> scheme())
        .map(scheme -> new ClipExplainer.Wish(Prompt.THINK_AND_ANSWER, scheme.emotions()));
  }

  /**
   * Asks about the clip on screen, also if clips are not to be analysed unasked; without a model,
   * the studio's own.
   */
  public void askNow() {
    if (whom.isEmpty()) {
      wanted = invited.get();
      if (wanted) {
        own.answer();
      }
      return;
    }
    player.source().ifPresent(clip -> key().ifPresent(key -> begin(clip, key, true)));
  }

  private Optional<EmotionScheme> scheme() {
    return projects.project().map(Project::scheme);
  }

  private Optional<String> key() {
    return whom.flatMap(one -> scheme().map(one::key));
  }

  /**
   * Under which the same is kept with samples, see {@link IntervalModel}; empty without a model.
   */
  public Optional<String> sampledKey() {
    return whom.flatMap(one -> scheme().map(one::sampledKey));
  }

  /** Who is asked about clips, if somebody is. */
  Optional<Whom> whom() {
    return whom;
  }

  /** Something more is kept of the clip on screen. */
  void readAgain() {
    refresh();
  }

  /** Another model is there, or none. */
  private void follow(Optional<LoadedModel> model) {
    if (model.equals(whom.map(Whom::model))) {
      return;
    }
    whom = Optional.empty();
    failed.clear();
    refresh();
    model.ifPresent(
        loaded ->
            readers.execute(
                () -> {
                  try {
                    Whom found = Whom.of(loaded);
                    Platform.runLater(
                        () -> {
                          if (explainer.model().equals(Optional.of(loaded))) {
                            whom = Optional.of(found);
                            tell();
                            refresh();
                          }
                        });
                  } catch (IOException e) {
                    LOG.warn("The model's folder cannot be read: {}", loaded.wish(), e);
                  }
                }));
  }

  /** Looks what there is to say of the clip on screen. */
  private void refresh() {
    int ticket = ++asked;
    Optional<ClipSource> clip = player.source();
    Optional<Project> project = projects.project();
    if (clip.isEmpty() || project.isEmpty()) {
      stop();
      ahead.forget();
      set(new AnalysisState.Nothing(), Optional.empty());
      return;
    }
    Optional<String> key = key();
    Run now = running;
    if (now != null && now.clip.equals(clip.get().id()) && key.equals(Optional.of(now.key))) {
      set(new AnalysisState.Asking(Optional.empty()), now.trail); // it was asked ahead
      return;
    }
    String id = clip.get().id();
    KeptExplanations kept = new KeptExplanations(project.get().cacheFolder());
    ReadAhead.Wanted all =
        ReadAhead.Wanted.of(project.get(), id, clip.get().file(), key, sampledKey());
    Optional<Reading> before = ahead.of(all);
    if (before.isPresent()) {
      show(clip.get(), key, kept, before.get());
    } else if (known.shown().map(one -> !one.clip().equals(id)).orElse(true)) {
      set(new AnalysisState.Nothing(), Optional.empty());
    }
    Runnable reading =
        () -> {
          Reading read = all.read(truths);
          Platform.runLater(
              () -> {
                if (ticket == asked && before.filter(one -> one.isAs(read)).isEmpty()) {
                  show(clip.get(), key, kept, read);
                }
                readAhead();
              });
        };
    if (before.isEmpty()) {
      readers.execute(reading);
    } else { // what is shown already is looked at again once it is painted
      SOON.execute(
          () ->
              Platform.runLater(
                  () -> {
                    if (ticket == asked) {
                      readers.execute(reading);
                    }
                  }));
    }
  }

  /** Reads what is kept of the clips to which people go from the one on screen. */
  private void readAhead() {
    Optional<String> key = key();
    Optional<String> sampled = sampledKey();
    Optional<Project> project = projects.project();
    player
        .source()
        .ifPresent(clip -> project.ifPresent(open -> ahead.around(open, clip.id(), key, sampled)));
  }

  private void show(ClipSource clip, Optional<String> key, KeptExplanations kept, Reading read) {
    boolean now = unasked.get() || wanted;
    wanted = wanted && key.isEmpty();
    if (read.current().isPresent()) {
      if (running != null && !ahead(clip.id())) {
        stop();
      }
      ClipAnalysis analysis = read.current().get();
      set(new AnalysisState.Known(analysis), KeptTrail.of(analysis, read.looks(), clip, kept));
      goOn();
    } else if (key.isPresent() && now && !failed.contains(clip.id())) {
      set(new AnalysisState.Asking(read.other()), Optional.empty());
      begin(clip, key.get(), true);
    } else if (read.other().isPresent()) {
      ClipAnalysis analysis = read.other().get();
      set(new AnalysisState.Known(analysis), KeptTrail.of(analysis, read.looks(), clip, kept));
    } else {
      set(
          key.isPresent() ? new AnalysisState.Waiting() : new AnalysisState.Nothing(),
          Optional.empty());
    }
  }

  /** Whether the clip that is being asked about comes soon after the one on screen. */
  private boolean ahead(String onScreen) {
    Run now = running;
    return now != null
        && neighbours.after(onScreen).anyMatch(row -> row.clip().id().equals(now.clip));
  }

  private void begin(ClipSource clip, String key, boolean onScreen) {
    stop();
    if (ask.running().get()) {
      return; // it goes on when that is answered
    }
    Whom one = whom.orElseThrow();
    Project project = projects.project().orElseThrow();
    ClipExplainer.Wish wish = wish().orElseThrow();
    Run run = new Run(clip.id(), key);
    running = run;
    if (onScreen) {
      set(new AnalysisState.Asking(known.shown()), Optional.empty());
    }
    AnalysisStore keeping = store(project, one);
    AnalysisEar ear = new AnalysisEar(one.name(), news -> tell(run, news));
    run.handle =
        explainer.explain(
            onScreen ? "explain.analysing" : "explain.analysing-ahead",
            clip,
            wish,
            ear,
            found -> {
              run.truth = truths.of(project, clip.id(), clip.file());
              run.when = Instant.now();
              if (clip.cacheFolder().isPresent()) { // none where nothing may be written
                keeping.keep(clip, key, run.when, ear.map(), found);
              }
            },
            reached -> ended(run, one, reached));
  }

  private AnalysisStore store(Project project, Whom one) {
    AnalysisStore now =
        store
            .filter(before -> before.isOf(project, one))
            .orElseGet(() -> new AnalysisStore(project, one));
    store = Optional.of(now);
    return now;
  }

  /** What is written comes to the window, whichever clip it is about by then. */
  private void tell(Run run, AnalysisEar.News news) {
    Platform.runLater(
        () -> {
          if (running != run) {
            return;
          }
          switch (news) {
            case AnalysisEar.News.Started(AnswerTrail begun) -> {
              run.trail = Optional.of(begun);
              if (run.onScreen()) {
                set(known, run.trail);
              }
            }
            case AnalysisEar.News.Token(String text) ->
                run.trail.ifPresent(all -> all.add(all.tokens().size(), text, Double.NaN));
          }
        });
  }

  private void ended(Run run, Whom one, TaskState<Explained> reached) {
    if (reached instanceof TaskState.Running<Explained> || running != run) {
      return;
    }
    running = null;
    switch (reached) {
      case TaskState.Done<Explained>(Explained found) -> {
        readAhead();
        if (run.onScreen()) {
          ClipAnalysis analysis =
              new ClipAnalysis(
                  run.clip,
                  run.key,
                  one.name(),
                  run.when,
                  found.explanation().withTrueLabel(run.truth),
                  true,
                  false,
                  run.truth);
          set(new AnalysisState.Known(analysis), run.trail);
        }
      }
      case TaskState.Failed<Explained>(EngineLostException _) -> {} // its end is told elsewhere
      case TaskState.Failed<Explained>(Throwable error) -> {
        failed.add(run.clip);
        if (run.onScreen()) {
          set(new AnalysisState.Failed(ErrorSentence.of(error), known.shown()), Optional.empty());
        }
      }
      default -> { // the user stopped it, and can ask by hand
        failed.add(run.clip);
        if (run.onScreen()) {
          set(
              known
                  .shown()
                  .<AnalysisState>map(AnalysisState.Known::new)
                  .orElseGet(
                      () ->
                          key().isPresent()
                              ? new AnalysisState.Waiting()
                              : new AnalysisState.Nothing()),
              Optional.empty());
        }
      }
    }
    goOn();
  }

  /** Stops what is being asked. */
  private void stop() {
    Run now = running;
    running = null;
    if (now != null) {
      now.handle.cancel();
    }
  }

  /** Whoever asks in words, or plays a clip, comes first. */
  private void giveWay() {
    Run now = running;
    if (ask.running().get() && now != null) {
      stop();
    } else if (player.playingProperty().get() && now != null && !now.onScreen()) {
      stop();
    } else if (!ask.running().get() && now == null) {
      if (known instanceof AnalysisState.Asking) {
        refresh();
      } else {
        goOn();
      }
    }
  }

  /** Asks about the next clip of the list of which nothing is known, if nobody minds. */
  private void goOn() {
    Optional<String> key = key();
    Optional<KeptExplanations> kept = kept();
    if (running != null
        || !unasked.get()
        || key.isEmpty()
        || kept.isEmpty()
        || ask.running().get()
        || player.playingProperty().get()
        || !(known instanceof AnalysisState.Known || known instanceof AnalysisState.Failed)) {
      return;
    }
    player
        .source()
        .flatMap(
            on ->
                neighbours
                    .after(on.id())
                    .filter(row -> !row.clip().missing() && !failed.contains(row.clip().id()))
                    .filter(row -> !kept.get().has(row.clip().id(), key.get()))
                    .findFirst())
        .flatMap(neighbours::source)
        .ifPresent(clip -> begin(clip, key.get(), false));
  }

  private void set(AnalysisState next, Optional<AnswerTrail> answer) {
    known = next;
    written = answer;
    tell();
  }

  private void tell() {
    boolean withheld = withholding.stream().anyMatch(ObservableValue::getValue);
    withheldNow.set(withheld);
    offered.set(
        !withheld
            && player.source().isPresent()
            && (whom.isPresent() || !(known instanceof AnalysisState.Nothing)));
    invited.set(
        !withheld
            && player.source().isPresent()
            && whom.isEmpty()
            && explainer.changes().getValue() instanceof EngineState.Off);
    AnalysisState said = withheld ? new AnalysisState.Nothing() : known;
    if (!said.equals(state.get())) {
      state.set(said);
    }
    Optional<AnswerTrail> shown = withheld ? Optional.empty() : written;
    if (!shown.equals(trail.get())) {
      trail.set(shown);
    }
  }
}
