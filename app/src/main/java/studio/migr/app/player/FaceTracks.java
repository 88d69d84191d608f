package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.label.UnitCorrection;
import studio.migr.runtime.au.ActionUnit;
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

  /** Times that were made from the same frame differ by less. */
  private static final double SAME_MS = 0.5;

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

  /** What the annotator says of the frame on screen in place of {@code track}, by action unit. */
  Map<ActionUnit, CorrectedStretch> saidOnScreen(AuTrack track) {
    Map<ActionUnit, CorrectedStretch> said = new HashMap<>();
    OptionalInt frame = player.frameIndexProperty().get();
    Optional<VideoTrack> video = player.source().flatMap(clip -> clip.info().video());
    if (frame.isPresent() && video.isPresent()) {
      double ms = video.get().millisOf(frame.getAsInt()) + SAME_MS;
      corrections.get().stream()
          .filter(each -> each.corrects().equals(track.source()))
          .collect(Collectors.groupingBy(UnitCorrection::unit))
          .forEach(
              (unit, ofUnit) ->
                  CorrectedStretch.of(ofUnit).stream()
                      .filter(stretch -> stretch.contains(ms))
                      .findFirst()
                      .ifPresent(stretch -> said.put(unit, stretch)));
    }
    return said;
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
