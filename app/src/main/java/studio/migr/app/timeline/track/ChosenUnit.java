package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import studio.migr.app.correction.CorrectionModel;
import studio.migr.app.timeline.TrackModel;

/** Corrections are about the lane of the unit that is the chosen track. */
@Singleton
final class ChosenUnit {
  @Inject
  ChosenUnit(TrackModel tracks, CorrectionModel corrections) {
    tracks
        .changesProperty()
        .subscribe(
            _ ->
                corrections.choose(
                    tracks
                        .chosen()
                        .filter(UnitTrack.class::isInstance)
                        .map(track -> ((UnitTrack) track).lane())));
  }
}
