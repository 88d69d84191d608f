package studio.migr.app.study;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.project.ProjectModel;

/** Beginning an importance study, and seeing what came of it. */
@Singleton
final class StudyCommands {

  @Inject
  StudyCommands(
      Commands commands, ProjectModel projects, StudyStarter starter, ReportSheet report) {
    commands.add(
        Command.of(
            "study.start",
            Bindings.createBooleanBinding(
                () -> projects.project().map(open -> open.readOnlyReason().isEmpty()).orElse(false),
                projects.stateProperty()),
            starter::open,
            "Shortcut+Shift+J"));
    commands.add(
        Command.of(
            "study.report",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            report::toggle,
            "Shortcut+Shift+T"));
  }
}
