package studio.migr.app.segment;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SegmentModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SegmentModel.class);
    bind(SegmentCommands.class).asEagerSingleton();
  }
}
