package studio.migr.app.tour;

import java.io.IOException;
import java.util.Optional;
import javafx.scene.control.ListView;
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

    day.captureOpen("filter-open", () -> day.click("filter"), () -> day.press("Esc"));
    day.expect("tour.expected.filter-closes", () -> day.studio().popups().isEmpty());
    OffScreen.run(
        () -> library.filterProperty().set(ClipFilter.EVERYTHING.toggled(ClipFilter.State.DONE)));
    day.expect(
        "tour.expected.filtered",
        () -> library.shown().size() < all + 1 && !library.shown().isEmpty());
    day.capture("filtered");
    OffScreen.run(() -> library.filterProperty().set(ClipFilter.EVERYTHING));
    day.expect("tour.expected.all-again", () -> library.shown().size() == all);
    day.expect(
        "tour.expected.selection-survives",
        () ->
            library
                .selectedProperty()
                .get()
                .equals(
                    Optional.ofNullable(
                        ((ListView<?>) day.node("clips")).getSelectionModel().getSelectedItem())));
  }
}
