package studio.migr.app.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.analysis.HeadsModel;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.engine.AskModel;
import studio.migr.app.heatmap.Cells;
import studio.migr.app.player.LitPatches;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.LookChoice;
import studio.migr.runtime.attention.LookColumn;
import studio.migr.runtime.attention.LookColumns;
import studio.migr.runtime.attention.LookTable;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.explain.Explanation;

/**
 * Where the model looked when it wrote the latest answer, and at which of its tokens the user looks
 * now. Fetches what the engine keeps while the answer grows. Lives on the JavaFX thread.
 */
@Singleton
public final class LooksModel {
  private static final Logger LOG = LoggerFactory.getLogger(LooksModel.class);

  /** Columns of sound, at most: more than a screen is wide would not be told apart. */
  private static final int MOST_SOUND = 1000;

  /** Tokens that are fetched together while the answer is written. */
  private static final int BATCH = 16;

  /** Room for the picture where there is little sound, in columns. */
  private static final int LEAST_PICTURE = 24;

  private final AskModel ask;
  private final AnalysisModel analysis;
  private final TaskRunner tasks;
  private final PlayerModel player;
  private final LitPatches lit;
  private final HeadsModel heads;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<Optional<Integer>> hovered =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Stretch>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<LookChoice> choice =
      new SimpleObjectProperty<>(LookChoice.everything(1));
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.TIMELINE);
  private final ListChangeListener<AnswerToken> growth = _ -> fetch();
  private Optional<AnswerTrail> trail = Optional.empty();
  private LookTable table = new LookTable(new PositionMap(List.of()));

  /** Of single heads, if those were asked for: of all, or of the one that is chosen. */
  private Optional<LookTable> single = Optional.empty();

  private List<LookColumn> columns = List.of();
  private int[] shown = {};
  private final Map<Integer, float[]> pooled = new HashMap<>();
  private TaskHandle fetching = () -> {};
  private boolean waiting;
  private boolean forgotten;

  @Inject
  LooksModel(
      AskModel ask,
      AnalysisModel analysis,
      TaskRunner tasks,
      PlayerModel player,
      LitPatches lit,
      HeadsModel heads) {
    this.ask = ask;
    this.heads = heads;
    this.analysis = analysis;
    this.tasks = tasks;
    this.player = player;
    this.lit = lit;
    heads.stateProperty().subscribe(this::headRead);
    ask.trailProperty().subscribe(_ -> follow());
    analysis.trailProperty().subscribe(_ -> follow());
    analysis.withheldProperty().subscribe(_ -> follow());
    analysis.stateProperty().subscribe(_ -> fetch());
    ask.running().subscribe(_ -> fetch());
    choice.subscribe(_ -> changed());
    hovered.subscribe(_ -> light());
    selected.subscribe(_ -> light());
    facet.subscribe(now -> open.set(now != Facet.TIMELINE));
    open.subscribe(
        shown -> {
          if (shown != (facet.get() != Facet.TIMELINE)) {
            facet.set(shown ? Facet.HEATMAP : Facet.TIMELINE);
          }
        });
    player.positionMsProperty().subscribe(_ -> light());
  }

  /** What was asked in words goes before what is asked unasked, until the clip is another. */
  private void follow() {
    Optional<AnswerTrail> next =
        analysis.withheldProperty().get()
            ? Optional.empty()
            : ask.trailProperty().get().or(() -> analysis.trailProperty().get());
    if (!next.equals(trail)) {
      begin(next);
    }
  }

  /** Whether the answer is still being written. */
  private boolean growing() {
    return ask.trailProperty().get().isPresent()
        ? ask.running().get()
        : analysis.stateProperty().get() instanceof AnalysisState.Asking;
  }

  private void begin(Optional<AnswerTrail> next) {
    trail.ifPresent(before -> before.tokens().removeListener(growth));
    fetching.cancel();
    waiting = false;
    forgotten = false;
    trail = next;
    table = new LookTable(next.map(AnswerTrail::map).orElse(new PositionMap(List.of())));
    single = Optional.empty();
    heads.cancel();
    columns = next.map(now -> LookColumns.of(now.map(), now.times(), MOST_SOUND)).orElse(List.of());
    shown = stretched(columns);
    hovered.set(Optional.empty());
    selected.set(Optional.empty());
    next.ifPresent(now -> now.tokens().addListener(growth));
    add(next.map(now -> now.memory().atHand()).orElse(List.of()));
    fetch();
  }

  /** Takes in where some more tokens looked, and tells it once. */
  private void add(List<TokenAttention> looks) {
    boolean first = table.tokens() == 0 && !looks.isEmpty();
    looks.forEach(table::add);
    LookChoice whole = LookChoice.everything(table.layers());
    if (first && !whole.equals(choice.get())) {
      choice.set(whole); // which tells it
    } else {
      changed();
    }
  }

  /** Fetches what is new, in batches while the answer is written. */
  private void fetch() {
    if (trail.isEmpty() || waiting || forgotten) {
      return;
    }
    AnswerTrail of = trail.get();
    int there = of.tokens().size();
    int missing = there - table.tokens();
    if (missing == 0 || (missing < BATCH && growing())) {
      return;
    }
    waiting = true;
    int from = table.tokens();
    fetching =
        tasks.start(
            "engine.looking",
            work -> of.memory().looks(from, there, work),
            (TaskState<List<TokenAttention>> reached) -> {
              if (trail.equals(Optional.of(of))) {
                arrived(reached);
              }
            });
  }

  private void arrived(TaskState<List<TokenAttention>> reached) {
    if (reached instanceof TaskState.Running<List<TokenAttention>>) {
      return;
    }
    waiting = false;
    if (reached instanceof TaskState.Done<List<TokenAttention>>(List<TokenAttention> looks)
        && !looks.isEmpty()) {
      add(looks);
      fetch();
    } else {
      forgotten = true; // a stopped engine has nothing more to tell
      if (reached instanceof TaskState.Failed<List<TokenAttention>>(Throwable error)) {
        LOG.warn("It is not known where the model looked", error);
      }
    }
  }

  /**
   * Shows one head, or the mean of all. Of a head that was not kept the model is asked first.
   *
   * @param head from 0, or {@link LookChoice#ALL_HEADS}
   */
  public void chooseHead(int head) {
    boolean there =
        single.filter(all -> all.heads() > 1 || choice.get().head() == head).isPresent();
    if (head == LookChoice.ALL_HEADS || table.heads() > 1 || there) {
      heads.cancel();
      show(head, single);
    } else {
      heads.read(head);
    }
  }

  private void headRead(TaskState<HeadsModel.Read> reached) {
    if (reached instanceof TaskState.Done<HeadsModel.Read>(HeadsModel.Read read)
        && read.looks().size() == table.tokens()) {
      LookTable of = table.ofHeads();
      read.looks().forEach(of::add);
      show(read.head(), Optional.of(of));
    }
  }

  /** All layers stay all layers, also where the mean over the heads is one over the layers, too. */
  private void show(int head, Optional<LookTable> heads) {
    LookChoice before = choice.get();
    boolean whole = before.fromLayer() == 0 && before.toLayer() == shown(before).layers();
    single = heads;
    LookTable next = shown(before.withHead(head));
    pooled.clear();
    choice.set((whole ? before.withLayers(0, next.layers()) : before).withHead(head));
  }

  /** What that choice is about. */
  private LookTable shown(LookChoice of) {
    return of.head() == LookChoice.ALL_HEADS || table.heads() > 1 ? table : single.orElse(table);
  }

  private LookTable shownNow() {
    return shown(choice.get());
  }

  private void changed() {
    pooled.clear();
    changes.set(changes.get() + 1);
    light();
  }

  /** Grows with every change of what is to be shown. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** The answer that is looked at. */
  public Optional<AnswerTrail> trail() {
    return trail;
  }

  /** The token under the pointer. */
  public ObjectProperty<Optional<Integer>> hoveredProperty() {
    return hovered;
  }

  /** The tokens that were chosen. */
  public ObjectProperty<Optional<Stretch>> selectedProperty() {
    return selected;
  }

  /** Which part of the attention is shown. */
  public ObjectProperty<LookChoice> choiceProperty() {
    return choice;
  }

  /** Whether the explanation is shown in place of the time axis. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** What the lower panel shows. */
  public ObjectProperty<Facet> facetProperty() {
    return facet;
  }

  public int layers() {
    return shownNow().layers();
  }

  /** How many heads there are to choose from; 1 if there is nothing to choose. */
  public int heads() {
    return table.heads() > 1 || explanation().isEmpty() ? table.heads() : heads.count().orElse(1);
  }

  /** Whether there would be single heads if the model were loaded that said so. */
  boolean headsWithModel() {
    return table.tokens() > 0
        && table.heads() == 1
        && explanation().isPresent()
        && heads.count().isEmpty();
  }

  /** Tokens whose attention is known. */
  public int tokens() {
    return table.tokens();
  }

  public List<LookColumn> columns() {
    return columns;
  }

  /** Positions of the prompt that draw attention whatever is said. */
  public int sinks() {
    return table.sinks().size();
  }

  /** What the eye is on: the token under the pointer, else those chosen, else the whole answer. */
  public Optional<Stretch> current() {
    Optional<Stretch> one =
        hovered.get().map(token -> new Stretch(token, token)).or(() -> selected.get());
    return one.filter(stretch -> stretch.to() < table.tokens())
        .or(() -> table.tokens() == 0 ? Optional.empty() : Optional.of(whole()));
  }

  private float[] pooled(int token) {
    return pooled.computeIfAbsent(token, one -> shownNow().pooled(one, choice.get(), columns));
  }

  private Stretch whole() {
    return new Stretch(0, table.tokens() - 1);
  }

  /** Mean shares of what the eye is on, by column; empty if nothing is known. */
  public float[] shares() {
    Optional<Stretch> of = current();
    if (of.isEmpty()) {
      return new float[0];
    }
    float[] sum = new float[columns.size()];
    for (int token = of.get().from(); token <= of.get().to(); token++) {
      float[] one = pooled(token);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += one[k] / (of.get().to() - of.get().from() + 1);
      }
    }
    return sum;
  }

  /** A row for each token, a column for each of {@link #columns}. */
  public Cells cells() {
    return cells(IntStream.range(0, columns.size()).toArray());
  }

  /** As {@link #cells()}, with the columns of {@link #shown()}. */
  public Cells cellsShown() {
    return cells(shown);
  }

  private Cells cells(int[] of) {
    int rows = table.tokens();
    float[] all = new float[rows * of.length];
    for (int row = 0; row < rows; row++) {
      float[] one = pooled(row);
      for (int k = 0; k < of.length; k++) {
        all[row * of.length + k] = one[of[k]];
      }
    }
    float text = brightest(LookColumn.Kind.ANSWER);
    float picture = brightest(LookColumn.Kind.PICTURE);
    float sound = brightest(LookColumn.Kind.SOUND);
    float[] brightest = new float[of.length];
    for (int k = 0; k < of.length; k++) {
      brightest[k] =
          switch (columns.get(of[k]).kind()) {
            case PROMPT, ANSWER -> text;
            case PICTURE -> picture;
            case SOUND, SILENCE -> sound;
          };
    }
    return Cells.of(rows, of.length, all, brightest);
  }

  /**
   * The largest share that a token gives a column of that kind. Words, picture and sound have a
   * scale each: a frame has more positions than a step of sound, and half a minute of silence would
   * darken them all.
   */
  float brightest(LookColumn.Kind kind) {
    boolean words = !kind.timed();
    float most = 0;
    for (int row = 0; row < table.tokens(); row++) {
      float[] one = pooled(row);
      for (int k = 0; k < one.length; k++) {
        LookColumn.Kind of = columns.get(k).kind();
        boolean same =
            words ? of == LookColumn.Kind.PROMPT || of == LookColumn.Kind.ANSWER : of == kind;
        most = same ? Math.max(most, one[k]) : most;
      }
    }
    return most;
  }

  /**
   * Which of {@link #columns} stands at each place of the map. Frames are few and take as much room
   * as the sound does, so that both have their time alike.
   */
  public List<LookColumn> shown() {
    return Arrays.stream(shown).mapToObj(columns::get).toList();
  }

  private static int[] stretched(List<LookColumn> columns) {
    long frames = count(columns, LookColumn.Kind.PICTURE);
    long sound = count(columns, LookColumn.Kind.SOUND);
    int each = frames == 0 ? 1 : (int) Math.max(1, Math.max(sound, LEAST_PICTURE) / frames);
    return IntStream.range(0, columns.size())
        .flatMap(
            k ->
                IntStream.generate(() -> k)
                    .limit(columns.get(k).kind() == LookColumn.Kind.PICTURE ? each : 1))
        .toArray();
  }

  private static long count(List<LookColumn> columns, LookColumn.Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).count();
  }

  /** Shares of each token on sound, picture and text, without sinks, over layers and heads. */
  public List<ModalityShares> drift() {
    Optional<List<ModalityShares>> told = explanation().map(one -> one.drift().shares());
    if (told.isPresent() && choice.get().equals(LookChoice.everything(table.layers()))) {
      return told.get(); // as it was computed, not from what was rounded for keeping
    }
    return IntStream.range(0, table.tokens()).mapToObj(this::shares).toList();
  }

  private ModalityShares shares(int token) {
    float[] of = pooled(token);
    double audio = 0;
    double visual = 0;
    double all = 0;
    for (int k = 0; k < of.length; k++) {
      all += of[k];
      switch (columns.get(k).kind()) {
        case SOUND, SILENCE -> audio += of[k];
        case PICTURE -> visual += of[k];
        case PROMPT, ANSWER -> {}
      }
    }
    return new ModalityShares(audio, visual, Math.max(0, all - audio - visual), 0);
  }

  /** Of the answer that is looked at; empty while it is written, and if it was asked in words. */
  public Optional<Explanation> explanation() {
    return trail.isPresent() && trail.equals(analysis.trailProperty().get())
        ? analysis
            .stateProperty()
            .get()
            .shown()
            .map(ClipAnalysis::explanation)
            .filter(_ -> !growing())
        : Optional.empty();
  }

  /**
   * Which of its own earlier tokens the eye's token looked at, with their shares; empty while it is
   * on none or several.
   */
  public Map<Integer, Double> earlier() {
    Optional<Stretch> of = current().filter(one -> one.from() == one.to());
    if (of.isEmpty() || trail.isEmpty()) {
      return Map.of();
    }
    double[] all = shownNow().shares(of.get().from(), choice.get());
    Map<Integer, Double> earlier = new HashMap<>();
    int prompt = trail.get().map().length();
    for (int place = prompt; place < all.length; place++) {
      earlier.put(place - prompt, all[place]);
    }
    return earlier;
  }

  /** Seeks the clip to the frame or the sound that some tokens looked at most. */
  public void seek(Stretch stretch) {
    selected.set(Optional.of(stretch));
    hovered.set(Optional.empty());
    float[] shares = shares();
    int best = -1;
    for (int k = 0; k < shares.length; k++) {
      if (columns.get(k).kind().timed() && (best < 0 || shares[k] > shares[best])) {
        best = k;
      }
    }
    if (best >= 0) {
      player.seek(columns.get(best).middleMs());
    }
  }

  /** Lights up on the picture what some tokens looked at in the frame on screen. */
  private void light() {
    boolean some = hovered.get().isPresent() || selected.get().isPresent();
    OptionalInt frame = frameNow();
    Optional<Stretch> of = current();
    if (!some || frame.isEmpty() || of.isEmpty()) {
      lit.patchesProperty().set(Optional.empty());
      return;
    }
    double[] sum = new double[0];
    for (int token = of.get().from(); token <= of.get().to(); token++) {
      double[] one = shownNow().shares(token, choice.get());
      sum = sum.length < one.length ? Arrays.copyOf(sum, one.length) : sum;
      for (int k = 0; k < one.length; k++) {
        sum[k] += one[k];
      }
    }
    lit.patchesProperty()
        .set(
            Optional.of(
                new LitPatches.Lit(
                    table.patches(sum, frame.getAsInt()), table.place(frame.getAsInt()))));
  }

  /** Which of the frames that the model saw stands for the time on screen. */
  private OptionalInt frameNow() {
    double now = player.positionMsProperty().get();
    int frame = 0;
    for (LookColumn column : columns) {
      if (column.kind() == LookColumn.Kind.PICTURE) {
        if (now >= column.fromMs() && now <= column.toMs()) {
          return OptionalInt.of(frame);
        }
        frame++;
      }
    }
    return OptionalInt.empty();
  }
}
