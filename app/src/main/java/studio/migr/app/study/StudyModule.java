package studio.migr.app.study;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class StudyModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(StudyCommands.class).asEagerSingleton();
  }
}
