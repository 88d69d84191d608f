package studio.migr.app.tour;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.runtime.emotion.DominantModality;

/** Labels clips by key, goes on to the next, takes back and brings back. */
final class LabelAndUndo implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    AnnotateModel labels = day.part(AnnotateModel.class);
    List<String> emotions = labels.scheme().emotions();
    List<ClipRow> clips = day.clips();
    day.choose(clips.getFirst());

    day.press("5");
    day.press("A");
    day.awaitSaved();
    day.expect("tour.expected.labelled", () -> is(labels, emotions.get(4), DominantModality.AUDIO));
    day.capture("labelled");

    if (clips.size() > 1) {
      LibraryModel library = day.part(LibraryModel.class);
      day.press("Shortcut+Enter");
      day.expect(
          "tour.expected.next-clip",
          () -> library.selectedProperty().get().equals(Optional.of(clips.get(1))));
      day.awaitClip();
    }
    day.press("7");
    day.press("V");
    day.press("B");
    day.awaitSaved();
    day.expect("tour.expected.labelled", () -> is(labels, emotions.get(6), DominantModality.BOTH));

    day.press("Shortcut+Z");
    day.awaitSaved();
    day.expect("tour.expected.undone", () -> is(labels, emotions.get(6), DominantModality.VISUAL));
    day.capture("undone");
    day.press("Shortcut+Y");
    day.awaitSaved();
    day.expect("tour.expected.redone", () -> is(labels, emotions.get(6), DominantModality.BOTH));
    for (String key : List.of("N", "C")) {
      day.press(key);
    }
    day.awaitSaved();
    day.expect(
        "tour.expected.labelled", () -> is(labels, emotions.get(6), DominantModality.CONFLICT));
  }

  private static boolean is(AnnotateModel labels, String emotion, DominantModality dominant) {
    Judgement now = labels.judgementProperty().get();
    return now.emotion().equals(Optional.of(emotion))
        && now.dominant().equals(Optional.of(dominant));
  }
}
