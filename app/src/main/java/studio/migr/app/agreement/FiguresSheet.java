package studio.migr.app.agreement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.overlay.SheetScroll;
import studio.migr.app.plot.PlotSaver;

/** Shows how far judges agree, over the window. */
@Singleton
final class FiguresSheet {
  private static final double WIDTH = 1160;
  private static final double HEIGHT = 720;

  private final FiguresModel model;
  private final PlotSaver saver;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  FiguresSheet(FiguresModel model, PlotSaver saver, Overlay overlay) {
    this.model = model;
    this.saver = saver;
    this.overlay = overlay;
  }

  void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
      return;
    }
    FiguresView view = new FiguresView(model, saver, overlay::hide);
    OverlayCard opened =
        new OverlayCard(
            Messages.text("agreement.figures.sheet"), WIDTH, HEIGHT, new SheetScroll(view));
    opened.setId("agreement-figures-card");
    card = opened;
    opened.whenGone(view::stop);
    model.look();
    overlay.open(opened, Set.of("agreement.figures"));
  }
}
