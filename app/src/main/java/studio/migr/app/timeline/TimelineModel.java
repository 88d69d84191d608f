package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.sound.PeakPyramid;
import studio.migr.runtime.work.Work;

/**
 * What part of the clip the time axis shows, where the pointer is, and the waveform's peaks. Lives
 * on the JavaFX thread; knows no control. All times in milliseconds on the container's clock.
 *
 * <p>While time runs the window follows the play head page by page, until the user moves it away
 * from there.
 */
@Singleton
public final class TimelineModel {
  /** Id of the track whose place the words about the sound stand in. */
  public static final String WAVEFORM = "waveform";

  private static final double ZOOM_STEP = 1.5;

  /** Where on the axis the play head stands after a page was turned. */
  private static final double PAGE_MARGIN = 0.04;

  private static final String SETTINGS = "timeline";
  private static final TimeWindow NOTHING = new TimeWindow(0, 1000);

  private final PlayerModel player;
  private final TaskRunner tasks;
  private final WaveformSource waveform = new WaveformSource();
  private final ReadOnlyObjectWrapper<TimeWindow> whole = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyObjectWrapper<TimeWindow> window = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyObjectWrapper<OptionalDouble> hoverMs =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private final ReadOnlyObjectWrapper<TaskState<PeakPyramid>> peaks =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());

  private TaskHandle building = () -> {};

  /** Counts the clips, so that the peaks of a former one are not taken for those of this. */
  private int clip;

  private final ReadOnlyBooleanWrapper inFrames = new ReadOnlyBooleanWrapper();
  private final Settings settings;

  private boolean following = true;

  @Inject
  TimelineModel(PlayerModel player, TaskRunner tasks, Settings settings) {
    this.player = player;
    this.tasks = tasks;
    this.settings = settings;
    inFrames.set(settings.load(SETTINGS, TimelineSettings.DEFAULT).inFrames());
    player.sourceProperty().subscribe(this::open);
    player.positionMsProperty().subscribe(position -> follow(position.doubleValue()));
    player.playingProperty().subscribe(_ -> following = true);
  }

  public PlayerModel player() {
    return player;
  }

  /** The whole clip; a second of nothing without one. */
  public ReadOnlyObjectProperty<TimeWindow> wholeProperty() {
    return whole.getReadOnlyProperty();
  }

  /** The part that is shown; never reaches beyond the clip. */
  public ReadOnlyObjectProperty<TimeWindow> windowProperty() {
    return window.getReadOnlyProperty();
  }

  /** The time under the pointer, in whatever view of this axis it is. */
  public ReadOnlyObjectProperty<OptionalDouble> hoverMsProperty() {
    return hoverMs.getReadOnlyProperty();
  }

  public void setHoverMs(OptionalDouble ms) {
    hoverMs.set(ms);
  }

  /** The peaks of the clip's sound; Idle for a clip without sound. */
  public ReadOnlyObjectProperty<TaskState<PeakPyramid>> peaksProperty() {
    return peaks.getReadOnlyProperty();
  }

  /** Columns to draw the waveform from. */
  public WaveformSource waveform() {
    return waveform;
  }

  /** Whether the axis counts frames instead of time, where the clip has frames. */
  public ReadOnlyBooleanProperty inFramesProperty() {
    return inFrames.getReadOnlyProperty();
  }

  /** Changes between time and frames, and remembers it. */
  void toggleFrames() {
    inFrames.set(!inFrames.get());
    settings.save(SETTINGS, new TimelineSettings(inFrames.get()));
  }

  /** Whether the sound may be seen: whoever judges by the picture alone must not. */
  public boolean soundShown() {
    return hasClip() && player.condition().nowProperty().get().hasSound();
  }

  /** Whether the picture, and what was measured of it, may be seen. */
  public boolean pictureShown() {
    return hasClip() && player.condition().nowProperty().get().hasPicture();
  }

  /** Shows more detail around the play head, if it is in sight, else around the middle. */
  public void zoomIn() {
    zoom(1 / ZOOM_STEP, centre());
  }

  /** The opposite of {@link #zoomIn}. */
  public void zoomOut() {
    zoom(ZOOM_STEP, centre());
  }

  /**
   * Shows {@code factor} times as much; the time {@code aroundMs} stays at its pixel.
   *
   * @param factor below 1 zooms in
   */
  public void zoom(double factor, double aroundMs) {
    if (hasClip()) {
      show(window.get().zoomed(factor, aroundMs, whole.get()));
      following = showsPlayHead();
    }
  }

  /** Shows {@code ms} later times, or earlier ones if it is negative. */
  public void pan(double ms) {
    show(window.get().shifted(ms, whole.get()));
    following = showsPlayHead();
  }

  /** Brings {@code ms} into the middle. */
  public void centreOn(double ms) {
    show(window.get().showing(ms, 0.5, whole.get()));
    following = showsPlayHead();
  }

  /** Shows the whole clip. */
  public void fit() {
    show(whole.get());
  }

  /** Shows the selection with a little room around it. */
  public void zoomToSelection() {
    player.selection().range().ifPresent(this::zoomTo);
  }

  private void zoomTo(TimeRange range) {
    double margin = 0.05 * range.lengthMs();
    TimeWindow wanted = new TimeWindow(range.startMs() - margin, range.endMs() + margin);
    show(
        wanted.lengthMs() < TimeWindow.SHORTEST_MS
            ? wanted.zoomed(
                TimeWindow.SHORTEST_MS / wanted.lengthMs(),
                (range.startMs() + range.endMs()) / 2,
                whole.get())
            : wanted.within(whole.get()));
  }

  private void show(TimeWindow wanted) {
    window.set(wanted);
  }

  private double centre() {
    double position = player.positionMsProperty().get();
    TimeWindow now = window.get();
    return now.contains(position) ? position : (now.startMs() + now.endMs()) / 2;
  }

  private boolean showsPlayHead() {
    return window.get().contains(player.positionMsProperty().get());
  }

  private boolean hasClip() {
    return player.source().isPresent();
  }

  private void follow(double position) {
    TimeWindow now = window.get();
    if (!hasClip() || now.contains(position)) {
      following = true;
    } else if (following || !player.playingProperty().get()) {
      boolean earlier = position < now.startMs();
      show(now.showing(position, earlier ? 1 - PAGE_MARGIN : PAGE_MARGIN, whole.get()));
    }
  }

  private void open(Optional<ClipSource> source) {
    clip++;
    building.cancel();
    building = () -> {};
    hoverMs.set(OptionalDouble.empty());
    following = true;
    waveform.close();
    TimeWindow all =
        source
            .filter(chosen -> chosen.info().durationMs() > 0)
            .map(chosen -> new TimeWindow(chosen.info().startMs(), chosen.info().endMs()))
            .orElse(NOTHING);
    whole.set(all);
    window.set(all);
    Optional<AudioTrack> sound =
        source.flatMap(chosen -> chosen.info().audio().stream().findFirst());
    if (sound.isEmpty()) {
      peaks.set(new TaskState.Idle<>());
      return;
    }
    ClipSource chosen = source.orElseThrow();
    AudioTrack track = sound.get();
    int current = clip;
    building =
        tasks.start(
            "timeline.peaks",
            work -> read(chosen, track, work),
            state -> {
              if (current == clip) {
                if (state instanceof TaskState.Done<PeakPyramid>(var pyramid)) {
                  waveform.open(chosen.file(), track, pyramid);
                }
                peaks.set(state);
              }
            });
  }

  private static PeakPyramid read(ClipSource source, AudioTrack track, Work work) throws Exception {
    Optional<Path> cache = source.peakCache();
    return cache.isPresent()
        ? PeakPyramid.openOrBuild(source.file(), track, cache.get(), work)
        : PeakPyramid.build(source.file(), track, work);
  }
}
