package studio.migr.app.scheme;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SchemeModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SchemeCommands.class).asEagerSingleton();
  }
}
