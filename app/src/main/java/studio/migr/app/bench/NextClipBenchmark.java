package studio.migr.app.bench;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.Studio;
import studio.migr.app.store.ProjectException;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.work.Work;

/**
 * From "next clip" until the window has painted its picture, the model's answer with its reasons
 * and where all its tokens looked, for clips that were analysed; for those that were not, until its
 * picture and the model's first words are painted, and until all is. And how long what a token
 * under the pointer changes takes to be drawn. Painted means by the window itself, in its next
 * frame. The floor is what needs no work of ours: the whole window painted in its next frame as it
 * stands, and for a token the panes drawn as they stand.
 */
public final class NextClipBenchmark {
  private static final double KNOWN_MS = 100;
  private static final double ASKED_MS = 1000;
  private static final double COMPLETE_MS = 10_000;
  private static final double FRAME_MS = 16;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int HOVERS = 120;

  /** How often the list is gone through once it is analysed; the first time warms up. */
  private static final int PASSES = 5;

  /** How long a clip is looked at before the next one; agreeing with the model takes longer. */
  private static final long LOOK_MS = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * What was measured.
   *
   * @param visits of analysed clips that count
   * @param warmUp visits before them
   * @param warmUpMs median of those
   */
  public record Result(int visits, int warmUp, double warmUpMs, List<Figure> figures) {}

  private final Injector parts;
  private final Stage stage;
  private final WritableImage pixel = new WritableImage(1, 1);

  private NextClipBenchmark(Injector parts, Stage stage) {
    this.parts = parts;
    this.stage = stage;
  }

  /**
   * @param folder for a project; nothing else may be there
   * @param clips three media files or more
   * @param model the folder of a model that sees and hears
   */
  public static Result run(Path folder, List<Path> clips, Path model)
      throws IOException, ProjectException {
    try (Project project = Project.create(folder)) {
      project.library().add(clips, Work.UNWATCHED);
    }
    OffScreen.start();
    NextClipBenchmark benchmark =
        OffScreen.call(
            () -> {
              Stage stage = new Stage();
              return new NextClipBenchmark(Studio.open(stage, Optional.of(folder)), stage);
            });
    OffScreen.resize(benchmark.stage, WIDTH, HEIGHT);
    try {
      return benchmark.measure(model);
    } finally {
      OffScreen.run(
          () -> {
            benchmark.part(EngineModel.class).unload();
            benchmark.part(ProjectModel.class).close();
            benchmark.stage.hide();
          });
      benchmark.await(() -> benchmark.part(TaskRunner.class).running().isEmpty());
    }
  }

  private <T> T part(Class<T> type) {
    return parts.getInstance(type);
  }

  private void await(BooleanSupplier condition) {
    if (!OffScreen.await(PATIENCE, condition)) {
      throw new IllegalStateException(
          "the window does not come to rest: " + OffScreen.call(this::now));
    }
  }

  private String now() {
    LooksModel looks = part(LooksModel.class);
    return String.join(
        ", ",
        part(EngineModel.class).stateProperty().get().getClass().getSimpleName(),
        part(PlayerModel.class).stateProperty().get().getClass().getSimpleName(),
        part(AnalysisModel.class).stateProperty().get() instanceof AnalysisState.Failed(var why, _)
            ? why
            : part(AnalysisModel.class).stateProperty().get().getClass().getSimpleName(),
        looks.trail().map(all -> all.tokens().size()).orElse(-1) + " tokens written",
        looks.tokens() + " tokens looked at",
        part(TaskRunner.class).running().size() + " tasks");
  }

  private Result measure(Path model) {
    LibraryModel library = part(LibraryModel.class);
    await(() -> !library.shown().isEmpty());
    EngineModel engine = part(EngineModel.class);
    AnalysisModel analysis = part(AnalysisModel.class);
    // Else all clips would be analysed ahead from the first one, before they are measured.
    OffScreen.run(() -> analysis.unaskedProperty().set(false));
    OffScreen.run(() -> engine.load(LoadWish.asStored(model.toString())));
    await(() -> engine.stateProperty().get() instanceof EngineState.Ready);
    List<ClipRow> rows = new ArrayList<>(OffScreen.call(() -> List.copyOf(library.shown())));
    // From the last to the first: what is analysed ahead lies on the other side.
    double[] asked = new double[rows.size() - 1];
    double[] told = new double[rows.size() - 1];
    OffScreen.run(() -> library.select(rows.getLast()));
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    next(rows.getLast());
    for (int k = rows.size() - 2; k >= 0; k--) {
      Times times = next(rows.get(k));
      asked[k] = times.begun();
      told[k] = times.whole();
    }
    List<Double> warmUp = new ArrayList<>();
    List<Double> known = new ArrayList<>();
    List<ClipRow> way = new ArrayList<>(rows);
    for (int pass = 0; pass < PASSES; pass++) {
      for (ClipRow row : way.subList(1, way.size())) {
        (pass == 0 ? warmUp : known).add(known(row));
      }
      Collections.reverse(way); // on the clip at its end
    }
    double floor = Figure.median(repaints());
    List<Pane> panes = panes();
    return new Result(
        known.size(),
        warmUp.size(),
        Figure.median(array(warmUp)),
        List.of(
            Figure.time("next_clip_analysed", array(known), floor, KNOWN_MS),
            Figure.time("next_clip_not_analysed", asked, floor, ASKED_MS),
            Figure.time("analysis_complete", told, floor, COMPLETE_MS),
            Figure.time("token_hover", hovers(panes), nothing(panes), FRAME_MS)));
  }

  private static double[] array(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * From the choice of a clip on.
   *
   * @param begun until its picture and the model's first words are on screen
   * @param whole until all that the model says is
   */
  private record Times(double begun, double whole) {}

  private Times next(ClipRow row) {
    long start = choose(row);
    until(() -> begun(row));
    awaitPainted();
    double begun = since(start);
    until(this::whole);
    awaitPainted();
    return new Times(begun, since(start));
  }

  /** As {@link #next}, of a clip of which all comes at once. */
  private double known(ClipRow row) {
    long start = choose(row);
    until(() -> begun(row) && whole());
    awaitPainted();
    return since(start);
  }

  /** Chooses a clip as an annotator does, who has looked at the one before; says when. */
  private long choose(ClipRow row) {
    await(() -> part(TaskRunner.class).running().isEmpty());
    pause(LOOK_MS);
    long start = System.nanoTime();
    OffScreen.run(() -> part(LibraryModel.class).select(row));
    return start;
  }

  private boolean begun(ClipRow row) {
    PlayerModel player = part(PlayerModel.class);
    return player.source().map(clip -> clip.id().equals(row.clip().id())).orElse(false)
        && player.stateProperty().get() instanceof PlayerState.Ready
        && player.pictureProperty().get().isPresent()
        && part(LooksModel.class).trail().filter(all -> !all.tokens().isEmpty()).isPresent();
  }

  private boolean whole() {
    LooksModel looks = part(LooksModel.class);
    return part(AnalysisModel.class).stateProperty().get() instanceof AnalysisState.Known
        && looks.tokens() > 0
        && looks.tokens() == looks.trail().map(AnswerTrail::tokens).map(List::size).orElse(0);
  }

  /** Waits as {@link #await} does, but to the millisecond. */
  private void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!OffScreen.call(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        await(condition); // which says what is missing
      }
      pause(1);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** Waits until the window has painted all that was changed. */
  private void awaitPainted() {
    CountDownLatch frame = new CountDownLatch(1);
    OffScreen.run(
        () -> {
          stage.getScene().addPostLayoutPulseListener(new OncePulse(frame));
          Platform.requestNextPulse();
        });
    try {
      if (!frame.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the window is not drawn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    OffScreen.run(() -> stage.getScene().getRoot().snapshot(corner(), pixel)); // waits for painting
  }

  /** Tells that a frame was laid out; it is painted next. */
  private final class OncePulse implements Runnable {
    private final CountDownLatch frame;

    OncePulse(CountDownLatch frame) {
      this.frame = frame;
    }

    @Override
    public void run() {
      stage.getScene().removePostLayoutPulseListener(this);
      frame.countDown();
    }
  }

  private static SnapshotParameters corner() {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setViewport(new Rectangle2D(0, 0, 1, 1));
    return parameters;
  }

  /** Times of the whole window in its next frame, of which nothing has changed. */
  private double[] repaints() {
    double[] times = new double[HOVERS];
    for (int k = 0; k < times.length; k++) {
      Paint ground = k % 2 == 0 ? Color.BLACK : Color.WHITE; // below all: another one paints all
      pause(20);
      long start = System.nanoTime();
      OffScreen.run(() -> stage.getScene().setFill(ground));
      awaitPainted();
      times[k] = since(start);
    }
    return times;
  }

  /** What shows where a token looked, with pixels to draw it on. */
  private record Pane(Node node, WritableImage pixels) {
    static Pane of(Node node) {
      return new Pane(
          node,
          new WritableImage(
              (int) Math.max(1, node.getLayoutBounds().getWidth()),
              (int) Math.max(1, node.getLayoutBounds().getHeight())));
    }

    void draw() {
      node.snapshot(null, pixels);
    }
  }

  /** Its words, the picture's patches, the lane or the map. */
  private List<Pane> panes() {
    return OffScreen.call(
        () ->
            List.of("#model-reasoning", "#lower", "#player").stream()
                .map(stage.getScene()::lookup)
                .map(Pane::of)
                .toList());
  }

  /** From a token under the pointer until all that this changes is drawn. */
  private double[] hovers(List<Pane> panes) {
    LooksModel looks = part(LooksModel.class);
    int tokens = OffScreen.call(looks::tokens);
    double[] times = new double[HOVERS];
    for (int k = -HOVERS / 3; k < times.length; k++) {
      int token = Math.floorMod(k * 7, tokens);
      OffScreen.awaitFrame(); // else it waits until the window has drawn the token before
      double time =
          timed(
              () -> {
                looks.hoveredProperty().set(Optional.of(token));
                panes.forEach(Pane::draw);
              });
      if (k >= 0) {
        times[k] = time;
      }
    }
    OffScreen.run(() -> looks.hoveredProperty().set(Optional.empty()));
    return times;
  }

  /** The same panes, drawn as they stand. */
  private double nothing(List<Pane> panes) {
    double[] times = new double[HOVERS];
    for (int k = 0; k < times.length; k++) {
      OffScreen.awaitFrame();
      times[k] = timed(() -> panes.forEach(Pane::draw));
    }
    return Figure.median(times);
  }

  private static double timed(Runnable act) {
    return OffScreen.call(
        () -> {
          long start = System.nanoTime();
          act.run();
          return (System.nanoTime() - start) / 1e6;
        });
  }
}
