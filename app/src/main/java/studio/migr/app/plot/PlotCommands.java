package studio.migr.app.plot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.ProjectModel;

/** Opens and closes the plots over the window. */
@Singleton
public final class PlotCommands {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 640;

  private final PlotModel model;
  private final PlotSaver saver;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  PlotCommands(
      Commands commands, ProjectModel projects, PlotModel model, PlotSaver saver, Overlay overlay) {
    this.model = model;
    this.saver = saver;
    this.overlay = overlay;
    BooleanBinding open =
        Bindings.createBooleanBinding(
            () -> projects.project().isPresent(), projects.stateProperty());
    commands.add(Command.of("plot.open", open, this::toggle, "Shortcut+G"));
  }

  private void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
      return;
    }
    model.refresh();
    PlotView view = new PlotView(model, saver);
    VBox.setVgrow(view, Priority.ALWAYS);
    OverlayCard opened = new OverlayCard(Messages.text("plot.title"), WIDTH, HEIGHT, view);
    opened.setId("plots");
    card = opened;
    overlay.open(opened, Set.of("plot.open"));
  }
}
