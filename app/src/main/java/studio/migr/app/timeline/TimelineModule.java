package studio.migr.app.timeline;

import com.google.inject.AbstractModule;

/** Puts the timeline together. */
public final class TimelineModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(TimelineModel.class);
    bind(TimelineCommands.class).asEagerSingleton();
  }
}
