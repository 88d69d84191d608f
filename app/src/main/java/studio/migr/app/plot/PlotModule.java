package studio.migr.app.plot;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class PlotModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PlotModel.class);
    bind(PlotCommands.class).asEagerSingleton();
  }
}
