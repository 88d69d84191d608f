package studio.migr.app.segment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.settings.Settings;

/**
 * Marking a stretch as it goes by: one press begins it and another ends it, or the key is held from
 * its beginning to its end while the clip plays. What was marked is selected, ready for its label.
 * Lives on the JavaFX thread.
 */
@Singleton
public final class MarkModel {
  private static final String SETTINGS = "segment";
  private static final double LONGEST_REACTION_MS = 2000;

  /** Whoever lets the key go sooner has tapped it. */
  private static final Duration TAP = Duration.ofMillis(350);

  private final PlayerModel player;
  private final Settings settings;
  private final ReadOnlyObjectWrapper<OptionalDouble> mark =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private final ReadOnlyDoubleWrapper reactionMs = new ReadOnlyDoubleWrapper();

  /** Whether the key that is down now has begun a stretch while the clip played. */
  private boolean holding;

  private long pressedAt;

  @Inject
  MarkModel(PlayerModel player, Settings settings) {
    this.player = player;
    this.settings = settings;
    reactionMs.set(settings.load(SETTINGS, SegmentSettings.DEFAULT).reactionMs());
    player.sourceProperty().subscribe(this::forget);
  }

  /** Where a stretch was begun that has no end yet, in ms on the container's clock. */
  public ReadOnlyObjectProperty<OptionalDouble> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** How much earlier than the key a mark made while playing lies, in ms by the wall's clock. */
  public ReadOnlyDoubleProperty reactionMsProperty() {
    return reactionMs.getReadOnlyProperty();
  }

  /** Changes and remembers it; brought within 0..2000 ms. */
  public void setReactionMs(double ms) {
    reactionMs.set(Math.clamp(ms, 0, LONGEST_REACTION_MS));
    settings.save(SETTINGS, new SegmentSettings(reactionMs.get()));
  }

  /** Begins a stretch here, or ends the one that was begun and selects it. */
  public void mark() {
    if (player.source().isEmpty()) {
      return;
    }
    FrameGrid grid = new FrameGrid(player.source().get().info());
    double here = grid.nearest(Math.clamp(meant(), player.startMs(), player.endMs()));
    if (mark.get().isEmpty()) {
      mark.set(OptionalDouble.of(here));
      return;
    }
    double begun = mark.get().getAsDouble();
    mark.set(OptionalDouble.empty());
    player.selection().select(begun, here == begun ? grid.shifted(begun, 1) : here);
  }

  /** The key went down. */
  public void press() {
    mark();
    holding = mark.get().isPresent() && player.playingProperty().get();
    pressedAt = System.nanoTime();
  }

  /** The key went up: if it was held while the clip played, the stretch ends here. */
  public void release() {
    boolean held = System.nanoTime() - pressedAt >= TAP.toNanos();
    if (holding && held && mark.get().isPresent()) {
      mark();
    }
    holding = false;
  }

  private void forget() {
    mark.set(OptionalDouble.empty());
    holding = false;
  }

  /** The moment that the user meant: while time runs, the key comes late. */
  double meant() {
    double now = player.positionMsProperty().get();
    return player.playingProperty().get()
        ? now - reactionMs.get() * player.speedProperty().get()
        : now;
  }
}
