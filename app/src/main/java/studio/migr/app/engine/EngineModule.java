package studio.migr.app.engine;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class EngineModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(EngineCommands.class).asEagerSingleton();
  }
}
