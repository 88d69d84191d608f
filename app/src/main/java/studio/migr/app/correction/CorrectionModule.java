package studio.migr.app.correction;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class CorrectionModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(CorrectionModel.class);
    bind(CorrectionCommands.class).asEagerSingleton();
  }
}
