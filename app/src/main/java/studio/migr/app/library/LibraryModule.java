package studio.migr.app.library;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class LibraryModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(LibraryCommands.class).asEagerSingleton();
  }
}
