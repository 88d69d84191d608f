package studio.migr.app.errors;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class ErrorsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ErrorsModel.class);
    bind(BenchModel.class);
    bind(GoldAim.class).asEagerSingleton();
  }
}
