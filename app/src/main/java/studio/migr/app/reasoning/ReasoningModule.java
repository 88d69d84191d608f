package studio.migr.app.reasoning;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class ReasoningModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ReasoningCommands.class).asEagerSingleton();
  }
}
