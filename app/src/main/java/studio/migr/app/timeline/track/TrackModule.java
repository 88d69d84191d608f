package studio.migr.app.timeline.track;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import studio.migr.app.timeline.TrackKind;

/** The one list of the kinds of tracks, in their usual order from top to bottom. */
public final class TrackModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ChosenUnit.class).asEagerSingleton();
    Multibinder<TrackKind> kinds = Multibinder.newSetBinder(binder(), TrackKind.class);
    kinds.addBinding().to(WaveformKind.class);
    kinds.addBinding().to(PitchKind.class);
    kinds.addBinding().to(LoudnessKind.class);
    kinds.addBinding().to(SegmentKind.class);
    kinds.addBinding().to(ComparisonKind.class);
    kinds.addBinding().to(TextKind.class);
    kinds.addBinding().to(FaceKind.class);
  }
}
