package studio.migr.app.exchange;

import com.google.inject.AbstractModule;

/** Puts the import of label files into the window. */
public final class ExchangeModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ImportSheet.class).asEagerSingleton();
  }
}
