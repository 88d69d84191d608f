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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.training.jsonl.JsonLines;

/** A run as anybody sees it who has its folder, while it is made and after. */
public final class RunDirectory {
  static final String CONFIG = "config.json";

  /** One line a step. */
  public static final String METRICS = "metrics.jsonl";

  /** One completion a line. */
  public static final String SAMPLES = "samples.jsonl";

  static final String LOG = "log.txt";
  private static final String QUEUED = "queued";
  private static final String JOB = "slurm-job";
  private static final String OPTIONS = "slurm-options";
  private static final String PRINTED = "trainer.out";
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

  /** The model that a run made, if it got so far. */
  public Path modelFolder() {
    return folder.resolve("model");
  }

  /** Lets the run wait until a device is free. */
  public void queue(String device) throws IOException {
    WholeFile.write(folder.resolve(QUEUED), device + "\n");
  }

  /** The device for which the run waits; empty if it does not wait. */
  public Optional<String> queued() throws IOException {
    return line(QUEUED);
  }

  /** Since when the run waits; empty if it does not wait. */
  public Optional<Instant> queuedSince() throws IOException {
    Path file = folder.resolve(QUEUED);
    return Files.exists(file)
        ? Optional.of(Files.getLastModifiedTime(file).toInstant())
        : Optional.empty();
  }

  /**
   * Takes the run out of the queue.
   *
   * @return whether it was still in it: of several who want to start it, only one hears true
   */
  public boolean unqueue() throws IOException {
    return Files.deleteIfExists(folder.resolve(QUEUED));
  }

  /**
   * Lets the run be trained on a cluster, now and whenever it goes on.
   *
   * @param options for sbatch
   */
  public void toCluster(List<String> options) throws IOException {
    WholeFile.write(folder.resolve(OPTIONS), String.join("\n", options) + "\n");
  }

  /** What sbatch is to be told; empty if the run is trained on this machine. */
  public Optional<List<String>> clusterOptions() throws IOException {
    return line(OPTIONS).map(text -> text.lines().filter(each -> !each.isBlank()).toList());
  }

  /** Keeps the number of the cluster's job that trains. */
  public void submitted(String job) throws IOException {
    WholeFile.write(folder.resolve(JOB), job + "\n");
  }

  /** The number of the cluster's job that trains; empty if it is none. */
  public Optional<String> job() throws IOException {
    return line(JOB);
  }

  private Optional<String> line(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // just taken away
    }
  }

  /** What the trainer's process prints, if whoever started it lets it be kept. */
  public Path printedFile() {
    return folder.resolve(PRINTED);
  }

  /** Holds the code with which the trainer's process ended, where the system lets it be known. */
  public Path exitCodeFile() {
    return folder.resolve("exit-code");
  }

  /** The code with which the trainer's process ended; empty while it works, or if none is known. */
  public OptionalInt exitCode() throws IOException {
    if (!Files.exists(exitCodeFile())) {
      return OptionalInt.empty();
    }
    String code = Files.readString(exitCodeFile()).strip();
    return code.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(code)) : OptionalInt.empty();
  }

  /** The last lines that the trainer's process printed. */
  public List<String> lastPrinted(int lines) throws IOException {
    return Files.exists(printedFile()) ? TailReader.last(printedFile(), lines) : List.of();
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

  /** When the trainer was asked; empty if it was not. */
  public Optional<Instant> requestTime() throws IOException {
    Path file = folder.resolve("request");
    return Files.exists(file)
        ? Optional.of(Files.getLastModifiedTime(file).toInstant())
        : Optional.empty();
  }

  /** Takes a request back, so that a resumed run does not end at once. */
  void clearRequest() throws IOException {
    Files.deleteIfExists(folder.resolve("request"));
  }
}
