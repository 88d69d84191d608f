package studio.migr.app.suggest;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SuggestModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SuggestCommands.class).asEagerSingleton();
    bind(LabelFirst.class).asEagerSingleton();
  }
}
