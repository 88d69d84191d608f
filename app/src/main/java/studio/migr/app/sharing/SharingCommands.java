package studio.migr.app.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.SimpleBooleanProperty;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Opening the sheet of the shared project, and that of labels to settle. */
@Singleton
final class SharingCommands {
  @Inject
  SharingCommands(
      Commands commands, SharingSheet sheet, ConflictsModel conflicts, ConflictsSheet toSettle) {
    commands.add(Command.of("sharing.open", new SimpleBooleanProperty(true), sheet::open));
    commands.add(Command.of("sharing.settle", conflicts.openProperty(), toSettle::open));
  }
}
