package studio.migr.app.annotate;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class AnnotateModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AnnotateCommands.class).asEagerSingleton();
    bind(StepFollower.class).asEagerSingleton();
  }
}
