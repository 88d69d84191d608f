package studio.migr.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.training.jsonl.JsonLines;

/** A run as anybody sees it who has its folder, while it is made and after. */
public final class RunDirectory {
  static final String CONFIG = "config.json";
  static final String METRICS = "metrics.jsonl";
  static final String SAMPLES = "samples.jsonl";
  static final String LOG = "log.txt";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  private RunDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder of a new run.
   *
   * @param config all settings, so that the run can be made again
   * @param dataset name of the snapshot it uses
   * @throws FileAlreadyExistsException if the folder holds a run already
   */
  public static RunDirectory create(Path folder, ObjectNode config, String dataset)
      throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(CONFIG))) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(folder.resolve("checkpoints"));
    WholeFile.write(folder.resolve("dataset"), dataset + "\n");
    WholeFile.write(folder.resolve(CONFIG), config.toPrettyString() + "\n");
    return new RunDirectory(folder);
  }

  /**
   * @throws NotDirectoryException if it is no folder
   * @throws NoSuchFileException if it has no {@code config.json}
   */
  public static RunDirectory open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!Files.exists(folder.resolve(CONFIG))) {
      throw new NoSuchFileException(folder.resolve(CONFIG).toString());
    }
    return new RunDirectory(folder);
  }

  public Path folder() {
    return folder;
  }

  /**
   * The settings.
   *
   * @throws FormatException if they are no JSON object
   */
  public ObjectNode config() throws IOException {
    try {
      if (JSON.readTree(Files.readString(folder.resolve(CONFIG))) instanceof ObjectNode config) {
        return config;
      }
      throw new FormatException(FormatFault.OTHER_KIND, 0, CONFIG);
    } catch (JsonProcessingException e) {
      throw new FormatException(FormatFault.MALFORMED, 0, CONFIG);
    }
  }

  /** Name of the snapshot; empty if nobody said. */
  public Optional<String> dataset() throws IOException {
    Path file = folder.resolve("dataset");
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  public StatusFile status() {
    return new StatusFile(folder.resolve("status.json"));
  }

  /**
   * All steps in their order. A trainer that was resumed makes some steps again: the later line
   * counts. Damaged lines are left out, and so is a last one that is being written.
   */
  public List<MetricsLine> metrics() throws IOException {
    Map<Long, MetricsLine> bySteps = new TreeMap<>();
    for (JsonLines.Line line : lines(METRICS)) {
      MetricsLine.of(line.object()).ifPresent(each -> bySteps.put(each.step(), each));
    }
    return List.copyOf(bySteps.values());
  }

  /** All completions in the order written; those of steps made again come twice. */
  public List<SampleLine> samples() throws IOException {
    return lines(SAMPLES).stream()
        .map(line -> SampleLine.of(line.object()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Collection<JsonLines.Line> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? JsonLines.read(file).objects() : List.of();
  }

  public Checkpoints checkpoints() {
    return new Checkpoints(folder.resolve("checkpoints"));
  }

  /** The last lines of {@code log.txt}. */
  public List<String> lastWords(int lines) throws IOException {
    Path file = folder.resolve(LOG);
    return Files.exists(file) ? TailReader.last(file, lines) : List.of();
  }

  /** Asks the trainer to end; a later request takes the place of an earlier one. */
  public void request(RunRequest request) throws IOException {
    WholeFile.write(folder.resolve("request"), request.id() + "\n");
  }

  /** What was asked of the trainer; anything but {@code cancel} means to stop. */
  public Optional<RunRequest> request() throws IOException {
    Path file = folder.resolve("request");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String word = Files.readString(file).strip().toLowerCase(Locale.ROOT);
    return Optional.of(word.equals(RunRequest.CANCEL.id()) ? RunRequest.CANCEL : RunRequest.STOP);
  }

  /** Takes a request back, so that a resumed run does not end at once. */
  void clearRequest() throws IOException {
    Files.deleteIfExists(folder.resolve("request"));
  }
}
