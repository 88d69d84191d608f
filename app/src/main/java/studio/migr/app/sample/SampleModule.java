package studio.migr.app.sample;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SampleModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SampleModel.class).asEagerSingleton();
    bind(SampleCommands.class).asEagerSingleton();
  }
}
