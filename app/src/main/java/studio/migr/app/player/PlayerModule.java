package studio.migr.app.player;

import com.google.inject.AbstractModule;

/** Puts the player together. */
public final class PlayerModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PlayerModel.class);
    bind(PlayerCommands.class).asEagerSingleton();
  }
}
