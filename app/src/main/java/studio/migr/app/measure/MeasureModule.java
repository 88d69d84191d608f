package studio.migr.app.measure;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class MeasureModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(MeasureModel.class);
    bind(MeasureCommands.class).asEagerSingleton();
  }
}
