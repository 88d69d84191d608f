package studio.migr.app.sharing;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SharingModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SharingCommands.class).asEagerSingleton();
  }
}
