package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.label.UnitCorrection;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.VideoTrack;

/**
 * What was measured of the faces of the open clip: one track for each source; and what the
 * annotator says of action units in its place. Lives on the JavaFX thread.
 */
@Singleton
public final class FaceTracks {
  /** Tables of other programs round times to a whole millisecond, up or down. */
  private static final double ROUNDING_MS = 1;

  private final PlayerModel player;
  private final ReadOnlyObjectWrapper<List<AuTrack>> tracks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<UnitCorrection>> corrections =
      new ReadOnlyObjectWrapper<>(List.of());

  @Inject
  FaceTracks(PlayerModel player) {
    this.player = player;
  }

  /** Empty where nothing was measured. Times in them count from the clip's start. */
  public ReadOnlyObjectProperty<List<AuTrack>> tracksProperty() {
    return tracks.getReadOnlyProperty();
  }

  /** Takes what is known of the clip that is open now. */
  public void show(List<AuTrack> ofClip) {
    tracks.set(List.copyOf(ofClip));
  }

  /** The annotator's corrections of the open clip, oldest first. */
  public ReadOnlyObjectProperty<List<UnitCorrection>> correctionsProperty() {
    return corrections.getReadOnlyProperty();
  }

  /** Takes the annotator's corrections of the clip that is open now. */
  public void correct(List<UnitCorrection> ofClip) {
    corrections.set(List.copyOf(ofClip));
  }

  /** The row of {@code track} that belongs to the frame on screen; none before its first row. */
  OptionalInt rowOnScreen(AuTrack track) {
    OptionalInt frame = player.frameIndexProperty().get();
    if (frame.isEmpty() || player.source().isEmpty()) {
      return OptionalInt.empty();
    }
    VideoTrack video = player.source().get().info().video().orElseThrow();
    double ms = video.millisOf(frame.getAsInt()) - player.startMs();
    int row = track.rowAt(ms + ROUNDING_MS);
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }
}
