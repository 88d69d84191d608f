package studio.migr.app.shell;

import com.google.inject.AbstractModule;

/** Puts the window together. */
public final class ShellModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ShellCommands.class).asEagerSingleton();
    bind(Rooms.class).asEagerSingleton();
    bind(ClipOnScreen.class).asEagerSingleton();
    bind(FacesOnScreen.class).asEagerSingleton();
  }
}
