package studio.migr.app.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that takes the place of a project's while other machines work on its clips: it keeps
 * what they measured and what models said, by the content of the clips. Several processes may fill
 * it; what is in it is not done again. {@link ResultsIntake} takes it into a project.
 *
 * @param root absolute
 */
public record ResultsFolder(Path root) {
  private static final String MARK = "studio-results.txt";
  private static final Pattern ANSWERS = Pattern.compile("answers-.*\\.jsonl");
  private static final String TEXT =
      "Results of MIGR Studio. Take them into a project with: studio import FOLDER --project DIR\n";

  public ResultsFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Makes the folder if it is not there, and says in it what it is. */
  public static ResultsFolder make(Path folder) throws IOException {
    ResultsFolder made = new ResultsFolder(folder);
    Files.createDirectories(made.root);
    Files.writeString(made.root.resolve(MARK), TEXT); // all that make it write the same
    return made;
  }

  /** Whether {@code folder} is one. */
  public static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(MARK));
  }

  /** The file with the voice of a clip. */
  public Path voice(String clipId) {
    return root.resolve("voice").resolve(clipId);
  }

  /**
   * The file with a face of a clip.
   *
   * @param face which one: 0 the most prominent
   */
  public Path face(String clipId, int face) {
    return faces(face).resolve(clipId);
  }

  Path faces(int face) {
    return root.resolve("faces").resolve(Integer.toString(face));
  }

  /** The folder with what models explained of a clip. */
  public Path explained(String clipId) {
    return root.resolve("explained").resolve(clipId);
  }

  /**
   * The folder with what models said, a file for each model.
   *
   * @param part who writes there: no two processes share a part at once
   */
  public Path predictions(String part) {
    return predictions().resolve(part);
  }

  Path predictions() {
    return root.resolve("predictions");
  }

  /**
   * The file with answers for an evaluation.
   *
   * @param part as for {@link #predictions}
   */
  public Path answers(String part) {
    return root.resolve("answers-" + part + ".jsonl");
  }

  /** The files with answers of all parts, by name. */
  public List<Path> answers() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> ANSWERS.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
