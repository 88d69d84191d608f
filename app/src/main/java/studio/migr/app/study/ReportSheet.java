package studio.migr.app.study;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.overlay.SheetScroll;
import studio.migr.app.plot.PlotSaver;

/** Shows what came of an importance study, over the window. */
@Singleton
final class ReportSheet {
  private static final double WIDTH = 1160;
  private static final double HEIGHT = 720;

  private final StudyModel model;
  private final PlotSaver saver;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  ReportSheet(StudyModel model, PlotSaver saver, Overlay overlay) {
    this.model = model;
    this.saver = saver;
    this.overlay = overlay;
  }

  void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
      return;
    }
    ReportView view = new ReportView(model, saver, overlay::hide);
    OverlayCard opened =
        new OverlayCard(Messages.text("study.report"), WIDTH, HEIGHT, new SheetScroll(view));
    opened.setId("study-report-card");
    card = opened;
    opened.whenGone(view::stop);
    model.look();
    overlay.open(opened, Set.of("study.report"));
  }
}
