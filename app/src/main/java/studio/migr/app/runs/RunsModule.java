package studio.migr.app.runs;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class RunsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RunsCommands.class).asEagerSingleton();
  }
}
