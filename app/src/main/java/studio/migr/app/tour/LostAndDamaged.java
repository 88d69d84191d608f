package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.task.TaskState;

/**
 * What goes wrong on disk: files that are no clips, a clip that was overwritten, one that was
 * deleted. All of them are made for it.
 */
final class LostAndDamaged implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    LibraryModel library = day.part(LibraryModel.class);
    PlayerModel player = day.part(PlayerModel.class);
    Path folder = day.folder("More generated clips");
    Path lost = folder.resolve("generated_lost.mp4");
    Path damaged = folder.resolve("generated_damaged.mp4");
    GeneratedClips.video(lost, 2, true);
    GeneratedClips.video(damaged, 5, true);
    Files.writeString(folder.resolve("notes_renamed.mp4"), "This is a text.");
    Files.createFile(folder.resolve("empty.mp4"));
    OffScreen.run(() -> day.part(DroppedFiles.class).take(List.of(folder)));
    day.awaitTasks();
    day.expect(
        "tour.expected.bad-files-named",
        () ->
            library.importingProperty().get()
                    instanceof TaskState.Done<ImportReport>(ImportReport report)
                && report.failed().size() == 2
                && report.added().size() == 2);
    day.capture("import-report");

    Files.writeString(damaged, "Overwritten.");
    find(day, damaged).ifPresent(day::choose);
    day.expect(
        "tour.expected.damage-named",
        () -> player.stateProperty().get() instanceof PlayerState.Broken);
    day.capture("damaged-clip");

    Files.delete(lost);
    day.restart();
    day.awaitTasks();
    LibraryModel again = day.part(LibraryModel.class);
    Optional<ClipRow> row = find(day, lost);
    row.ifPresent(day::choose);
    day.expect(
        "tour.expected.loss-named",
        () -> again.selectedProperty().get().filter(r -> r.clip().missing()).isPresent());
    day.capture("missing-clip");
  }

  private static Optional<ClipRow> find(WorkingDay day, Path file) {
    return day.clips().stream().filter(row -> row.clip().path().equals(file)).findFirst();
  }
}
