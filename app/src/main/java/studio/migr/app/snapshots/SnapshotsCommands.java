package studio.migr.app.snapshots;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.project.ProjectModel;

/** What is done to snapshots: they are made, and never changed. */
@Singleton
final class SnapshotsCommands {

  @Inject
  SnapshotsCommands(Commands commands, ProjectModel projects, NewSnapshotSheet sheet) {
    BooleanBinding open =
        Bindings.createBooleanBinding(
            () -> projects.project().filter(each -> each.readOnlyReason().isEmpty()).isPresent(),
            projects.stateProperty());
    commands.add(Command.of("snapshots.new", open, sheet::open));
    commands.add(Command.of("snapshots.first", open, sheet::open));
  }
}
