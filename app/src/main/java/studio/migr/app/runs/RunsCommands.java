package studio.migr.app.runs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.project.ProjectModel;

/** What is done to runs. */
@Singleton
final class RunsCommands {

  @Inject
  RunsCommands(
      Commands commands,
      ProjectModel projects,
      RunsModel model,
      BranchChoice branch,
      NewRunSheet sheet,
      PromoteSheet promote) {
    BooleanBinding open =
        Bindings.createBooleanBinding(
            () -> projects.project().filter(each -> each.readOnlyReason().isEmpty()).isPresent(),
            projects.stateProperty());
    ObservableValue<RunFacts> facts =
        model
            .selectedProperty()
            .flatMap(run -> run.<ObservableValue<RunFacts>>map(RunItem::factsProperty).orElse(null))
            .orElse(RunFacts.UNKNOWN);
    commands.add(Command.of("runs.new", open, () -> sheet.open(Optional.empty())));
    commands.add(Command.of("runs.first", open, () -> sheet.open(Optional.empty())));
    commands.add(
        Command.of(
            "runs.stop",
            when(
                model,
                facts,
                each ->
                    each.condition().atWork()
                        || each.condition().name().matches("QUEUED|SUBMITTED")),
            model::stop));
    commands.add(
        Command.of(
            "runs.cancel", when(model, facts, each -> each.condition().atWork()), model::cancel));
    commands.add(
        Command.of("runs.end", when(model, facts, RunsCommands::wontEnd), model::endByForce));
    commands.add(
        Command.of(
            "runs.go-on", when(model, facts, each -> each.condition().canGoOn()), model::goOn));
    commands.add(
        Command.of(
            "runs.branch",
            when(model, facts, each -> !each.checkpoints().isEmpty()),
            () -> branch.step().get().ifPresent(model::branch)));
    commands.add(
        Command.of(
            "runs.clone",
            when(model, facts, each -> !each.config().isEmpty()),
            () -> sheet.open(model.selectedProperty().get())));
    commands.add(
        Command.of(
            "runs.promote",
            when(model, facts, each -> each.hasModel() && !each.condition().atWork()),
            () -> model.selectedProperty().get().ifPresent(promote::open)));
    commands.add(
        Command.of(
            "runs.trash", when(model, facts, each -> !each.condition().atWork()), model::trash));
  }

  private static boolean wontEnd(RunFacts facts) {
    return switch (facts.condition()) {
      case STOP_IGNORED, SILENT, ENDING -> true;
      default -> false;
    };
  }

  private static BooleanBinding when(
      RunsModel model, ObservableValue<RunFacts> facts, Predicate<RunFacts> possible) {
    return Bindings.createBooleanBinding(
        () -> model.selectedProperty().get().isPresent() && possible.test(facts.getValue()),
        facts,
        model.selectedProperty());
  }
}
