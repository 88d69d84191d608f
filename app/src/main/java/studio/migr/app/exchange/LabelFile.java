package studio.migr.app.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.LabelRun;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/**
 * Takes labels in from JSON lines, in batches that are forced to disk at once: one step to undo for
 * each annotator, however long the file.
 */
public final class LabelFile {
  /** Labels forced to disk together. */
  public static final int BATCH = 256;

  private final LabelRequests requests;
  private final LabelRun run;
  private final Optional<String> annotator;
  private final List<Labels.Change> batch = new ArrayList<>();
  private final List<BadLine> badLines = new ArrayList<>();

  /**
   * @param annotator whose labels those are whose line does not say it
   */
  public LabelFile(Project project, Optional<String> annotator) {
    this.requests = LabelRequests.many(project);
    this.run = project.labels().startRun();
    this.annotator = annotator;
  }

  /**
   * A line that is no label of this project.
   *
   * @param line from 1
   * @param reason one sentence
   */
  public record BadLine(long line, String reason) {}

  /**
   * Saves every good line.
   *
   * @param saved hears of labels once they are on disk
   * @return the bad lines
   * @throws ProjectException if labels could not be saved; those of which {@code saved} heard are
   */
  public List<BadLine> read(BufferedReader lines, Consumer<List<LabelEvent>> saved)
      throws IOException, ProjectException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        take(number, number == 1 ? withoutMark(line) : line);
      }
      if (batch.size() >= BATCH || !lines.ready()) {
        save(saved);
      }
    }
    save(saved);
    return List.copyOf(badLines);
  }

  /** Some editors write a byte order mark before the first line. */
  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private void take(long number, String line) {
    try {
      LabelRequest request = LabelRequest.parse(line);
      if (request.annotator().isEmpty() && annotator.isPresent()) {
        request = request.withAnnotator(annotator.get());
      }
      batch.add(requests.change(request));
    } catch (ProjectException e) {
      badLines.add(new BadLine(number, e.sentence()));
    }
  }

  private void save(Consumer<List<LabelEvent>> saved) throws ProjectException {
    if (!batch.isEmpty()) {
      saved.accept(run.save(batch));
      batch.clear();
    }
  }
}
