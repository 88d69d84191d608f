package studio.migr.app.snapshots;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class SnapshotsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SnapshotsCommands.class).asEagerSingleton();
  }
}
