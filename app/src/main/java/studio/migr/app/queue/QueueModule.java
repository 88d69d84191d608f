package studio.migr.app.queue;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class QueueModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(QueueCommands.class).asEagerSingleton();
  }
}
