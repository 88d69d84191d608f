package studio.migr.app.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.IntervalModel;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AskModel;

/** Showing where a model looked. */
@Singleton
final class ExplainCommands {
  @Inject
  ExplainCommands(
      Commands commands,
      LooksModel model,
      AskModel ask,
      AnalysisModel analysis,
      IntervalModel interval) {
    commands.add(
        Command.of(
            "explain.sample",
            Bindings.createBooleanBinding(
                interval::possible, analysis.stateProperty(), interval.stateProperty()),
            interval::ask,
            "Alt+W"));
    commands.add(
        Command.of(
            "explain.analyse",
            Bindings.createBooleanBinding(
                () ->
                    (analysis.possible() || analysis.invitedProperty().get())
                        && !ask.running().get(),
                analysis.stateProperty(),
                analysis.invitedProperty(),
                ask.running()),
            analysis::askNow,
            "Shift+W"));
    commands.add(
        Command.of(
            "explain.toggle",
            Bindings.createBooleanBinding(
                () ->
                    ask.trailProperty().get().isPresent()
                        || !(analysis.stateProperty().get() instanceof AnalysisState.Nothing),
                analysis.stateProperty(),
                ask.trailProperty()),
            () -> model.openProperty().set(!model.openProperty().get()),
            "Shift+H",
            "Shortcut+Shift+H"));
  }
}
