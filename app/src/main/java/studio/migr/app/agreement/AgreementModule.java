package studio.migr.app.agreement;

import com.google.inject.AbstractModule;

/** Puts the feature together. */
public final class AgreementModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AgreementCommands.class).asEagerSingleton();
  }
}
