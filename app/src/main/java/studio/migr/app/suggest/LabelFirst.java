package studio.migr.app.suggest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;

/**
 * For whoever labels first: withholds all commands that show what others or models say of clips
 * that they have still to judge. Lives on the JavaFX thread.
 */
@Singleton
final class LabelFirst {
  /** Features that show many clips at once. */
  private static final Set<String> OF_MANY_CLIPS =
      Set.of("agreement", "errors", "plot", "runs", "snapshots");

  private static final Set<String> TELLING =
      Set.of(
          "shell.room-agreement",
          "shell.room-errors",
          "shell.room-runs",
          "shell.room-snapshots",
          "round.reveal");

  @Inject
  LabelFirst(Commands commands, ModelSight sight) {
    sight
        .openProperty()
        .subscribe(
            left ->
                commands.withhold(
                    "label-first",
                    LabelFirst::showsMany,
                    left.intValue() == 0
                        ? Optional.empty()
                        : Optional.of(Messages.text("suggest.withheld", left))));
    sight
        .blindedProperty()
        .subscribe(
            blind ->
                commands.withhold(
                    "label-first-clip",
                    command -> command.id().equals("engine.ask"),
                    blind
                        ? Optional.of(Messages.text("suggest.withheld-clip"))
                        : Optional.empty()));
  }

  private static boolean showsMany(Command command) {
    return OF_MANY_CLIPS.contains(command.feature()) || TELLING.contains(command.id());
  }
}
