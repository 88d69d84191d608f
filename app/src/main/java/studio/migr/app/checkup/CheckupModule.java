package studio.migr.app.checkup;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class CheckupModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(CheckupModel.class);
    bind(CheckupCommands.class).asEagerSingleton();
  }
}
