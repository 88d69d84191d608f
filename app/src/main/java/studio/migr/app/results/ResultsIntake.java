package studio.migr.app.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.migr.app.clip.Clip;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.Project;
import studio.migr.runtime.cache.CheckedFile;

/** Takes {@link ResultsFolder}s into a project. Taking one twice changes nothing. */
public final class ResultsIntake {
  private final Project project;
  private final List<Damaged> damaged = new ArrayList<>();
  private int taken;
  private int unchanged;

  public ResultsIntake(Project project) {
    this.project = project;
  }

  /**
   * A file that is not whole and was left where it is.
   *
   * @param reason one sentence
   */
  public record Damaged(Path file, String reason) {}

  /**
   * What came of it.
   *
   * @param taken measurements and answers that the project did not have
   * @param unchanged those that it had
   */
  public record Report(int taken, int unchanged, List<Damaged> damaged) {
    public Report {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * Takes in what {@code folders} hold of the project's clips; what they hold of other clips stays.
   *
   * @throws IOException if a folder cannot be read, or the project's cannot be written
   */
  public Report take(List<ResultsFolder> folders) throws IOException {
    for (ResultsFolder folder : folders) {
      for (Clip clip : project.library().clips()) {
        takeMeasured(folder, clip.id());
      }
      takePredictions(folder);
    }
    return new Report(taken, unchanged, damaged);
  }

  private void takeMeasured(ResultsFolder folder, String clip) throws IOException {
    Path cache = project.cacheFolder();
    take(folder.voice(clip), cache.resolve("voice").resolve(clip));
    int followed = project.auTracks().followedFace(clip);
    if (take(folder.face(clip, followed), project.auTracks().measuredFile(clip))) {
      project.auTracks().measuredAnew(clip);
    }
    for (Path file : list(folder.explained(clip), Files::isRegularFile)) {
      take(file, cache.resolve("explained").resolve(clip).resolve(file.getFileName().toString()));
    }
  }

  private void takePredictions(ResultsFolder folder) throws IOException {
    Predicate<String> known = id -> project.library().find(id).isPresent();
    for (Path part : list(folder.predictions(), Files::isDirectory)) {
      for (Path file : PredictionFile.in(part)) {
        PredictionFile.Merged merged =
            PredictionFile.merge(file, project.predictionsFolder(), known);
        taken += merged.taken();
        unchanged += merged.unchanged();
      }
    }
  }

  /** Copies a file that is whole to where none is; it appears there as a whole. */
  private boolean take(Path from, Path to) throws IOException {
    if (!Files.isRegularFile(from)) {
      return false;
    }
    if (CheckedFile.read(to).isPresent()) {
      unchanged++;
      return false;
    }
    if (CheckedFile.read(from).isEmpty()) {
      damaged.add(new Damaged(from, Messages.text("results.damaged", from.toString())));
      return false;
    }
    Path folder = Files.createDirectories(to.toAbsolutePath().getParent());
    Path unfinished = Files.createTempFile(folder, "results", ".part");
    try {
      Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          unfinished, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    taken++;
    return true;
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    }
  }
}
