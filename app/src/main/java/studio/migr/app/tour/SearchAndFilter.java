package studio.migr.app.tour;

import java.io.IOException;
import javafx.scene.control.ComboBox;
import studio.migr.app.library.ClipFilter;
import studio.migr.app.library.LibraryModel;

/** Finds clips by name and by label. */
final class SearchAndFilter implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    LibraryModel library = day.part(LibraryModel.class);
    int all = day.clips().size();
    day.press("Shortcut+F");
    day.hands().type("no such clip");
    day.expect("tour.expected.nothing-found", () -> library.shown().isEmpty());
    day.capture("nothing-found");
    day.press("Shortcut+A");
    day.press("Backspace");
    day.expect("tour.expected.all-again", () -> library.shown().size() == all);

    day.click("filter");
    day.captureWithoutTab("filter-open");
    day.press("Escape");
    // Two down: the finished ones.
    OffScreen.run(() -> day.node("filter").requestFocus());
    day.press("Down");
    day.press("Down");
    day.expect(
        "tour.expected.filtered",
        () ->
            library.filterProperty().get() instanceof ClipFilter.Finished
                && library.shown().size() < all + 1
                && !library.shown().isEmpty());
    day.capture("filtered");
    OffScreen.run(() -> ((ComboBox<?>) day.node("filter")).getSelectionModel().selectFirst());
    day.expect("tour.expected.all-again", () -> library.shown().size() == all);
  }
}
