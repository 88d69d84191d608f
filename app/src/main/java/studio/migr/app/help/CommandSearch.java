package studio.migr.app.help;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.overlay.SearchedList;

/** Finds a command by its words and runs it: for whoever does not know its key yet. */
@Singleton
public final class CommandSearch {
  private final Commands commands;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  CommandSearch(Commands commands, Overlay overlay) {
    this.commands = commands;
    this.overlay = overlay;
  }

  /** Shows the search, or hides it if it is shown. */
  public void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
      return;
    }
    SearchedList<Command> found =
        new SearchedList<>(
            Messages.text("help.find-command.prompt"),
            Messages.text("help.find-command.found"),
            Messages.text("help.find-command.nothing"),
            text -> CommandMatch.best(text, commands.all()),
            this::run);
    found.query().setId("command-query");
    found.list().setId("found-commands");
    found.list().setCellFactory(_ -> new CommandCell());
    found.list().setFixedCellSize(CommandCell.HEIGHT);
    OverlayCard search =
        new OverlayCard(Messages.text("help.find-command.title"), 640, 480, found)
            .startingAt(found.query());
    search.setId("command-search");
    card = search;
    overlay.open(search, Set.of("help.find-command"));
  }

  private void run(Command command) {
    if (command.enabled().get()) {
      overlay.hide();
      Platform.runLater(command::run); // once the window below has its keyboard again
    }
  }
}
