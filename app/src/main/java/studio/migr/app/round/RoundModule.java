package studio.migr.app.round;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class RoundModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RoundCommands.class).asEagerSingleton();
  }
}
