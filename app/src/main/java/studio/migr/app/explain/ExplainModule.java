package studio.migr.app.explain;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import studio.migr.app.timeline.TrackKind;

/** Puts the feature together. */
public final class ExplainModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ExplainCommands.class).asEagerSingleton();
    Multibinder.newSetBinder(binder(), TrackKind.class).addBinding().to(LookKind.class);
  }
}
