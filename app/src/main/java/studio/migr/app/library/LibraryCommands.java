package studio.migr.app.library;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.thumbnail.ThumbnailModel;

/** Moving through the clip list. */
@Singleton
public final class LibraryCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  @Inject
  LibraryCommands(Commands commands, LibraryModel model, ThumbnailModel thumbnails) {
    ObservableBooleanValue chosen =
        Bindings.createBooleanBinding(
            () -> model.selectedProperty().get().isPresent(), model.selectedProperty());
    commands.add(Command.of("library.done", chosen, model::done, "Shortcut+Enter"));
    commands.add(
        Command.of("library.next", chosen, () -> model.move(1), "Shortcut+Right", "Page Down"));
    commands.add(
        Command.of("library.previous", chosen, () -> model.move(-1), "Shortcut+Left", "Page Up"));
    commands.add(Command.of("library.thumbnails", ALWAYS, thumbnails::toggle));
  }
}
